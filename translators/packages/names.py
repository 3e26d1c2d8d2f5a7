"""The ways in which people name a package."""

from __future__ import annotations

from translators.packages.metadata import PackageMetadata


def same_code(one: str, other: str) -> bool:
    """Tell whether two language codes are the same: pt_BR and pt-br are."""
    return _key(one) == _key(other)


def matches(wanted: str, metadata: PackageMetadata) -> bool:
    """Tell whether `en-es`, `en_es`, `translate-en_es` or `translate-en_es-1.0` is meant."""
    pair = f"{metadata.source}-{metadata.target}"
    names = (pair, metadata.name, f"{pair}-{metadata.version}", metadata.label)
    return _key(wanted) in map(_key, names)


def _key(text: str) -> str:
    return text.strip().lower().replace("_", "-").replace(".", "-")
