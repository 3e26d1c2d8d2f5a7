"""The structure of HTML without its texts: elements, attributes, comments, code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.stages.formats.html.lexer import tokens
from pipeline.stages.formats.html.tangle import are_tangled
from pipeline.stages.structure.builder import Builder, digest_of
from pipeline.stages.structure.well_formed import digest_of_well_formed


@dataclass(frozen=True, kw_only=True, slots=True)
class Skeleton:
    """The structure of a text; two texts have the same structure when their skeletons are equal."""

    digest: bytes


def skeleton(raw_html: str) -> Skeleton:
    """Give the structure of HTML that is not sanitised.

    In it are elements with their attributes, whether there is something to read in them, comments,
    and the exact text of code, formulas and whatever is not to be translated; the words of other
    texts and the alternative texts of images are not. Blocks are in order; marks inside one line
    of text may change places, as they do in translations. HTML that cannot be read in good time
    is its own skeleton. Time is linear in the length.
    """
    known = digest_of_well_formed(raw_html)
    return parsed_skeleton(raw_html) if known is None else _skeleton(known, [])


def parsed_skeleton(raw_html: str) -> Skeleton:
    """Give the same by a parser that reads all that browsers read."""
    found = list(tokens(raw_html))
    if are_tangled(raw_html, found):
        return Skeleton(digest=digest_of("tangled", raw_html))
    # The tree builder is loaded by the first post that needs it.
    from justhtml import JustHTML

    root: Any = JustHTML(raw_html, fragment=True, sanitize=False).root
    # The tree builder takes some of what browsers skip for text, such as a tag without end.
    skipped = sorted(raw_html[one.start : one.end] for one in found if one.kind == "comment")
    return _skeleton(_digest_of(root), skipped)


def _skeleton(digest: bytes, skipped: list[str]) -> Skeleton:
    return Skeleton(digest=digest_of(digest, skipped))


def _digest_of(root: Any) -> bytes:
    builder = Builder()
    way = [_children(root)]
    while way:
        child = next(way[-1], None)
        if child is None:
            way.pop()
            if way:
                builder.close()
        elif child.name == "#text":
            builder.text(child.data)
        elif child.name.startswith(("#comment", "#processing", "!")):
            builder.mark(child.name, str(child.data))
        else:
            builder.open(child.name, child.attrs or {})
            way.append(_children(child))
    return builder.done()


def _children(node: Any) -> Iterator[Any]:
    yield from node.children or ()
    content = getattr(node, "template_content", None)
    if content is not None:
        yield from content.children
