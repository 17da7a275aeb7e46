"""Any bytes as a site's own settings: the site is found all the same, and its posts are checked.

The first byte of an input picks the file, the second the command, the rest is the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import commands, lines

_POST = (
    "---\ntitle: Reading the sea\nlayot: post\ntags: [tides]\n---\n\n# Tides\n\n[a](#tides) [b](../other.md#x) [c]({{ site.baseurl }}/a/)\n"
    '[d]({% post_url 2024-01-02-notes %}) [e]({{< ref "tides" >}}) [[other#Ebb]] ![f](/images/a.png) [g](/base/tides/)\n\n'
    "<details><summary>x</summary>\n\n**y**\n\n</details>\n\n| a | `b | c` |\n|---|---|\n| 1 | 2 |\n"
)
_POSTS: dict[str, str | bytes] = {
    "_posts/2024-01-02-notes.md": _POST,
    "content/post/tides.md": _POST,
    "docs/index.md": _POST,
    "other.md": "# X\n",
    "images/a.png": "",
    "_layouts/post.html": "{{ page.title }}",
}
_FILES = {
    "_config.yml": (
        "title: Notes\nmarkdown: kramdown\nbaseurl: /base\npermalink: pretty\nplugins: [jekyll-optional-front-matter]\nexclude:\n  - docs\n"
        "include: [_pages]\ncollections:\n  notes:\n    output: true\ndefaults:\n- scope: {path: _posts, type: posts}\n  values: {layout: post}\n",
        "kramdown:\n  input: GFM\n  auto_ids: false\nremote_theme: x/y\ncollections_dir: c\nbaseurl: 7\ndefaults: {scope: 1}\n",
    ),
    "hugo.toml": (
        "baseURL = 'https://x.test/base/'\ncontentDir = 'content'\n[markup.goldmark.parser]\nautoHeadingIDType = 'blackfriday'\n"
        "[markup.goldmark.renderer]\nunsafe = true\n[permalinks]\npost = '/:year/:slug/'\n[[module.mounts]]\nsource = 'x'\n",
    ),
    "hugo.yaml": (
        "baseURL: //x.test/base\nmarkup:\n  goldmark:\n    renderer:\n      unsafe: true\nignoreFiles: [x]\n",
    ),
    "config.toml": (
        "base_url = 'https://x.test/base'\n[markdown]\nslugify = 'on'\n[slugify]\nanchors = 'safe'\n",
        "title = 1\n",
    ),
    "mkdocs.yml": (
        "site_name: Notes\ndocs_dir: docs\nmarkdown_extensions:\n- toc:\n    slugify: !!python/object/apply:pymdownx.slugs.slugify\n"
        "      kwds: {case: lower}\n- md_in_html\nplugins: [search]\nexclude_docs: |\n  *.py\n",
    ),
    "_quarto.yml": (
        "project:\n  type: website\n  output-dir: docs\nwebsite:\n  title: x\nformat:\n  html:\n    toc: true\n",
    ),
    "_posts/_metadata.yml": ("title: x\nlayout: post\ncategories: [a]\n",),
    "content/_index.md": (
        "---\ncascade:\n- _target: {path: /x}\n  type: docs\n- layout: a\n---\n",
        "+++\n[cascade]\ntype = 'x'\n+++\n",
    ),
    "Gemfile": ('source "x"\ngem "jekyll", "~> 4"\ngem "github-pages"\n',),
    ".obsidian/app.json": ('{"attachmentFolderPath": "images", "userIgnoreFilters": ["x/"]}',),
    "_config.yaml": ("baseurl: &a /x\nexclude: *a\n<<: {title: x}\n",),
}
_MARKERS = {"_posts/_metadata.yml": "_quarto.yml", "content/_index.md": "hugo.toml", "Gemfile": "_config.yml"}
"""What makes a site of the kind that reads the file."""
WORDS = tuple(
    word.encode()
    for word in (
        *(
            "baseurl: ",
            "permalink: ",
            "exclude: ",
            "include: ",
            "collections:\n",
            "defaults:\n",
            "scope: ",
            "values: ",
            "path: ",
        ),
        *(
            "collections_dir: ",
            "plugins: ",
            "gems: ",
            "remote_theme: ",
            "kramdown: ",
            "auto_ids: ",
            "theme: ",
            "null",
            "~",
            "[]",
        ),
        *(
            "{}",
            "- ",
            "- - ",
            "1",
            "1.5",
            "true",
            "'",
            '"',
            "|\n",
            ">\n",
            "&a ",
            "*a",
            "<<: *a\n",
            "!!binary ",
            "!x ",
            "? ",
            ": ",
        ),
        *(
            "baseURL = ",
            "contentDir = ",
            "[markup]\n",
            "[markup.goldmark]\n",
            "unsafe = ",
            "[[a]]\n",
            "base_url",
            "= 1\n",
            "= []\n",
        ),
        *(
            "docs_dir: ",
            "slugify: pymdownx.slugs.slugify\n",
            "kwds:",
            "markdown_extensions:\n",
            "project: ",
            "output-dir: ",
            "/",
        ),
        *(
            "cascade: ",
            "---\n",
            "+++\n",
            "../",
            "*",
            "**/",
            "[z-a]",
            "\\",
            "\x00",
            "\ufeff",
            "2024-01-02",
            "1:30",
            ".inf",
            "0x1",
        ),
    )
)


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    name = list(_FILES)[data[0] % len(_FILES)] if data else "_config.yml"
    command = commands.COMMANDS[data[1] % len(commands.COMMANDS)] if len(data) > 1 else commands.COMMANDS[0]
    marker = {_MARKERS[name]: ""} if name in _MARKERS else {}
    posts = {path: post for path, post in _POSTS.items() if path.startswith("_posts/") <= name.startswith("_")}
    _, said = commands.run(commands.blog("site"), {**posts, **marker, name: data[2:]}, command)
    assert (
        not said or name in said or "no such file" in said or said.startswith(("Would fix ", "Nothing to fix in "))
    ), said


def mutator() -> lines.Mutator:
    """Changes by whole lines."""
    return lines.mutator([seed[2:] for seed in seeds()], WORDS, head=2)


def seeds() -> Iterator[bytes]:
    """Each file as people write it, and as nobody does."""
    for number, texts in enumerate(_FILES.values()):
        for text in texts:
            yield bytes([len(_FILES) * 4 + number, ord("0") + number % len(commands.COMMANDS)]) + text.encode()
