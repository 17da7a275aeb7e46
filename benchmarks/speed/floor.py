"""The least that a linter in Python can cost: start, import argparse, PyYAML and markdown-it-py, and parse one post."""

import argparse
import re
from pathlib import Path

import yaml
from markdown_it import MarkdownIt

cli = argparse.ArgumentParser()
cli.add_argument("post", type=Path)
text = cli.parse_args().post.read_text(encoding="utf-8")
if (front := re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)) is not None:
    yaml.load(front[1], getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    text = text[front.end() :]
MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
