"""TBX as glossaries: versions 2 (`martif`) and 3 (`tbx`, styles DCA and DCT)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossary.files.cells import join_forms
from glossary.files.columns import free_name
from glossary.files.contradictions import agreeing
from glossary.files.drafts import Draft, term_of, tidy_name
from glossary.files.languages import best
from glossary.files.tbx_entries import Node, TbxReader
from glossary.files.values import (
    MOST_TERMS,
    FileFormat,
    FileRefused,
    ReadGlossary,
    left_out_problem,
)
from glossary.values import Glossary, Problem, Term

# What Passerelle writes so that nothing is lost.
MARK_KIND = "x-passerelle-kind"
MARK_CASE = "x-passerelle-case"
MARK_COLUMN = "x-passerelle-column:"

_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_STATUS = frozenset({"administrativeStatus", "normativeAuthorization"})
_AGAINST = ("deprecated", "superseded", "forbidden", "obsolete")
_ELSEWHERE = frozenset({*_STATUS, MARK_KIND, MARK_CASE})
_NOTES = frozenset({"note", "definition", "explanation"})
_AROUND = frozenset({*_LANGUAGES, *_TERMS, "termGrp", "descripGrp", "adminGrp", "transacGrp",
                     "termNoteGrp"})  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class _Term:
    text: str
    line: int
    is_against: bool
    is_preferred: bool
    marks: dict[str, str]


def read_tbx(data: bytes, *, source: str, target: str) -> ReadGlossary:
    """Read a TBX file. Raises FileRefused."""
    reading = _Reading(source, target)
    reader = TbxReader(reading.take)
    broken = reader.read(data)
    problems = list(reading.problems)
    if broken is not None:
        if not reader.version:
            raise FileRefused("not-xml", f"the file is not XML: {broken[1]}",
                              "save it anew as TBX or CSV", broken[0])  # fmt: skip
        problems.append(
            Problem(
                line=broken[0],
                code="not-xml",
                message=f"the XML breaks off here: {broken[1]}; the entries before are used",
                hint="save the file anew, as UTF-8",
            )
        )
    terms, disagreements = agreeing(reading.terms)
    form: FileFormat = "tbx3" if reader.version == 3 else "tbx2"
    return ReadGlossary(
        glossary=Glossary(source=source, target=target, terms=tuple(terms)),
        problems=(
            *reading.general(),
            *sorted((*problems, *disagreements), key=lambda one: one.line or 0),
        ),
        format=form,
        left_out=reading.left_out,
    )


def tbx_languages(data: bytes) -> tuple[str, ...]:
    """Give the languages of a TBX file in the order they come. Raises FileRefused."""
    found: dict[str, None] = {}

    def take(entry: Node) -> None:
        found.update(dict.fromkeys(one.language for one in entry.children if one.tag in _LANGUAGES))

    TbxReader(take).read(data)
    return tuple(tag for tag in found if tag)


class _Reading:
    def __init__(self, source: str, target: str) -> None:
        self._pair = source, target
        self.terms: list[Term] = []
        self.problems: list[Problem] = []
        self.left_out = 0

    def general(self) -> tuple[Problem, ...]:
        if not self.left_out:
            return ()
        source, target = self._pair
        why = f"have no terms in both {source} and {target}"
        return (left_out_problem(why, self.left_out, "entries"),)

    def take(self, entry: Node) -> None:
        sections = [one for one in entry.children if one.tag in _LANGUAGES]
        tags = [one.language for one in sections]
        sources = self._terms(sections, tags, self._pair[0])
        targets = self._terms(sections, tags, self._pair[1])
        marks = {key: value for one in (*sources, *targets) for key, value in one.marks.items()}
        note, more = _words(entry)
        used = {tags[at] for tag in self._pair if (at := best(tag, tags)) is not None}
        for section in sections:
            if section.language not in used and section.language:
                others = tuple(_read_term(one).text for one in section.children
                               if one.tag in _TERMS)  # fmt: skip
                more += ((section.language, join_forms(others)),)
        drafts = list(_drafts(entry, sources, targets, marks, note, more))
        if not drafts:
            self.left_out += 1
        for draft in drafts:
            if (term := term_of(draft, self.problems.append)) is not None:
                self.terms.append(term)
        if len(self.terms) > MOST_TERMS:
            raise FileRefused(
                "too-many-terms",
                f"the file has more than {MOST_TERMS:,} terms",
                "part it, or keep the terms that the class uses",
            )

    @staticmethod
    def _terms(sections: list[Node], tags: list[str], wanted: str) -> list[_Term]:
        at = best(wanted, tags)
        if at is None:
            return []
        return [
            _read_term(group)
            for section in sections
            if section.language == tags[at]
            for group in section.children
            if group.tag in _TERMS
        ]


def _read_term(group: Node) -> _Term:
    text, line, marks, status = "", group.line, {}, ""
    for node in group.walk(_AROUND):
        if node.tag == "term":
            text, line = node.text, node.line
        elif node.category in _STATUS:
            status = status or node.text.lower()
        elif node.category in (MARK_KIND, MARK_CASE):
            marks[node.category] = node.text
    return _Term(
        text=text,
        line=line,
        is_against=status.startswith(_AGAINST),
        is_preferred=status.startswith("preferred"),
        marks=marks,
    )


def _drafts(
    entry: Node,
    sources: list[_Term],
    targets: list[_Term],
    marks: dict[str, str],
    note: str,
    more: tuple[tuple[str, str], ...],
) -> Iterator[Draft]:
    """Yield what an entry says: for each of its source terms what to write, and what not."""
    kind = marks.get(MARK_KIND, "")
    against = [one.text for one in targets if one.is_against]
    allowed = [one.text for one in sorted(targets, key=lambda one: not one.is_preferred)
               if not one.is_against]  # fmt: skip
    if kind == "forbid" and not sources:
        against += allowed
        allowed = []
    elif not targets and kind != "keep":
        return
    names = sources
    if not sources:
        if kind != "forbid":  # a deprecated word of a file in one language bans it nowhere
            return
        names = [_Term(text="", line=entry.line, is_against=False, is_preferred=False, marks={})]
    for name in names:
        for words, said in ((allowed, kind), (against, "forbid")):
            if words or (kind == "keep" and said == kind):
                yield Draft(
                    line=name.line,
                    source=name.text,
                    target=words[0] if words else "",
                    kind=said,
                    forms=tuple(words[1:]),
                    case=marks.get(MARK_CASE, ""),
                    note=note,
                    more=more,
                )


def _words(entry: Node) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Give the notes and definitions of an entry, and whatever else it says, by category."""
    notes: dict[str, None] = {}
    more: dict[str, dict[str, None]] = {}
    for node in entry.walk(into=_AROUND):
        category = node.category
        if node.tag in _AROUND or node.tag == "term" or category in _ELSEWHERE:
            continue
        if not (text := node.text):
            continue
        if category in _NOTES:
            notes[text] = None
        else:
            name = tidy_name(category.removeprefix(MARK_COLUMN))
            more.setdefault(free_name(name or node.tag, ()), {})[text] = None
    return "\n".join(notes), tuple((name, "; ".join(texts)) for name, texts in more.items())
