"""YAML that is read without PyYAML: the same values and places as with it, and nothing that is not certain."""

import subprocess
import sys

import pytest

from notelint.document.any_yaml import read_any
from notelint.document.plain_yaml import NotPlain, read_plain

PLAIN = {
    "words": "layout: post\ntitle: Trees & graphs, part two\nauthor: Ada O'Hara\n",
    "quoted": 'title: "A: b"\nsub: \'c # d\'  \nnone: ""\n',
    "meanings": "toc: true\ndraft: False\nweight: 12\nversion: 3.10\nday: 2024-02-03\ntime: 2024-02-03 10:20:30 +0100\n",
    "begin with digits": "a: 3 ways\nb: 2024-02-a\nc: 1.2 beta\n",
    "paths": "image: ./a/b.png\nlink: /a/b/\nweb: https://example.org/x#y\n",
    "nothing": "tags:\nnext: \n\n",
    "comments": "# first\na: b # of b\n  # indented\n\nc: 'd' # of d\n",
    "list in brackets": "tags: [a, b c, \"d, e\", 'f' ]\nnone: []\n",
    "list": 'tags:\n  - a\n  - "b: c"\n\nmore:\n- d\n- e\nlast: f',
    "blocks": "a:\n  b: 1\n  c:\n    d: e\n  # end\nf: g\n",
    "list of blocks": "defaults:\n  - scope: x\n    values:\n      layout: post\n  - other\n",
    "repeated": "a: 1\nb: 2\na: 3\n",
    "indented": "\n\n  a: b\n  c: d",
    "letters": "a: año\nz: 日本語 😀\n",
    "space before the colon": "a : b\n",
    "comments alone": "# nothing\n\n",
    "empty": "",
}
OTHER = {
    "meaning": "a: yes\n",
    "key that means something": "no: a\n",
    "null": "a: ~\n",
    "escapes": 'a: "b\\n"\n',
    "block text": "a: |\n  b\n",
    "lines that go on": "a: b\n  c\n",
    "second colon": "a: b: c\n",
    "anchor": "a: &b c\n",
    "tag": "a: !b c\n",
    "tab": "a:\tb\n",
    "octal": "a: 012\n",
    "sexagesimal": "a: 12:30\n",
    "list in list": "a: [b, [c]]\n",
    "mapping in brackets": "a: {b: c}\n",
    "bracket in many lines": "a: [b,\n  c]\n",
    "after the bracket": "a: [b] c\n",
    "two brackets": "a: [b] c]\n",
    "meaning in brackets": "a: [no, b]\n",
    "less indented": "  a: b\nc: d\n",
    "between": "a:\n    b: c\n  d: e\n",
    "text alone": "a\n",
    "list alone": "- a\n",
    "line end of Windows": "a: b\r\nc: d\r\n",
    "second document": "a: b\n---\nc: d\n",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_the_same_as_pyyaml(text: str) -> None:
    assert read_plain(text) == read_any(text)


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_left_to_pyyaml(text: str) -> None:
    with pytest.raises(NotPlain):
        read_plain(text)


def test_pyyaml_is_not_imported() -> None:
    code = (
        "import sys; from notelint.document.yaml import load_yaml; load_yaml('a: [b]'); sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
