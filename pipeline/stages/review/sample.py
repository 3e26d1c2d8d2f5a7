"""Passages without a flag that are put before teachers all the same.

Without them nobody would know what the flags miss.
"""

from __future__ import annotations

import hashlib

# Share of the passages without a flag that are read as a sample.
SAMPLE_SHARE = 0.03


def is_sampled(
    project: str, post: str, revision: int, target: str, index: int, *, share: float = SAMPLE_SHARE
) -> bool:
    """Tell whether a passage belongs to the sample: by chance, and for ever the same."""
    name = "\0".join((project, post, str(revision), target, str(index)))
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return number < share * 2**64
