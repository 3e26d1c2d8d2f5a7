"""Items for `score` as JSON: checked, then values; and what comes out."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from glossary.values import Term
from pipeline.domain.item import Item, Scored, Verdict
from pipeline.schemas.bilingual import flag_values
from pipeline.schemas.checks import LanguageTag, clean_text, refuse
from pipeline.schemas.json_values import read_json
from pipeline.schemas.problems import Problem, Refusal, from_validation

MOST_CHARACTERS = 20_000  # of a source, and of a translation
MOST_WORDS = 20_000
MOST_TERMS = 1_000

_DIGITS = 3
_ROUNDING = 1e-6  # how far above 0 a log-probability may lie: engines round

_Text = Annotated[str, StringConstraints(max_length=MOST_CHARACTERS), AfterValidator(clean_text)]
_Short = Annotated[str, StringConstraints(max_length=500), AfterValidator(clean_text)]
_Figure = Annotated[float, Field(allow_inf_nan=False)]

_EXAMPLES = {
    "source": '"source": and the sentence that was translated',
    "translation": '"translation": and what became of it',
    "source_lang": '"source_lang": "en"',
    "target_lang": '"target_lang": "es"',
    "verdict": '"verdict": "approve", "edit" or "reject"',
}


class _Edge(BaseModel):
    # Fields that this version does not know are passed by: items come from many tools.
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _TermIn(_Edge):
    source: _Short = ""
    target: _Short = ""
    kind: Literal["translate", "keep", "forbid"] = "translate"
    forms: list[_Short] = Field(default_factory=list, max_length=100)
    case: Literal["any", "exact"] = "any"

    @field_validator("case", mode="before")
    @classmethod
    def _usual_case(cls, value: Any) -> Any:
        return "any" if value in ("", None) else value

    @field_validator("kind", mode="before")
    @classmethod
    def _usual_kind(cls, value: Any) -> Any:
        return "translate" if value in ("", None) else value

    @model_validator(mode="after")
    def _says_something(self) -> _TermIn:
        if self.kind != "forbid" and not self.source.strip():
            raise refuse("empty", "source: is empty", "name what the term translates")
        if self.kind == "translate" and not self.target.strip():
            raise refuse("empty", "target: is empty", "give the translation, or kind keep")
        if self.kind == "forbid" and not (self.target.strip() or any(self.forms)):
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
    id: _Short | int | None = None
    source: _Text
    translation: _Text
    source_lang: LanguageTag
    target_lang: LanguageTag
    engine: _Short | None = None
    token_log_probs: list[_Figure] | None = Field(default=None, max_length=MOST_WORDS)
    words: list[_Text] | None = Field(default=None, max_length=MOST_WORDS)
    word_tokens: list[Annotated[int, Field(ge=0)]] | None = None
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


def read_item(line: bytes, *, most_bytes: int, with_verdict: bool = False) -> Item | Refusal:
    """Read one line; give the value or all reasons why not. A line may be cut at `most_bytes`."""
    if len(line.rstrip(b"\r\n")) > most_bytes:
        return _refused(
            "too-large", f"the line has more than {most_bytes} bytes", "send shorter texts"
        )
    data = read_json(line)
    if isinstance(data, Problem):
        return Refusal(id=None, problems=(data,))
    if not isinstance(data, dict):
        hint = "write one item a line: {...}"
        return _refused("wrong-type", "the line is JSON, but not an object", hint)
    return parse_item(data, with_verdict=with_verdict)


def parse_item(data: dict[str, Any], *, with_verdict: bool = False) -> Item | Refusal:
    """Check one item; give the value or all reasons why not."""
    shown = data.get("id")
    name = str(shown) if isinstance(shown, str | int) and not isinstance(shown, bool) else None
    try:
        checked = _ItemIn.model_validate(data)
    except ValidationError as error:
        return Refusal(id=name, problems=from_validation(error, _EXAMPLES))
    if with_verdict and checked.verdict is None:
        problem = Problem(
            code="missing-field",
            message="verdict: is missing",
            hint=f"add it: {_EXAMPLES['verdict']}",
            where="verdict",
        )
        return Refusal(id=name, problems=(problem,))
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


def _refused(code: str, message: str, hint: str) -> Refusal:
    return Refusal(id=None, problems=(Problem(code=code, message=message, hint=hint),))


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


def refused_json(refusal: Refusal) -> str:
    """Write why an item could not be scored as one line of JSON."""
    words = "; ".join(f"{one.message} ({one.hint})" for one in refusal.problems)
    value = {} if refusal.id is None else {"id": refusal.id}
    return json.dumps(value | {"error": words}, ensure_ascii=False)
