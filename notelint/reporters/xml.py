"""XML that is well-formed whatever its texts hold."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from .escape import visible, without_commands


def element(parent: Element | None, tag: str, text: str | None = None, /, **attributes: str | int) -> Element:
    """A new element, the last one of its parent."""
    shown = {name: visible(str(value)) for name, value in attributes.items()}
    made = Element(tag, shown) if parent is None else SubElement(parent, tag, shown)
    made.text = None if text is None else visible(text)
    return made


def serialize(root: Element) -> str:
    """The document, in ASCII, so that it is UTF-8 in whatever encoding it is printed."""
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + without_commands(body, "&#91;") + "\n"
