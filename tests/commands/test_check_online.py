"""``notelint check --online`` from the flags to what is printed; the only server is on this machine."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="needs notelint[online]")

from notelint.cli import main
from notelint.online import ask
from notelint.online.client import Limits
from notelint.online.guard import Guard

from ..online.servers import Server, serving
from ..support import Blog

POST = "a.md"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server that this test tells the guard of; the command runs in the blog."""
    monkeypatch.chdir(blog.root)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    with serving() as server:
        limits = Limits(connect=2, read=1, request=2, address=4, pause=0.05)
        monkeypatch.setattr(ask, "Settings", partial(ask.Settings, Guard(frozenset({server.place})), limits))
        yield server


def concise(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and the findings without their addresses' long heads."""
    code = main(["check", "--format", "concise", "-q", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_links_are_asked_for_with_the_flag_alone(
    blog: Blog, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    blog.write({POST: f"[a]({server.url}/nothing) [b]({server.url}/fine)\n"})
    assert concise(capsys) == (0, [])
    assert concise(capsys, "--select", "LK007") == (0, [])
    assert not server.asked
    message = f"{server.url}/nothing goes nowhere: the site answers 404, the page is gone"
    assert concise(capsys, "--online") == (1, [f"a.md:1:5: LK007 {message}"])
    assert {path for _, path in server.asked} == {"/nothing", "/fine"}


def test_answers_are_kept_for_a_day(blog: Blog, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    blog.write({POST: f"[a]({server.url}/nothing) [b]({server.url}/forbidden)\n"})
    first = concise(capsys, "--online")
    before = server.asked.copy()
    assert concise(capsys, "--online") == first
    assert {path for _, path in (server.asked - before)} == {"/forbidden"}, "what could not be told is asked again"
    before = server.asked.copy()
    assert concise(capsys, "--online", "--online-max-age", "0") == first
    assert ("GET", "/nothing") in server.asked - before
    before = server.asked.copy()
    assert concise(capsys, "--online", "--no-cache") == first
    assert ("GET", "/nothing") in server.asked - before


def test_a_broken_file_of_answers_is_as_good_as_none(
    blog: Blog, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    import os

    blog.write({POST: f"[a]({server.url}/nothing)\n"})
    kept = Path(os.environ["NOTELINT_CACHE_DIR"]) / "online.notelint-cache"
    for content in (b"", b"[[1]]", b"\xff", b"[" * 100_000, b'[["p","f",1,"no state","",""]]'):
        kept.write_bytes(content)
        assert concise(capsys, "--online")[0] == 1


def test_what_is_excluded_is_not_asked_for(blog: Blog, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    blog.write({POST: f"[a]({server.url}/nothing)\n", "sub/b.md": f"[a]({server.url}/nothing/b)\n"})
    assert concise(capsys, "--online", "--online-exclude", "127.0.0.1") == (0, [])
    blog.write({"notelint.toml": '[online]\nexclude = ["http://*/nothing"]\n'})
    assert concise(capsys, "--online")[1][0].startswith("sub/b.md:1:5: LK007 ")
    blog.write({"notelint.toml": 'ignore = ["LK007"]\n'})
    assert concise(capsys, "--online") == (0, [])
    assert {path for _, path in server.asked} == {"/nothing/b"}


def test_settings_can_name_it_for_ci(
    blog: Blog, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.write({POST: f"[a]({server.url}/nothing)\n", "notelint.toml": "[online]\nin-ci = true\n"})
    assert concise(capsys) == (0, [])
    monkeypatch.setenv("CI", "true")
    assert concise(capsys)[0] == 1


def test_the_list(blog: Blog, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    url = server.url
    blog.write({POST: f"[a]({url}/nothing) [b]({url}/moved)\n", "b.md": f"\n[a]({url}/nothing)\n"})
    assert concise(capsys, "--online-list", "links.txt") == (0, [])
    listed = (blog.root / "links.txt").read_text("utf-8").splitlines()
    assert listed == [f"not known\t{url}/moved\ta.md", f"not known\t{url}/nothing\ta.md\tb.md"]
    assert not server.asked
    assert concise(capsys, "--online", "--online-list", "links.txt")[0] == 1
    listed = (blog.root / "links.txt").read_text("utf-8").splitlines()
    assert listed == [f"moved {url}/fine\t{url}/moved\ta.md", f"gone 404\t{url}/nothing\ta.md\tb.md"]


def test_a_link_that_has_moved_is_fixed(blog: Blog, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    blog.write({POST: f"[a]({server.url}/moved#one)\n"})
    code, found = concise(capsys, "--online")
    assert (code, len(found)) == (0, 1)
    concise(capsys, "--online", "--fix", "--unsafe-fixes")
    assert (blog.root / POST).read_text("utf-8") == f"[a]({server.url}/fine#one)\n"


def test_a_comment_about_it_is_not_unused_where_nobody_asked(
    blog: Blog, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    comment = "<!-- notelint-disable-next-line LK007 -->\n"
    blog.write({POST: f"{comment}[a]({server.url}/nothing)\n\n{comment}[b]({server.url}/fine)\n"})
    assert concise(capsys) == (0, [])
    code, found = concise(capsys, "--online")
    assert [line.partition(" ")[2][:5] for line in found] == ["XX001"], (code, found)


def test_without_the_extra_it_is_said_what_to_install(
    blog: Blog, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.write({POST: f"[a]({server.url}/nothing)\n"})
    monkeypatch.setitem(sys.modules, "notelint.online.ask", None)
    assert main(["check", "--online"]) == 2
    assert "pip install aiohttp" in capsys.readouterr().err


def test_ages(capsys: pytest.CaptureFixture[str]) -> None:
    from notelint.commands.check_online import _age

    assert [_age(text) for text in ("0", "90", "5m", "12h", "7d")] == [0, 90, 300, 43_200, 604_800]
    assert main(["check", "--online-max-age", "soon"]) == 2
