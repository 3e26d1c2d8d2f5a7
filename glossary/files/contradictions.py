"""Rows that cannot both hold: the first one is used, the later one is reported."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.files.values import shorten
from glossary.values import Problem, Term

# What a term says of a target, and where: a target is looked for as it is written (`exact`),
# or whatever its case; with the source it belongs to, or "" for everywhere.
_Ban = tuple[str, str, str]
_Identity = tuple[object, ...]  # all that a term says


class Agreement:
    """Takes terms one by one, as long as they agree with those taken before."""

    def __init__(self) -> None:
        self._meanings: dict[tuple[str, str], tuple[Term, str]] = {}
        self._repeats: dict[_Identity, str] = {}  # terms whose source came before, and bans
        self._banned: dict[_Ban, str] = {}
        self._required: dict[_Ban, str] | None = None  # made when the first ban comes

    def take(self, term: Term, file: str = "") -> tuple[bool, Problem | None]:
        """Tell whether a term is to be used, and what there is to say.

        `file` names the file the term is from in later messages. A term that was taken before
        is not to be used again; nothing is lost.
        """
        where = f"line {term.line}" + (f" of {file}" if file else "")
        if term.kind == "forbid":
            return self._take_ban(term, where)
        if (found := self._meanings.get(_key(term))) is not None:
            return self._take_again(term, where, *found)
        if self._banned:
            for one in _requirements(term):
                if (ban := self._banned.get(one)) is not None:
                    words = f"{shorten(one[1])} is asked for here, but forbidden in {ban}"
                    return False, _contradiction(term, words, ban)
        self._meanings[_key(term)] = term, where
        if self._required is not None:
            self._require(self._required, term, where)
        return True, None

    def _take_ban(self, term: Term, where: str) -> tuple[bool, Problem | None]:
        if self._required is None:
            self._required = {}
            for one, place in self._meanings.values():
                self._require(self._required, one, place)
        bans = _bans(term)
        for target, ban in zip(term.targets, bans, strict=True):
            if (asked := self._required.get(ban)) is not None:
                words = f"{shorten(target)} is forbidden here, but asked for in {asked}"
                return False, _contradiction(term, words, asked)
        if (before := self._repeats.get(_identity(term))) is not None:
            return False, _repeated(term, before)
        self._repeats[_identity(term)] = where
        for ban in bans:
            self._banned.setdefault(ban, where)
        return True, None

    def _take_again(
        self, term: Term, where: str, first: Term, place: str
    ) -> tuple[bool, Problem | None]:
        if (first.kind, first.target) != (term.kind, term.target):
            words = f"{shorten(term.source)} is {_asked(term)} here, but {_asked(first)} in {place}"
            return False, _contradiction(term, words, place)
        if set(first.forms) != set(term.forms):
            return False, Problem(
                line=term.line,
                code="split-forms",
                message=f"{shorten(term.source)} has other forms in {place}; "
                "that row is used, this one is not",
                hint="write all forms into one row, parted by |",
            )
        identity = _identity(term)
        before = place if identity == _identity(first) else self._repeats.get(identity)
        if before is not None:
            return False, _repeated(term, before)
        self._repeats[identity] = where
        return True, _repeated(term, place)

    @staticmethod
    def _require(required: dict[_Ban, str], term: Term, where: str) -> None:
        for one in _requirements(term):
            required.setdefault(one, where)


def agreeing(terms: Iterable[Term]) -> tuple[list[Term], list[Problem]]:
    """Give the terms that agree with those before them, and what there is to say of the rest."""
    agreement = Agreement()
    taken, problems = [], []
    for term in terms:
        is_used, problem = agreement.take(term)
        if is_used:
            taken.append(term)
        if problem is not None:
            problems.append(problem)
    return taken, problems


def _identity(term: Term) -> _Identity:
    return (term.source, term.target, term.kind, term.forms, term.case, term.note, term.more)


def _key(term: Term) -> tuple[str, str]:
    return (term.source if term.case == "exact" else term.source.casefold()), term.case


def _bans(term: Term) -> list[_Ban]:
    source = term.source.casefold()
    if term.case == "exact":
        return [(source, target, "exact") for target in term.targets]
    return [(source, target.casefold(), "any") for target in term.targets]


def _requirements(term: Term) -> list[_Ban]:
    """Give every ban that would be against a term."""
    return [
        ban
        for target in term.targets
        for source in ("", term.source.casefold())
        for ban in ((source, target.casefold(), "any"), (source, target, "exact"))
    ]


def _asked(term: Term) -> str:
    return "to be kept" if term.kind == "keep" else f"to become {shorten(term.target)}"


def _contradiction(term: Term, message: str, where: str) -> Problem:
    return Problem(
        line=term.line,
        code="contradiction",
        message=f"{message}; {where} is used, this row is not",
        hint="remove one of the two rows; further allowed translations go into the column forms",
    )


def _repeated(term: Term, where: str) -> Problem:
    return Problem(
        line=term.line,
        code="duplicate",
        message=f"{shorten(term.source or term.target)} says the same as {where}",
        hint="remove one of the two rows",
        row_kept=True,
    )
