"""Capitals at the beginning of sentences."""

from __future__ import annotations

_OPENING = " \u00a0\u202f\t\n\r¿¡\"'«‹“‘„([{*_—–-"
_ENDING = ".!?…:。！？"


def begins_sentence(before: str, old: str) -> bool:
    """Tell whether words that follow `before` begin a sentence with a capital."""
    if not next((char for char in old if char.isalpha()), "").isupper():
        return False
    rest = before.rstrip(_OPENING)
    return not rest or rest[-1] in _ENDING or "\n" in before[len(rest) :]


def with_capital(before: str, form: str) -> str:
    """Write a form with a capital if no word of its sentence stands before it."""
    rest = before.rstrip(_OPENING)
    if rest and rest[-1] not in _ENDING and "\n" not in before[len(rest) :]:
        return form
    word = form.split(None, 1)[0] if form.strip() else ""
    if not word[:1].islower() or any(map(str.isupper, word)):  # *iPhone*
        return form
    return form[:1].title() + form[1:]
