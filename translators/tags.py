"""Language codes of packages beside the language tags of requests."""

from __future__ import annotations

from collections.abc import Iterable

# Codes of the Argos index that are not language tags.
_PACKAGE_CODES = {"zt": "zh-Hant", "pb": "pt-BR"}

# Chinese tags by region say which script is meant.
_SCRIPTS = {"zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}


def match_code(tag: str, codes: Iterable[str]) -> str | None:
    """Give the package code that serves a language tag best, or None.

    The same tag wins, then the bare language (`en` for `en-GB`), then any variety of it.
    """
    wanted = _form(tag)
    language = wanted.split("-")[0]
    forms = {code: _form(code) for code in sorted(codes)}
    for accepted in (wanted, language):
        for code, form in forms.items():
            if form == accepted:
                return code
    return next((code for code, form in forms.items() if form.split("-")[0] == language), None)


def _form(tag: str) -> str:
    lowered = _PACKAGE_CODES.get(tag, tag).replace("_", "-").lower()
    return _SCRIPTS.get(lowered, lowered)
