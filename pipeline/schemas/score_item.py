"""Items for `score` as JSON: checked, then values; and what comes out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from glossary.values import Term
from pipeline.domain.item import Item, Scored, Verdict
from pipeline.schemas.bilingual import flag_values
from pipeline.schemas.checks import LanguageTag, clean_text, refuse
from pipeline.schemas.json_values import read_json
from pipeline.schemas.problems import Problem, Refusal, from_validation

MOST_CHARACTERS = 20_000  # of a source, and of a translation
MOST_WORDS = 20_000
MOST_TERMS = 1_000
MOST_NAME = 500  # characters of an id

_DIGITS = 3
_ROUNDING = 1e-6  # how far above 0 a log-probability may lie: engines round

_Text = Annotated[str, StringConstraints(max_length=MOST_CHARACTERS), AfterValidator(clean_text)]
_Short = Annotated[str, StringConstraints(max_length=500), AfterValidator(clean_text)]
_Word = Annotated[
    str,
    StringConstraints(max_length=500, strip_whitespace=True),
    AfterValidator(clean_text),
    BeforeValidator(lambda one: _usual(one, "")),
]
_Many: Any = Field(max_length=MOST_WORDS, fail_fast=True)
_Figure = Annotated[float, Field(allow_inf_nan=False)]

_EXAMPLES = {
    "source": '"source": and the sentence that was translated',
    "translation": '"translation": and what became of it',
    "source_lang": '"source_lang": "en"',
    "target_lang": '"target_lang": "es"',
    "verdict": '"verdict": "approve", "edit", "reject" or "ask"',
}


def _name(value: object) -> str | int | None:
    """Check an id: a text, or a whole number, as it is to come back."""
    if value is None or type(value) is int:
        return value
    if not isinstance(value, str):
        raise refuse("wrong-type", "must be a text or a whole number", "put it in quotes")
    if len(value) > MOST_NAME:
        raise refuse("too-long", f"has more than {MOST_NAME} characters", "shorten it")
    return clean_text(value)


def _usual(value: Any, usual: Any) -> Any:
    """Take what stands for nothing, in files and from other tools, as nothing said."""
    return usual if value in ("", None) else value


def _forms(value: Any) -> Any:
    """Take forms also as glossary files have them: in one text, joined by `|`."""
    if isinstance(value, str):
        return value.split("|")
    return _usual(value, [])


class _Edge(BaseModel):
    # Fields that this version does not know are passed by: items come from many tools.
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _TermIn(_Edge):
    source: _Word = ""
    target: _Word = ""
    kind: Annotated[
        Literal["translate", "keep", "forbid"],
        BeforeValidator(lambda one: _usual(one, "translate")),
    ] = "translate"
    forms: Annotated[
        list[_Word],
        Field(max_length=100),
        BeforeValidator(_forms),
        AfterValidator(lambda found: [one for one in found if one]),
    ] = []
    case: Annotated[Literal["any", "exact"], BeforeValidator(lambda one: _usual(one, "any"))] = (
        "any"
    )

    @model_validator(mode="after")
    def _says_something(self) -> _TermIn:
        if self.kind != "forbid" and not self.source:
            raise refuse("empty", "source: is empty", "name what the term translates")
        if self.kind == "translate" and not self.target:
            raise refuse("empty", "target: is empty", "give the translation, or kind keep")
        if self.kind == "forbid" and not (self.target or self.forms):
            raise refuse("empty", "target: is empty", "name what must not appear")
        return self

    def term(self) -> Term:
        """Give the value; a term that is kept is written as its source where nothing is said."""
        target = self.target or (self.source if self.kind == "keep" else "")
        return Term(
            source=self.source,
            target=target,
            kind=self.kind,
            forms=tuple(self.forms),
            case=self.case,
        )


class _ItemIn(_Edge):
    id: Annotated[str | int | None, BeforeValidator(_name)] = None
    source: _Text
    translation: _Text
    source_lang: LanguageTag
    target_lang: LanguageTag
    engine: _Short | None = None
    # Of a thousand wrong figures the first is told.
    token_log_probs: Annotated[list[_Figure], _Many] | None = None
    words: Annotated[list[_Text], _Many] | None = None
    word_tokens: Annotated[list[Annotated[int, Field(ge=0)]], _Many] | None = None
    glossary: list[_TermIn] | None = Field(default=None, max_length=MOST_TERMS)
    verdict: Verdict | None = None

    @field_validator("token_log_probs")
    @classmethod
    def _are_logarithms(cls, value: list[float] | None) -> list[float] | None:
        wrong = next((at for at, one in enumerate(value or ()) if one > _ROUNDING), None)
        if wrong is not None:
            raise refuse(
                "out-of-range",
                f"number {wrong + 1} is above 0",
                "give natural logarithms of probabilities: none is above 0",
            )
        return value

    @model_validator(mode="after")
    def _counts_fit(self) -> _ItemIn:
        counts, logs, words = self.word_tokens, self.token_log_probs, self.words
        if counts is None:
            return self
        if words is None or len(words) != len(counts):
            raise refuse(
                "counts-differ",
                f"word_tokens: has {len(counts)} entries, words has "
                f"{'none' if words is None else len(words)}",
                "give one count for each word, or leave word_tokens out",
            )
        if logs is not None and sum(counts) != len(logs) - 1:
            raise refuse(
                "counts-differ",
                f"word_tokens: adds up to {sum(counts)}, but token_log_probs has {len(logs)}",
                "the counts add up to one less than the log-probabilities (the end of the "
                "sentence); or leave word_tokens out",
            )
        return self


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedItem(Refusal):
    """An item that cannot be scored."""

    name: str | int | None  # its id, to be given back as it came


def read_item(line: bytes, *, most_bytes: int, with_verdict: bool = False) -> Item | RefusedItem:
    """Read one line; give the value or all reasons why not. A line may be cut at `most_bytes`."""
    if len(line.rstrip(b"\r\n")) > most_bytes:
        return _refused(
            Problem(
                code="too-large",
                message=f"the line has more than {most_bytes} bytes",
                hint="send shorter texts",
            )
        )
    data = read_json(line)
    if isinstance(data, Problem):
        return _refused(data)
    if not isinstance(data, dict):
        return _refused(
            Problem(
                code="wrong-type",
                message="the line is JSON, but not an object",
                hint="write one item a line: {...}",
            )
        )
    return parse_item(data, with_verdict=with_verdict)


def parse_item(data: dict[str, Any], *, with_verdict: bool = False) -> Item | RefusedItem:
    """Check one item; give the value or all reasons why not.

    A verdict is looked at where one is asked for; elsewhere it is a field like those of other
    tools.
    """
    read = data if with_verdict else {key: data[key] for key in data if key != "verdict"}
    try:
        checked = _ItemIn.model_validate(read)
    except ValidationError as error:
        return _refused(*from_validation(error, _EXAMPLES), name=_name_of(data))
    if with_verdict and checked.verdict is None:
        problem = Problem(
            code="missing-field",
            message="verdict: is missing",
            hint=f"add it: {_EXAMPLES['verdict']}",
            where="verdict",
        )
        return _refused(problem, name=checked.id)
    logs, words, counts = checked.token_log_probs, checked.words, checked.word_tokens
    return Item(
        id=checked.id,
        source=checked.source,
        translation=checked.translation,
        source_language=checked.source_lang,
        target_language=checked.target_lang,
        engine=checked.engine,
        token_log_probs=None if logs is None else tuple(min(0.0, one) for one in logs),
        words=None if words is None else tuple(words),
        word_tokens=None if counts is None else tuple(counts),
        terms=tuple(one.term() for one in checked.glossary or ()),
        verdict=checked.verdict,
    )


def _refused(*problems: Problem, name: str | int | None = None) -> RefusedItem:
    return RefusedItem(id=None if name is None else str(name), name=name, problems=problems)


def _name_of(data: dict[str, Any]) -> str | int | None:
    """Give the id of an item that is refused, unless the id is what is wrong."""
    try:
        return _name(data.get("id"))
    except PydanticCustomError:
        return None


def scored_json(scored: Scored) -> str:
    """Write what was found of an item as one line of JSON, without a line break."""
    value: dict[str, Any] = {} if scored.id is None else {"id": scored.id}
    confidence = scored.confidence
    value["confidence"] = None if confidence is None else round(confidence, _DIGITS)
    value["flags"] = [flag_values(one) for one in scored.flags]
    if scored.word_scores is not None and scored.word_flags is not None:
        value["word_scores"] = [round(one, _DIGITS) for one in scored.word_scores]
        value["word_flags"] = list(scored.word_flags)
    return json.dumps(value, ensure_ascii=False)


def refused_json(refusal: RefusedItem) -> str:
    """Write why an item could not be scored as one line of JSON."""
    words = "; ".join(f"{one.message} ({one.hint})" for one in refusal.problems)
    value: dict[str, Any] = {} if refusal.name is None else {"id": refusal.name}
    return json.dumps(value | {"error": words}, ensure_ascii=False)
