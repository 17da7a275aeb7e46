"""Formats read back, each as its consumer does."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree

import junitparser
import xmlschema
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from notelint.schema.schema import built_in

from ..support import PROJECT


def _schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((PROJECT / "tests" / "schemas" / name).read_text(encoding="utf-8")))


_REPORT = built_in("report").content
_DIAGNOSTIC = Draft202012Validator(_REPORT["properties"]["diagnostics"]["items"])
_FAILURE = Draft202012Validator(_REPORT["properties"]["failures"]["items"])
_SARIF = _schema("sarif-2.1.0.json")
_GITLAB = _schema("gitlab-code-quality.schema.json")
_JUNIT = xmlschema.XMLSchema(str(PROJECT / "tests" / "schemas" / "junit-10.xsd"))


def read_json(text: str) -> int:
    report = json.loads(text)
    Draft202012Validator(_REPORT).validate(report)
    return len(report["diagnostics"])


def read_jsonl(text: str) -> int:
    found = 0
    for line in text.splitlines():
        item = json.loads(line)
        (_DIAGNOSTIC if "code" in item else _FAILURE).validate(item)
        found += "code" in item
    return found


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Name, properties and message of each workflow command, by the runner's rules; every line has to be one."""

    def unescape(value: str, marks: str) -> str:
        for mark in marks:
            value = value.replace(f"%{ord(mark):02X}", mark)
        return value

    found = []
    grouped = False
    for line in re.split(r"\r\n|\r|\n", text)[:-1]:
        if line.startswith(("::group::", "::endgroup::")):
            grouped = line.startswith("::group::")
            continue
        if grouped:
            assert not line.lstrip().startswith("::"), line
            found.append(("log", {"title": ""}, line))
            continue
        assert line.startswith("::"), line
        head, _, message = line[2:].partition("::")
        name, _, rest = head.partition(" ")
        pairs = [item.split("=", 1) for item in rest.strip().split(",")]
        properties = {key: unescape(value, "\r\n:,%") for key, value in pairs}
        found.append((name, properties, unescape(message, "\r\n%")))
    return found


def read_github(text: str) -> int:
    found = commands(text)
    assert {name for name, _, _ in found} <= {"error", "warning", "notice", "log"}
    for _, properties, _ in found:
        assert set(properties) <= {"file", "line", "col", "endLine", "endColumn", "title"}
    return sum(properties["title"] != "notelint" for _, properties, _ in found)


AZURE = re.compile(r"##vso\[task\.logissue ((?:\w+=[^;\]]*;)*)\](.*)")


def read_azure(text: str) -> int:
    """The agent reads properties up to ``]``, and a line a command; infos are lines of the log."""
    found = 0
    for line in text.splitlines():
        command = AZURE.fullmatch(line)
        if command is None:
            assert "##" not in line or not re.search(r"##\w*\[", line), line
            found += 1
            continue
        properties = dict(item.split("=", 1) for item in command[1].split(";")[:-1])
        assert properties["type"] in ("error", "warning")
        assert "##" not in command[2] or not re.search(r"##\w*\[", command[2]), line
        found += "code" in properties
    return found


def read_rdjson(text: str) -> int:
    result = json.loads(text)
    assert set(result) == {"source", "diagnostics"}
    for found in result["diagnostics"]:
        known = {"message", "location", "severity", "code", "suggestions", "relatedLocations"}
        assert {"message", "location", "severity"} <= set(found) <= known
        assert found["severity"] in ("ERROR", "WARNING", "INFO")
        ranges = [found["location"].get("range"), *(item["range"] for item in found.get("suggestions", []))]
        for place in filter(None, ranges):
            assert min(value for end in place.values() for value in end.values()) >= 1
            assert place["start"]["line"] <= place["end"]["line"]
    return sum("code" in found for found in result["diagnostics"])


def read_gitlab(text: str) -> int:
    issues = json.loads(text)
    _GITLAB.validate(issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints))
    return sum(issue["check_name"] != "notelint-failure" for issue in issues)


def read_sarif(text: str) -> int:
    log = json.loads(text)
    _SARIF.validate(log)
    (done,) = log["runs"]
    rules = done["tool"]["driver"]["rules"]
    for result in done["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert "](" not in result["message"]["text"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:file:///?)?(?:[\w./~:-]|%[0-9A-F]{2})*", uri, re.ASCII), uri
    assert done["invocations"][0]["executionSuccessful"] is not bool(
        done["invocations"][0]["toolExecutionNotifications"]
    )
    return len(done["results"])


def read_junit(text: str) -> int:
    _JUNIT.validate(text)
    suites = junitparser.JUnitXml.fromstring(text.encode("utf-8"))
    cases = [case for suite in suites for case in suite]
    results = [result for case in cases for result in case.result]
    failed = sum(isinstance(result, junitparser.Failure) for result in results)
    errors = sum(isinstance(result, junitparser.Error) for result in results)
    assert (suites.tests, suites.failures, suites.errors) == (len(cases), failed, errors)
    for suite in suites:
        counted = (suite.tests, suite.failures, suite.errors)
        suite.update_statistics()
        assert counted == (suite.tests, suite.failures, suite.errors)
    return failed


def read_checkstyle(text: str) -> int:
    root = ElementTree.fromstring(text)
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    found = 0
    for file in root:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        for error in file:
            assert error.tag == "error"
            assert {"line", "severity", "message", "source"} <= set(error.attrib)
            assert error.attrib["severity"] in ("error", "warning", "info")
            found += error.attrib["source"] != "notelint.failure"
    return found


def table(text: str) -> list[list[str]]:
    """The rows of the findings' table as GitHub shows them; no cell may hold more than text and code."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert not {"html_block", "fence", "code_block"} & {token.type for token in tokens}
    rows: list[list[str]] = []
    for before, token in zip(tokens, tokens[1:], strict=False):
        if before.type == "tr_open":
            rows.append([])
        if token.type == "inline":
            assert {child.type for child in token.children or []} <= {"text", "code_inline"}, token.content
            if before.type in ("td_open", "th_open"):
                rows[-1].append("".join(child.content for child in token.children or []))
    assert {len(row) for row in rows} <= {4}
    return rows[1:]


def read_markdown(text: str) -> int:
    return len(table(text))


class _Page(HTMLParser):
    """A page as strictly as its policy wants it: few elements, all closed, nothing loaded, nothing run but one script."""

    _ELEMENTS = frozenset(
        "html head title style body script h1 h2 h3 p div span code pre mark a details summary ol ul li form label input select"
        " option button svg circle rect text meta".split()
    )
    _VOID = frozenset(("meta", "input"))

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.findings = 0
        self.policy = ""
        self.inside: dict[str, list[str]] = {"style": [], "script": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        assert len(named) == len(attrs)
        assert tag in self._ELEMENTS, tag
        assert not [name for name in named if name.startswith("on") or name in ("style", "src", "srcset", "action")]
        assert named.get("href", "#progress") == "#progress" or (named["href"] or "").startswith("https://")
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"] or ""
        if tag in self.inside:
            self.inside[tag].append("")
        self.findings += tag == "li" and named.get("class") == "finding"
        self.open += [] if tag in self._VOID else [tag]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("circle", "rect")
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.inside:
            self.inside[self.open[-1]][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read_html(text: str) -> int:
    page = _Page()
    page.feed(text)
    page.close()
    assert page.open == []
    assert page.policy.startswith("default-src 'none';")
    for tag, contents in page.inside.items():
        (content,) = contents
        known = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{known}'" in page.policy
    return page.findings


READERS: dict[str, Callable[[str], int]] = {
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
    "github": read_github,
    "gitlab": read_gitlab,
    "azure": read_azure,
    "rdjson": read_rdjson,
    "sarif": read_sarif,
    "junit": read_junit,
    "checkstyle": read_checkstyle,
    "markdown": read_markdown,
}
