"""Reference outlines: what a course or book itself says of its parts, chapters and sections.

``reference`` reads them and recognises the one that a post follows, ``comparison`` says where a post differs from it, and
``importing`` makes one from notebooks, markdown files, a saved web page or an e-book. Those that ship lie here as YAML
after ``schemas/outline.schema.json``.
"""
