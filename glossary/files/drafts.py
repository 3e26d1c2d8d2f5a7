"""A row as it stands in a file, made into a term or refused with reasons."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from glossary.files.values import (
    MOST_CELL_LINES,
    MOST_FORMS,
    MOST_TERM,
    MOST_TEXT,
    MOST_WORDS,
    shorten,
)
from glossary.values import Case, Kind, Problem, Term

_KINDS: tuple[Kind, ...] = get_args(Kind)
_CASES: tuple[Case, ...] = get_args(Case)
_MOST_DECOMPOSED = 4 * MOST_TERM  # a composed character stands for four at most
_BLANKS = re.compile(r"[ \t\n]+")
# No text has these, and XML cannot write most of them.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_NOT_UTF8 = re.compile(r"[\ud800-\udfff]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The cells of one entry, trimmed and otherwise as they stand in the file."""

    line: int
    source: str
    target: str
    kind: str = ""
    forms: tuple[str, ...] = ()
    case: str = ""
    note: str = ""
    more: tuple[tuple[str, str], ...] = ()


def tidy_name(name: str) -> str:
    """Give the name of a column with plain spaces, and without what is no text."""
    for pattern in (_NOT_TEXT, _NOT_UTF8):
        name = pattern.sub("\N{REPLACEMENT CHARACTER}", name)
    return _BLANKS.sub(" ", name).strip()


def term_of(draft: Draft, report: Callable[[Problem], None]) -> Term | None:
    """Make a term of a draft; report what is wrong with it, and give None where too much is."""
    if (fault := _fault_of_characters(draft)) is not None:
        report(fault)
        return None
    source, target = _tidy(draft.source), _tidy(draft.target)
    forms = tuple(dict.fromkeys(form for one in draft.forms if (form := _tidy(one))))
    kind = _kind(draft.kind)
    case = _case(draft.case)
    if kind == "keep":
        target = target or source
    elif kind == "forbid" and not target and forms:
        target, forms = forms[0], forms[1:]
    forms = tuple(form for form in forms if form != target)
    note = draft.note.strip()
    fault = (
        _fault_of_words(draft, kind, case)
        or _fault_of_sides(draft.line, kind, source, target)
        or _fault_of_lengths(draft, source, (target, *forms), note)
    )
    if fault is not None or kind is None or case is None:
        if fault is not None:
            report(fault)
        return None
    for warning in _warnings(draft.line, source, (target, *forms)):
        report(warning)
    return Term(
        source=source,
        target=target,
        kind=kind,
        forms=forms,
        case=case,
        note=note,
        more=tuple(sorted((name, value) for name, value in draft.more if value)),
        line=draft.line,
    )


def _tidy(text: str) -> str:
    if "  " in text or "\n" in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    # Composing takes time in the square of a heap of accents; what is this long is refused anyway.
    if not text.isascii() and len(text) <= _MOST_DECOMPOSED:
        text = unicodedata.normalize("NFC", text)
    return text.strip()


def _kind(word: str) -> Kind | None:
    known = word.strip().lower() or "translate"
    return known if known in _KINDS else None


def _case(word: str) -> Case | None:
    known = word.strip().lower() or "any"
    return known if known in _CASES else None


def _fault_of_characters(draft: Draft) -> Problem | None:
    terms = "\n".join((draft.source, draft.target, *draft.forms))
    rest = "\n".join((draft.kind, draft.case, draft.note, *(value for _, value in draft.more)))
    text = f"{terms}\n{rest}"
    if text.isascii() and text.replace("\n", "").isprintable():
        return None
    if _NOT_UTF8.search(text):
        return _not_utf8(draft.line, f"{draft.source} {draft.target}")
    if found := _NOT_TEXT.search(text):
        return Problem(
            line=draft.line,
            code="control-character",
            message=f"the row has the control character U+{ord(found[0]):04X}",
            hint="remove it; it cannot be seen, so type the word anew",
        )
    if "\N{REPLACEMENT CHARACTER}" in terms:
        return Problem(
            line=draft.line,
            code="damaged-text",
            message=f"{shorten(draft.source)} to {shorten(draft.target)} has lost a letter",
            hint="type the word anew, and save the file as UTF-8",
        )
    if found := _TURNING.search(terms):
        return Problem(
            line=draft.line,
            code="direction-character",
            message=f"{shorten(draft.source)} to {shorten(draft.target)} has the invisible "
            f"character U+{ord(found[0]):04X}, which turns the direction of writing",
            hint="type the words anew",
        )
    return None


def _not_utf8(line: int, text: str) -> Problem:
    # Only bytes that are not UTF-8 were made surrogates: they can be made bytes again.
    guess = text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return Problem(
        line=line,
        code="not-utf8",
        message=f"the row is not UTF-8; in Windows-1252 it would be {shorten(guess)}",
        hint="save the file as UTF-8; in a spreadsheet: “CSV UTF-8”",
    )


def _fault_of_words(draft: Draft, kind: Kind | None, case: Case | None) -> Problem | None:
    if kind is None:
        near = difflib.get_close_matches(draft.kind[:20].lower(), _KINDS, n=1)
        return Problem(
            line=draft.line,
            code="bad-kind",
            message=f"{shorten(draft.kind)} is no kind of term",
            hint=f"did you mean {near[0]}?" if near else "write translate, keep or forbid",
        )
    if case is None:
        return Problem(
            line=draft.line,
            code="bad-case",
            message=f"{shorten(draft.case)} is no rule for upper and lower case",
            hint="write exact, or leave the cell empty",
        )
    return None


def _fault_of_sides(line: int, kind: Kind | None, source: str, target: str) -> Problem | None:
    if not source and kind != "forbid":
        return Problem(
            line=line,
            code="no-source",
            message=f"the source of {shorten(target)} is empty",
            hint="write the word to be found; only a forbid row may leave it empty",
        )
    if not target and kind == "forbid":
        return Problem(
            line=line,
            code="no-target",
            message="the row forbids nothing: target and forms are empty",
            hint="write the word that must not appear into target",
        )
    if not target:
        return Problem(
            line=line,
            code="no-target",
            message=f"the target of {shorten(source)} is empty",
            hint="write the translation, or keep into the column kind",
        )
    return None


def _fault_of_lengths(
    draft: Draft, source: str, targets: tuple[str, ...], note: str
) -> Problem | None:
    longest = max((source, *targets), key=len)
    if len(longest) > MOST_TERM:
        return Problem(
            line=draft.line,
            code="too-long",
            message=f"{shorten(longest)} has {len(longest)} characters",
            hint=f"terms are words, not texts: at most {MOST_TERM} characters",
        )
    if len(targets) > MOST_FORMS + 1:
        return Problem(
            line=draft.line,
            code="too-many-forms",
            message=f"{shorten(source)} has {len(targets) - 1} forms",
            hint=f"at most {MOST_FORMS}",
        )
    texts = (note, *(value for _, value in draft.more))
    if any(len(text) > MOST_TEXT or text.count("\n") >= MOST_CELL_LINES for text in texts):
        return Problem(
            line=draft.line,
            code="too-long",
            message=f"a cell of the row of {shorten(source)} has more than {MOST_TEXT} characters "
            f"or {MOST_CELL_LINES} lines",
            hint="shorten it; is a quotation mark missing?",
        )
    return None


def _warnings(line: int, source: str, targets: tuple[str, ...]) -> list[Problem]:
    found = []
    for text in (source, *targets):
        if text.count(" ") >= MOST_WORDS:
            found.append(
                Problem(
                    line=line,
                    code="many-words",
                    message=f"{shorten(text)} has {text.count(' ') + 1} words; it is used, but "
                    "will hardly ever be found",
                    hint="take the words of it that matter",
                    row_kept=True,
                )
            )
        if hidden := _INVISIBLE.search(text):
            found.append(
                Problem(
                    line=line,
                    code="invisible-character",
                    message=f"{shorten(text)} has the invisible character "
                    f"U+{ord(hidden[0]):04X}; it is used as it is",
                    hint="type the word anew if you did not mean it",
                    row_kept=True,
                )
            )
    return found
