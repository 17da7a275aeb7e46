"""Real posts, and pieces of markdown to make any text of."""

from ..support import PROJECT

POSTS = sorted(
    path for folder in ("examples", "docs", "benchmarks/accuracy") for path in (PROJECT / folder).rglob("*.md")
)
PIECES = [
    *(
        "*",
        "**",
        "_",
        "__",
        "~~",
        "~",
        "`",
        "``",
        "```\n",
        "- ",
        "1. ",
        "2) ",
        "> ",
        "# ",
        "## ",
        "---\n",
        "===\n",
        "***\n",
    ),
    *(
        "|",
        "|---|---|\n",
        ":--|",
        "[a](b)",
        "![x](y 'z')",
        "[a]: b\n",
        "[a]",
        "<div>\n",
        "</div>",
        "<b>",
        "<!--",
        "-->",
    ),
    *(
        "&amp;",
        "&#35;",
        "\\*",
        "\\|",
        "\\\n",
        "<http://a.b>",
        "word",
        "a",
        "é",
        "*a*",
        "+",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<",
        ">",
    ),
    *("&", "\\", "{", "}", "=", "-", "0123456789. ", "\n", "\n\n", " ", "  ", "    ", "\t", "  \n", "\n    "),
]
