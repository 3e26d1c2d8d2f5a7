"""The ways in which people name a package."""

from __future__ import annotations

import re

from translators.packages.metadata import PackageMetadata

# Codes of the index that are varieties of a language and do not show it.
_VARIETIES = {"zt": "zh", "pb": "pt"}


def same_code(one: str, other: str) -> bool:
    """Tell whether two language codes are the same: pt_BR and pt-br are."""
    return _key(one) == _key(other)


def primary_code(code: str) -> str:
    """Give the language without its variety: pt for pt-BR and pb."""
    primary = re.split("[-_]", code.lower())[0]
    return _VARIETIES.get(primary, primary)


def matches(wanted: str, metadata: PackageMetadata) -> bool:
    """Tell whether `en-es`, `en_es`, `translate-en_es` or `translate-en_es-1.0` is meant."""
    pair = f"{metadata.source}-{metadata.target}"
    names = (pair, metadata.name, f"{pair}-{metadata.version}", metadata.label)
    return _key(wanted) in map(_key, names)


def _key(text: str) -> str:
    return text.strip().lower().replace("_", "-").replace(".", "-")
