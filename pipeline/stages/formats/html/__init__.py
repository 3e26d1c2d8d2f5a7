"""HTML fragments: blocks of text with the tags that stand in them.

A lexer of our own cuts the source into tags, comments and text with exact offsets; a real tree
builder then says what each of them means.
"""

from pipeline.stages.formats.html.read import read_html

__all__ = ["read_html"]
