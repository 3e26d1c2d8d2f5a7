"""TBX out of glossaries: version 2 (`martif`) and version 3 (`tbx`, style DCA)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr  # they write XML, and read none

from glossary.files.tbx_read import MARK_CASE, MARK_COLUMN, MARK_KIND
from glossary.values import Glossary, Term

_HEADS = {
    2: (
        '<martif type="TBX-Basic" xml:lang={language}>\n<martifHeader><fileDesc><sourceDesc>'
        "<p>Glossary of Passerelle</p></sourceDesc></fileDesc><encodingDesc>"
        '<p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n'
    ),
    3: (
        '<tbx type="TBX-Basic" style="dca" xml:lang={language} '
        'xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader><fileDesc><sourceDesc>'
        "<p>Glossary of Passerelle</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n"
    ),
}
_TAILS = {2: "</body></text>\n</martif>\n", 3: "</body></text>\n</tbx>\n"}
_NAMES = {2: ("termEntry", "langSet", "tig"), 3: ("conceptEntry", "langSec", "termSec")}


def write_tbx(glossary: Glossary, *, version: Literal[2, 3] = 3) -> bytes:
    """Write a glossary as TBX in UTF-8; `read_glossary` gives back all of it."""
    head = _HEADS[version].format(language=quoteattr(glossary.source))
    entries = (
        piece
        for number, term in enumerate(glossary.terms, start=1)
        for piece in _entry(number, term, glossary, _NAMES[version])
    )
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + head + "".join(entries)
            + _TAILS[version]).encode()  # fmt: skip


def _entry(
    number: int, term: Term, glossary: Glossary, names: tuple[str, str, str]
) -> Iterator[str]:
    entry, section, group = names
    yield f'<{entry} id="c{number}">\n'
    for name, value in term.more:
        yield f"<admin type={_attribute(MARK_COLUMN + name)}>{escape(value)}</admin>\n"
    if term.note:
        yield f"<note>{escape(term.note)}</note>\n"
    marks: list[tuple[str, str]] = []
    if term.kind == "keep" or (term.kind == "forbid" and not term.source):
        marks.append((MARK_KIND, term.kind))
    if term.case == "exact":
        marks.append((MARK_CASE, term.case))
    status = [("administrativeStatus", "deprecatedTerm-admn-sts")] if term.kind == "forbid" else []
    sides: list[tuple[str, Sequence[str], list[tuple[str, str]]]] = [
        (glossary.source, [term.source] if term.source else [], []),
        (glossary.target, term.targets, [*marks, *status]),
    ]
    for language, words, notes in sides:
        if not words:
            continue
        yield f"<{section} xml:lang={quoteattr(language)}>\n"
        for word in words:
            yield f"<{group}><term>{escape(word)}</term>"
            for category, value in notes:
                yield f"<termNote type={quoteattr(category)}>{escape(value)}</termNote>"
            yield f"</{group}>\n"
        yield f"</{section}>\n"
    yield f"</{entry}>\n"


def _attribute(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;", "\t": "&#9;"})
