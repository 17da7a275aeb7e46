"""Vaults without their settings, and generators that notelint does not know."""

from __future__ import annotations

from ..support import Blog, run

EMBED = "![[a picture.png]]"


def test_a_vault_is_known_by_its_contents(blog: Blog) -> None:
    blog.write({f"{name}.md": f"# {name}\n\n{EMBED}\n" for name in "abc"} | {"a picture.png": ""})
    assert "site: obsidian (there is ![[…]] in many notes)" in run(blog, "inspect", "a.md").stdout


def test_one_embed_is_enough_where_git_ignores_the_settings(blog: Blog) -> None:
    blog.write({"a.md": f"# A\n\n{EMBED}\n", "b.md": "# B\n", ".gitignore": ".obsidian/\n"})
    assert "site: obsidian" in run(blog, "inspect", "b.md").stdout


def test_few_embeds_make_no_vault(blog: Blog) -> None:
    blog.write({f"{name}.md": f"# {name}\n" for name in "abcdefgh"} | {"x.md": EMBED, "y.md": EMBED})
    assert "site: github" in run(blog, "inspect", "a.md").stdout


def test_an_unknown_generator_checks_no_link_to_its_pages(blog: Blog) -> None:
    links = "".join(f"- [Post {number}](/posts/p{number}.html)\n" for number in range(14))
    blog.write({"a.md": f"# A\n\n{links}\n[B](#a)\n"})
    done = run(blog, "check", ".")
    assert done.returncode == 1
    assert 'put generator = "other" under [site]' in done.stderr
    blog.write({"notelint.toml": '[site]\ngenerator = "other"\n'})
    done = run(blog, "check", ".")
    assert (done.returncode, done.stderr) == (0, "")
