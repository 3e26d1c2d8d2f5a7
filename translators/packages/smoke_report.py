"""The outcome of a package's smoke test, as it is kept in the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translators.packages.metadata import PackageMetadata


@dataclass(frozen=True, kw_only=True, slots=True)
class SmokeLine:
    """One built-in sentence and what the package made of it, cut to 200 characters."""

    source: str
    target: str
    problem: str | None  # loops, length, copy, empty


@dataclass(frozen=True, kw_only=True, slots=True)
class SmokeReport:
    """Whether a package may be used, and why not."""

    passed: bool
    reason: str | None  # why it failed; None when it passed
    lines: tuple[SmokeLine, ...]

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> SmokeReport:
        """Read a report back from a record. Raises KeyError, TypeError."""
        lines = tuple(SmokeLine(**line) for line in raw["lines"])
        return cls(passed=raw["passed"], reason=raw["reason"], lines=lines)


# Judges the unpacked package in a folder before it is installed.
Smoke = Callable[[Path, PackageMetadata], SmokeReport]
