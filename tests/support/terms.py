"""What tests of terms share: short glossaries, an engine that can be asked for forms, laws."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from jsonschema import Draft202012Validator

from glossary.match import Matcher
from glossary.values import Glossary, Term
from glossary.verify import find_forbidden, find_forms
from pipeline.domain.bilingual import BilingualPost, Passage, TermUse, Translation
from pipeline.domain.post import Attachment, Format
from pipeline.flow import Flow
from pipeline.schemas.bilingual import json_schema, to_dict
from pipeline.stages.detect import Detector
from pipeline.stages.terms.book import TermBook
from tests.support.engines import post_of, project_of
from translators.port import Translator
from translators.testing import ScriptedTranslator
from translators.values import ForcedScore, Hypothesis, Request, Result, ScoreRequest

METHODS = frozenset(
    {"plain", "n-best", "prefix", "replaced", "masked", "suppressed", "protected"}
)  # fmt: skip

_VALIDATOR = Draft202012Validator(json_schema())
_DETECTOR = Detector()
_MARKS = re.compile(r"\\(\W)|\]\([^)]*\)|\[|\*+|~~|`|(?<!\w)_+|_+(?!\w)")
_EMPHASIS = re.compile(r"[*_~]")
_PIECE = re.compile(r"\w+|[^\w\s]+")
_SURE = -0.1  # natural log-probability of a token that the engine likes


def glossary(*terms: Term, source: str = "en", target: str = "es") -> Glossary:
    """Make a glossary, English to Spanish where nothing else is said."""
    return Glossary(source=source, target=target, terms=terms)


def asks(source: str, target: str, *forms: str, exact: bool = False) -> Term:
    """Make a term that is to be translated."""
    return Term(source=source, target=target, forms=forms, case="exact" if exact else "any")


def keeps(source: str, target: str = "") -> Term:
    """Make a term that is not translated, or always written in one way."""
    return Term(source=source, target=target or source, kind="keep")


def forbids(target: str, *forms: str, source: str = "") -> Term:
    """Make a term that must not appear, everywhere or where a source stands."""
    return Term(source=source, target=target, forms=forms, kind="forbid")


class TermTranslator(ScriptedTranslator):
    """Translates word by word with a lexicon, and does all that an engine can be asked for.

    Words that the lexicon lacks stay as they are; in capitals and titles they are found as well.
    `others` gives further hypotheses of a text, after the plain one and those in which the words
    of `choices` stand for others. `liking` gives the log-probability of each token of a
    translation. What was asked of it stands in `asked` and `judged`, a batch a row.
    """

    def __init__(
        self,
        lexicon: Mapping[str, str],
        *,
        choices: Mapping[str, Sequence[str]] | None = None,
        others: Callable[[str], Sequence[str]] = lambda _: (),
        liking: Callable[[str], float] = lambda _: _SURE,
        aligned: bool = True,
        pairs: frozenset[tuple[str, str]] | None = None,
    ) -> None:
        self._lexicon = {word.casefold(): other for word, other in lexicon.items()}
        self._choices = choices or {}
        self._others = others
        self._liking = liking
        self._aligned = aligned
        self.asked: list[list[Request]] = []
        self.judged: list[list[ScoreRequest]] = []
        super().__init__(self._texts, name="terms", pairs=pairs)

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        """Go on from prefixes word by word, with an alignment where there is one."""
        if requests:
            self.asked.append(list(requests))
        return [
            replace(
                result,
                hypotheses=tuple(self._hypothesis(request, one) for one in result.hypotheses),
            )
            for request, result in zip(requests, super().translate(requests), strict=True)
        ]

    def score(self, requests: Sequence[ScoreRequest]) -> list[ForcedScore]:
        """Give every token what the engine thinks of its translation."""
        if requests:
            self.judged.append(list(requests))
        return [
            replace(
                score,
                token_log_probabilities=(self._liking(request.translation),)
                * len(score.token_log_probabilities),
            )
            for request, score in zip(requests, super().score(requests), strict=True)
        ]

    def _texts(self, text: str) -> list[str]:
        plain = _PIECE.sub(lambda found: self._word(found[0]), text)
        others = [
            re.sub(rf"\b{re.escape(word)}\b", other, plain)
            for word, row in self._choices.items()
            for other in row
        ]
        return list(dict.fromkeys([plain, *others, *self._others(text)]))

    def _word(self, word: str) -> str:
        other = self._lexicon.get(word.casefold())
        if other is None:
            return word
        if len(word) > 1 and word.isupper():
            return other.upper()
        return other[:1].upper() + other[1:] if word[:1].isupper() else other

    def _hypothesis(self, request: Request, one: Hypothesis) -> Hypothesis:
        text = one.text
        if request.prefix:
            rest = self._texts(request.text)[0].split()[len(request.prefix.split()) :]
            text = " ".join([request.prefix, *rest])
        tokens = tuple("▁" + word for word in text.split())
        return replace(
            one,
            text=text,
            tokens=tokens,
            log_probability=self._liking(text) * (len(tokens) + 1),
            alignment=self._alignment(request.text, text) if self._aligned else (),
        )

    def _alignment(self, source: str, target: str) -> tuple[tuple[int, int, int, int], ...]:
        here = [found.span() for found in re.finditer(r"\S+", source)]
        there = [found.span() for found in re.finditer(r"\S+", target)]
        return tuple((*one, *other) for one, other in zip(here, there, strict=False))


def translated(
    text: str,
    terms: Iterable[Term] | Sequence[Glossary],
    engine: Translator,
    *,
    written: Format = "plain",
    languages: Sequence[str] = ("en", "es"),
    names: tuple[str, ...] = (),
    language: str | None = "en",
    title: str | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> BilingualPost:
    """Translate one post with glossaries, or with the terms of one from English to Spanish."""
    flow = flow_of(terms, engine, languages=languages, names=names)
    (post,) = flow.run(
        [
            post_of(
                text,
                classroom=languages[0],
                format=written,
                language=language,
                title=title,
                attachments=attachments,
            )
        ]
    )
    return post


def flow_of(
    terms: Iterable[Term | Glossary],
    engine: Translator,
    *,
    languages: Sequence[str] = ("en", "es"),
    names: tuple[str, ...] = (),
) -> Flow:
    """Make a flow with glossaries, and one from English to Spanish of the terms among them."""
    given = tuple(terms)
    books = [one for one in given if isinstance(one, Glossary)]
    loose = [one for one in given if isinstance(one, Term)]
    if loose:
        books.append(glossary(*loose))
    return Flow(project_of(*languages, names=names), engine, _DETECTOR, TermBook(books))


def told(post: BilingualPost, target: str = "es") -> list[tuple[str, str | None, str | None]]:
    """Give each use of a translation: as it stands in the source, in the target, the method."""
    there = post.translations[target]
    return [
        (
            field_of(post, one.field)[slice(*use.source)] if use.source else "",
            field_of(there, one.field)[slice(*use.target)] if use.target else None,
            use.method,
        )
        for one in there.passages
        for use in one.terms
    ]


def codes(post: BilingualPost, target: str = "es") -> list[str]:
    """Give the codes of flags about terms, in order."""
    return [
        one.code
        for passage in post.translations[target].passages
        for one in passage.flags
        if one.code.startswith("term-")
    ]


def field_of(side: BilingualPost | Translation, name: str) -> str:
    """Give the value of a field of either side."""
    if name == "text":
        return side.text
    if name == "title":
        return side.title or ""
    _, number, key = name.split("/")
    return str(getattr(side.attachments[int(number)], key))


def seen(text: str, written: Format) -> str:
    """Give a stretch of a format about as readers see it: marks gone, escapes undone."""
    if written == "plain":
        return text
    text = re.sub(r"</?[a-zA-Z][^<>]*>", "", text)
    if written == "html":
        return html.unescape(text)
    text = _MARKS.sub(lambda found: found[1] or "", text)
    return html.unescape(re.sub(r"\n[ >]*", "\n", text))


def assert_told(post: BilingualPost, glossaries: Iterable[Glossary]) -> None:
    """Check what must hold of the terms of any post, whatever the engine made of it.

    Spans cut the terms out of both sides; what is missed is flagged, and nothing else is; the
    whole post is valid.
    """
    _VALIDATOR.validate(to_dict(post))
    by_target = {one.target: one for one in glossaries}
    for tag, there in post.translations.items():
        for passage in there.passages:
            for use in passage.terms:
                _assert_use(post, there, passage, use, by_target.get(tag))
            _assert_flags(passage)


def _assert_use(
    post: BilingualPost, there: Translation, passage: Passage, use: TermUse, of: Glossary | None
) -> None:
    assert use.method is None or use.method in METHODS
    if use.kind == "forbid":
        assert use.satisfied == (use.target is None)
    else:
        assert use.source is not None
        assert use.satisfied == (use.target is not None) == (use.method is not None), use
    written = post.format if passage.field == "text" else "plain"
    if use.source is not None:
        assert passage.source[0] <= use.source[0] < use.source[1] <= passage.source[1], use
        own = seen(field_of(post, passage.field)[slice(*use.source)], written)
        assert _is_source(own, use, of), (own, use)
    if use.target is not None:
        assert passage.target[0] <= use.target[0] < use.target[1] <= passage.target[1], use
        other = seen(field_of(there, passage.field)[slice(*use.target)], written)
        # Plain text has emphasis too, and its signs stand at letters: `<*a*` for `<a`.
        bare = _EMPHASIS.sub("", other)
        assert any(_is_form(one, use, of, there.language) for one in (other, bare)), (other, use)


def _is_source(text: str, use: TermUse, of: Glossary | None) -> bool:
    """Tell whether a stretch is one match of the entry, from end to end."""
    if text.casefold() == use.entry.casefold() or of is None:
        return True
    entries = [one for one in of.terms if one.source == use.entry]
    found = Matcher(entries, of.source).find(text)
    return [one.span for one in found] == [(0, len(text))]


def _is_form(text: str, use: TermUse, of: Glossary | None, language: str) -> bool:
    """Tell whether a stretch is one form of what the entry asks for, or forbids."""
    if use.method == "protected":
        return text == use.entry
    if of is None:
        return True
    whole = (0, len(text))
    return any(
        whole
        in (
            find_forbidden(text, one, language)
            if use.kind == "forbid"
            else [found.span for found in find_forms(text, one, language)]
        )
        for one in of.terms
        if use.entry in (one.source or one.target,)
    )


def _assert_flags(passage: Passage) -> None:
    missed = {one.entry for one in passage.terms if one.kind != "forbid" and not one.satisfied}
    missing = [one.params["term"] for one in passage.flags if one.code == "term-missing"]
    assert sorted(missing) == sorted(missed)
    said = [one for one in passage.terms if one.kind == "forbid" and not one.satisfied]
    forbidden = [one for one in passage.flags if one.code == "term-forbidden"]
    if passage.origin == "machine":
        assert bool(said) == bool(forbidden)
