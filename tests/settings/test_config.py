"""Settings: where they are found, what they may say, which rules run."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from notelint.diagnostic import Severity
from notelint.linting.selection import enabled_rules
from notelint.reporters.rule_pages import settings_markdown
from notelint.schema.schema import built_in, violations
from notelint.settings.check import _config
from notelint.settings.config import Config, ConfigError, Selection
from notelint.settings.settings import Settings, load
from notelint.settings.sources import WORD_FILE, nearest
from notelint.site.detect import GENERATORS

from ..support import PROJECT, Blog, run

HERE = Path(__file__).parent


def write(blog: Blog, text: str, name: str = "notelint.toml") -> str:
    blog.write({name: text})
    return str(blog.root / name)


def test_everything_that_can_be_set(blog: Blog) -> None:
    blog.write({"own.schema.json": "{}"})
    config = load(
        write(
            blog,
            """
select = ["LK", "placeholder-answer"]
extend-select = ["TB001"]
ignore = ["LK009"]
extend-ignore = ["LK005"]
exclude = ["drafts/"]
fail-level = "error"

[per-file-ignores]
"README.md" = ["FM"]

[severity]
LK002 = "error"
QA = "info"

[rules.placeholder-link]
allow = ["https://www.google.com"]

[site]
generator = "jekyll"
markdown = "kramdown"
base-url = "/notes"

[front-matter]
schema = "own.schema.json"
""",
        )
    )
    assert config.selection == Selection(("LK", "placeholder-answer"), ("TB001",), ("LK009",), ("LK005",))
    assert config.per_file_ignores == {"README.md": ("FM",)}
    assert (config.exclude, config.fail_level) == (("drafts/",), Severity.ERROR)
    assert config.severity["LK002"] is Severity.ERROR
    assert config.severity["QA001"] is Severity.INFO
    assert config.options == {"LK002": {"allow": ["https://www.google.com"]}}
    assert config.site == ("jekyll", "kramdown", "/notes")
    assert config.front_matter_schema == str(blog.root / "own.schema.json")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["LK"]', r'unknown setting "selct"; did you mean "select"\?'),
        ('select = "LK"', r"select: .* should be a list"),
        ('select = ["LK0002"]', r'unknown rule "LK0002"; did you mean "LK002"\?'),
        ('select = ["KL001"]', r'unknown rule "KL001"; did you mean "LK001"\?'),
        ('select = ["MK999"]', r'unknown rule "MK999"; notelint rule lists them all'),
        ('fail-level = "warn"', r'fail-level.*should be one of "error", "warning", "info"'),
        ("[site]\ngenerater = 'jekyll'", r'site: unknown key "generater"; did you mean "generator"\?'),
        ("[severity]\nLK002 = 3", r"severity\.LK002"),
        ("[rules.placeholder-link]\nalow = []", r'unknown option "alow"; LK002 has allow'),
        ("[rules.placeholder-link]\nallow = 'x'", r'should be a list of texts in quotes, as in allow = \["x"\]'),
        ("[rules.placeholder-link]\nallow = 2024-01-02", r'should be a list .* as in allow = \["2024-01-02"\]'),
        ("[rules.file-not-found]\nfront-matter-pictures = [1, []]", r'= \["1", "\[\]"\]'),
        ("[front-matter]\nschema = 'none.json'", r"no such file: none\.json"),
        ("[front-matter]\nschema = '../../../etc/passwd'", r"is outside of the blog"),
        ('baseline = "a\\u0000b"', r"baseline: 'a\\x00b' is not a path"),
        ("select = [", r"not valid TOML"),
        ("ignore = SP", r'not valid TOML: .*line 1.*text needs quotes, as in ignore = \["SP"\]'),
        ("[rules.doubled-word]\nseverity = 'off'", r'to leave a rule out, write ignore = \["SP004"\]'),
        ("[rules.doubled-word]\nseverity = 'info'", r'\[severity\], then SP004 = "info"'),
        ("[rules.doubled-word]\nallow = ['x']", r'unknown option "allow"; SP004 has no options'),
        ("[per-file-ignores]\n'x.md' = ['nonsense-rule']", r'unknown rule "nonsense-rule"'),
    ],
)
def test_what_is_wrong_is_said(blog: Blog, text: str, message: str) -> None:
    path = write(blog, text)
    with pytest.raises(ConfigError, match=message) as error:
        load(path)
    assert str(path) in str(error.value)


def test_the_nearest_file_holds_and_nothing_above_the_repository(blog: Blog) -> None:
    blog.write(
        {
            "notelint.toml": "",
            "a/pyproject.toml": "[project]\nname = 'x'\n",
            "b/pyproject.toml": "[tool.notelint]\nselect = ['LK']\n",
            "c/.notelint.toml": "",
            "c/notelint.toml": "",
            "d/.git/config": "",
        }
    )
    found = {name: nearest(str(blog.root / name)) for name in ("", "a", "a/deep", "b", "c", "d")}
    assert found == {
        "": str(blog.root / "notelint.toml"),
        "a": str(blog.root / "notelint.toml"),
        "a/deep": str(blog.root / "notelint.toml"),
        "b": str(blog.root / "b/pyproject.toml"),
        "c": str(blog.root / "c/.notelint.toml"),
        "d": None,
    }


def codes_of(selection: Selection) -> set[str]:
    return {rule.code for rule in enabled_rules(selection)}


def test_which_rules_run() -> None:
    default = codes_of(Selection())
    assert "LK002" in default
    assert codes_of(Selection(select=("LK",))) == {code for code in default if code.startswith("LK")}
    assert codes_of(Selection(select=("LK",), ignore=("LK002",))) == codes_of(Selection(select=("LK",))) - {"LK002"}
    assert codes_of(Selection(select=("LK002",), ignore=("LK",))) == {"LK002"}
    assert codes_of(Selection(select=("LK002",), ignore=("placeholder-link",))) == set()
    assert codes_of(Selection(ignore=("ALL",))) == set()
    assert codes_of(Selection(select=("LK",), ignore=(" all",))) == codes_of(Selection(select=("LK",)))
    assert codes_of(Selection(select=("LK002", "ALL"), ignore=("LK",))) >= {"LK002", "TB002"}
    assert codes_of(Selection(ignore=("QA",), extend_select=("QA002",))) == {c for c in default if c[:2] != "QA"} | {
        "QA002"
    }


def test_flags_replace_and_extend() -> None:
    settings = Selection(("LK",), ("TB",), ("LK002",), ("LK004",))
    assert settings.under(Selection()) == settings
    assert settings.under(Selection(select=("QA",))) == Selection(("QA",), (), None, ())
    assert settings.under(Selection(ignore=("LK001",))) == Selection(("LK",), ("TB",), ("LK001",), ())
    assert settings.under(Selection(extend_select=("QA",), extend_ignore=("TB001",))) == Selection(
        ("LK",), ("TB", "QA"), ("LK002",), ("LK004", "TB001")
    )


def test_severity_per_rule_and_per_file_ignores(blog: Blog) -> None:
    from notelint.linting.linter import Linter

    path = write(blog, "[severity]\nLK002 = 'info'\n[per-file-ignores]\n'notes/*' = ['LK002']\n")
    blog.write({"a.md": "[x](http://google.com)", "notes/b.md": "[x](http://google.com)"})
    config = load(path)
    first = Linter().lint_file(blog.root / "a.md", "a.md", config)
    second = Linter().lint_file(blog.root / "notes/b.md", "notes/b.md", config)
    assert [d.severity for d in first.diagnostics] == [Severity.INFO]
    assert not second.diagnostics


def test_a_blogs_own_schema(blog: Blog) -> None:
    from notelint.linting.linter import Linter

    def lint(schema: str) -> tuple[list[str], str | None]:
        blog.write({"own.json": schema, "a.md": "---\ntitle: x\nweek: two\n---\n"})
        config = Config(front_matter_schema=str(blog.root / "own.json"))

        report = Linter().lint_file(blog.root / "a.md", "a.md", config)
        return [diagnostic.message for diagnostic in report.diagnostics], report.failure

    assert lint('{"required": ["author"], "properties": {"week": {"type": "integer"}}}') == (
        ['the key "author" is missing', '"week" should be a whole number, not the text "two"'],
        None,
    )
    assert "not a JSON Schema" in (lint('{"type": 7}')[1] or "")
    assert "not valid JSON" in (lint("{")[1] or "")
    assert "leads nowhere" in (lint('{"$ref": "#/nope"}')[1] or "")
    assert "leads back to itself" in (lint('{"$ref": "#"}')[1] or "")
    assert "leads to another file" in (lint('{"$ref": "https://x.test/s.json"}')[1] or "")


def test_the_settings_reference_is_written_from_the_schema() -> None:
    page = PROJECT / "docs" / "settings.md"
    if os.environ.get("UPDATE"):
        page.write_text(settings_markdown(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == settings_markdown()


def test_every_setting_is_described_and_its_example_is_right() -> None:
    schema = built_in("config")
    for name, setting in schema.content["properties"].items():
        for example in setting["examples"]:
            assert violations(schema, {name: example}) == [], name
    blocks = re.findall(r"```toml\n(.*?)```", settings_markdown(), re.DOTALL)
    assert len(blocks) == len(schema.content["properties"])
    for block in blocks:
        assert violations(schema, tomllib.loads(block)) == []


def parts(schema: dict[str, Any], name: str = "top") -> Iterator[tuple[str, dict[str, Any]]]:
    """A schema and all schemas in it, with their names."""
    yield name, schema
    inner = {"items": schema.get("items"), "others": schema.get("additionalProperties"), **schema.get("properties", {})}
    for key, part in inner.items():
        if isinstance(part, dict):
            yield from parts(part, f"{name}.{key}")


def test_the_schema_of_the_settings_is_as_schemastore_wants_it() -> None:
    content = built_in("config").content
    assert content["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert re.fullmatch(r"https://json\.schemastore\.org/[a-z]+\.json", content["$id"])
    Draft7Validator.check_schema(content)
    known = {"type", "description", "default", "enum", "examples", "items", "uniqueItems", "minLength"}
    for name, part in parts(content):
        assert isinstance(part["type"], str), name
        assert part["description"].rstrip(".:") == part["description"], name
        assert part["type"] != "object" or "additionalProperties" in part, name
        assert part.keys() <= known | {"$schema", "$id", "title", "properties", "additionalProperties"}, name
        validator = Draft7Validator(part)
        for value in (*part.get("examples", ()), *([part["default"]] if "default" in part else ())):
            assert validator.is_valid(value), name


def test_the_defaults_in_the_schema_are_those_that_hold() -> None:
    settings = {
        name: part["default"] for name, part in built_in("config").content["properties"].items() if "default" in part
    }
    given, none = (_config(os.path.abspath("notelint.toml"), content, None) for content in (settings, {}))
    assert enabled_rules(given.selection) == enabled_rules(none.selection)
    assert given._replace(selection=Selection()) == none._replace(selection=Selection())
    words = built_in("config").content["properties"]["spelling"]["properties"]
    assert words["word-file"]["default"] == WORD_FILE


def test_sample_of_settings(blog: Blog) -> None:
    """Everything that can be set, in one file: the positive sample for SchemaStore."""
    sample = (HERE / "everything.toml").read_text(encoding="utf-8")
    schema = built_in("config").content
    assert tomllib.loads(sample).keys() == schema["properties"].keys()
    assert Draft7Validator(schema).is_valid(tomllib.loads(sample))
    blog.write({"base.toml": "", "my-posts.schema.json": "{}", "words.txt": "", "notelint.toml": sample})
    assert load(blog.root / "notelint.toml").selection.preview


@pytest.mark.parametrize("path", sorted((HERE / "negative").glob("*.toml")), ids=lambda path: path.stem)
def test_sample_of_wrong_settings(path: Path) -> None:
    """One mistake a file: the negative samples for SchemaStore."""
    assert len(list(Draft7Validator(built_in("config").content).iter_errors(tomllib.loads(path.read_text())))) == 1
    with pytest.raises(ConfigError):
        load(path)


def test_every_generator_of_the_settings_is_known() -> None:
    choices = built_in("config").content["properties"]["site"]["properties"]["generator"]["enum"]
    assert sorted(choices) == sorted(GENERATORS)


@pytest.mark.parametrize("command", [["check", "."], ["progress", "."], ["words", "."], ["init", "--dry-run"]])
@pytest.mark.parametrize("site", ['generator = "jekyl"', "generator = []", "markdown = {}", "base-url = [7]"])
def test_a_site_that_can_not_be_is_said(blog: Blog, site: str, command: list[str]) -> None:
    done = run(blog.write({"a.md": "# A\n", "notelint.toml": f"[site]\n{site}\n"}), *command)
    assert done.returncode == 2
    assert f"notelint.toml: site.{site.split()[0]}: " in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ('[tool.notelint]\nignore = ["SP"]\n', "without [tool.notelint]"),
        ('ignore = "SP"\n', 'write ignore = ["SP"]'),
        ('[severity]\nSP = "off"\n', 'to leave a rule out, write ignore = ["SP"]'),
    ],
)
def test_the_right_form_is_said(blog: Blog, text: str, help: str) -> None:
    blog.write({"notelint.toml": text})
    with pytest.raises(ConfigError, match=re.escape(help)):
        Settings().of(str(blog.root))
