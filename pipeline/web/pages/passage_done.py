"""What was done on the page before, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.exchange.values import VerdictName
from pipeline.wording import Words, later

# By the verdict, and whether a term came with it.
_DONE: Mapping[str, str] = {
    "approve": later("Approved."),
    "approve-term": later("Approved, and the term is in the glossary."),
    "edit": later("Your wording was saved."),
    "edit-term": later("Your wording was saved, and the term is in the glossary."),
    "reject": later("The original words stay."),
    "reject-term": later("The original words stay, and the term is in the glossary."),
    "ask": later("The question goes to the author. The post waits for the answer."),
    "ask-term": later(
        "The question goes to the author, and the term is in the glossary. "
        "The post waits for the answer."
    ),
}


def done_code(verdict: VerdictName, *, with_term: bool) -> str:
    """Name what was done, for the address of the next page."""
    return f"{verdict}-term" if with_term else verdict


def done_message(code: str | None, words: Words) -> str | None:
    """Say what was done; None for what is no code of ours."""
    message = _DONE.get(code or "")
    return None if message is None else words.gettext(message)
