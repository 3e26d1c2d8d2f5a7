"""Flags: the reasons to look at a passage, with their severity and plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Literal

from pipeline.domain.spans import Span

Severity = Literal["critical", "unsure", "note"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FlagKind:
    """What a flag code means; a message is a format string over the flag's parameters."""

    code: str
    severity: Severity
    message: str
    others: tuple[str, ...] = ()  # messages for flags that lack a parameter of the first

    @property
    def messages(self) -> tuple[str, ...]:
        """Give all messages, the one that says most first."""
        return (self.message, *self.others)

    def says(self, params: Mapping[str, str]) -> str:
        """Fill the first message whose parameters are all there."""
        return next(
            message.format(**params)
            for message in self.messages
            if all(name is None or name in params for _, name, _, _ in Formatter().parse(message))
        )


FLAG_KINDS = {
    kind.code: kind
    for kind in (
        FlagKind(
            code="number-changed",
            severity="critical",
            message="The number {number} became {found}.",
            others=(
                "The number {number} is missing.",
                "The number {found} is not in the original.",
                "“{date}” became “{other}”.",
                "“{date}” is missing.",
                "“{other}” is not in the original.",
            ),
        ),
        FlagKind(
            code="negation-changed",
            severity="critical",
            message="“{cue}” has no counterpart in the translation: it may say the opposite.",
            others=("“{added}” has no counterpart in the original: it may say the opposite.",),
        ),
        FlagKind(
            code="name-changed",
            severity="critical",
            message="The name {name} became {found}.",
            others=("The name {name} is missing.",),
        ),
        FlagKind(
            code="insult-added",
            severity="critical",
            message="The translation says “{word}”, which can hurt; the original does not.",
        ),
        FlagKind(
            code="contact-detail",
            severity="critical",
            message="This text seems to contain {kind}.",
        ),
        FlagKind(
            code="token-changed",
            severity="critical",
            message="{token} is missing, doubled, added or perhaps in the wrong place.",
        ),
        FlagKind(
            code="structure-changed",
            severity="critical",
            message="Bold words, links, line breaks or other formatting may have moved or changed.",
        ),
        FlagKind(
            code="term-missing",
            severity="critical",
            message="The glossary asks for “{wanted}” where the source says “{term}”.",
        ),
        FlagKind(
            code="term-forbidden",
            severity="critical",
            message="The glossary says that “{term}” must not appear.",
        ),
        FlagKind(
            code="untranslated",
            severity="critical",
            message="“{words}” was left in its own language.",
            others=("This passage was left in its own language.",),
        ),
        FlagKind(
            code="repetition",
            severity="critical",
            message="The computer repeats itself: {repeated}",
        ),
        FlagKind(
            code="dropped-text",
            severity="critical",
            message="A part of the text is missing in the translation.",
        ),
        FlagKind(
            code="truncated",
            severity="critical",
            message="The translation stops before the end.",
        ),
        FlagKind(
            code="wrong-language",
            severity="critical",
            message="The translation looks like {found}, not {expected}.",
        ),
        FlagKind(
            code="model-missing",
            severity="critical",
            message=(
                "No translation package from {source_name} to {target_name} is installed. "
                "An operator can install it: {command}"
            ),
        ),
        FlagKind(
            code="length-unlikely",
            severity="unsure",
            message="The translation is unusually {direction} beside the original.",
        ),
        FlagKind(
            code="low-confidence",
            severity="unsure",
            message="The computer was unsure of “{words}”.",
            others=("The computer was unsure of this translation.",),
        ),
        FlagKind(
            code="language-unsure",
            severity="unsure",
            message="The language of this text is not certain; it was read as {language}.",
        ),
        FlagKind(
            code="language-unknown",
            severity="unsure",
            message="This looks like {language}, which is not a language of this project.",
        ),
        FlagKind(
            code="confidence-unknown",
            severity="note",
            message="How far this translation can be trusted is not known yet.",
        ),
    )
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """A reason to look at a passage, or at a whole post."""

    code: str
    severity: Severity
    message: str  # plain words, English
    params: dict[str, str] = field(default_factory=dict)  # what the message is made of
    source: Span | None = None
    target: Span | None = None


def flag(
    code: str, *, source: Span | None = None, target: Span | None = None, **params: str
) -> Flag:
    """Make a flag of a known code; its severity and message come from `FLAG_KINDS`."""
    kind = FLAG_KINDS[code]
    return Flag(
        code=code,
        severity=kind.severity,
        message=kind.says(params),
        params=params,
        source=source,
        target=target,
    )
