"""Reference outlines: what a course or book itself says of its parts, chapters and sections.

``reference`` reads them and recognises the one that a post follows, ``comparison`` says where a post differs from it, and
``importing`` makes one from notebooks, markdown files, a saved web page or an e-book. Those that ship lie here after
``schemas/outline.schema.json``, as JSON, which is read a hundred times faster than YAML.

``fastbook`` is the outline of fastai/fastbook, whose titles are facts of the book; its text is not here. From the book's
notebooks (master, commit e8baa81d of 2024-07-08), headings of their markdown cells; questions are the top-level items under
"Questionnaire". Part titles as the wrap-up headings of chapters 3, 11 and 16 word them, part 4 as the book does. Wordings of
the printed book that differ stand as variants.
"""
