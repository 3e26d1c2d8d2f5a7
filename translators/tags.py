"""Language codes of packages beside the language tags of requests."""

from __future__ import annotations

from collections.abc import Iterable

# Codes of the Argos index that are not language tags, and tags that say the same as others.
_PACKAGE_CODES = {"zt": "zh-Hant", "pb": "pt-BR", "no": "nb", "fil": "tl", "iw": "he"}

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


def packages_wanted(source: str, target: str) -> tuple[str, ...]:
    """Name the packages to install for a pair of tags: the public ones go from or to English."""
    one, other = _code(source), _code(target)
    legs = [(one, other)] if "en" in {one, other} else [(one, "en"), ("en", other)]
    return tuple(f"{a}-{b}" for a, b in legs)


def _code(tag: str) -> str:
    """Give the code that the Argos index uses for a language tag."""
    form = _form(tag)
    varieties = (code for code in ("zt", "pb") if _form(code) == form)
    return next(varieties, form.split("-")[0])
