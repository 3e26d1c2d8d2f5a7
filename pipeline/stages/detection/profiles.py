"""langdetect's profiles as one matrix of log-likelihood ratios."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from pipeline.domain.language import normalise_tag

Floats = NDArray[np.float32]
_Column = tuple[NDArray[np.int32], Floats]


class _Profile(TypedDict):
    freq: dict[str, int]
    n_words: list[int]  # n-grams counted, by length


_LONGEST = 3  # letters of an n-gram
# langdetect's smoothing: an n-gram that a profile lacks has the probability ALPHA / BASE_FREQ.
_FLOOR = 0.5 / 10_000
# Share of an accented n-gram's weight that its bare form gets: pupils leave accents out.
_BARE_SHARE = 0.1
_HANGUL = "가"
_LATIN_AND_CYRILLIC_ACCENTS = (*range(0x00C0, 0x0250), *range(0x0400, 0x0460))


@dataclass(frozen=True, kw_only=True, slots=True)
class Profiles:
    """All languages that can be told apart."""

    tags: tuple[str, ...]  # normalised: `zh-Hans`, `nb`; one a column
    rows: dict[str, int]  # lower-case n-gram of one to three letters, space at word borders
    # [n-grams x languages], natural logarithm of probability over floor; never negative.
    ratios: Floats


def _bare_letters() -> dict[int, str]:
    bare = {}
    for point in _LATIN_AND_CYRILLIC_ACCENTS:
        base = unicodedata.normalize("NFD", chr(point))[0]
        if base != chr(point) and base != "и":  # й is a letter of its own
            bare[point] = base
    return bare


def _is_reachable(gram: str) -> bool:
    """Tell whether cleaned text can have this n-gram: all Hangul is written as one sign there."""
    return len(gram) <= _LONGEST and not any(_HANGUL < letter <= "\ud7a3" for letter in gram)


def _count(profile: _Profile, rows: dict[str, int], bare: dict[int, str]) -> _Column:
    """Give the rows of a profile's n-grams, adding new ones, and the share of each (0 to 1)."""
    places: list[int] = []
    shares: list[float] = []
    totals = profile["n_words"]
    for gram, count in profile["freq"].items():
        if not gram.isascii() and not _is_reachable(gram):
            continue
        share = count / totals[len(gram) - 1]
        folded = "i" if gram == "İ" else gram.lower()
        places.append(rows.setdefault(folded, len(rows)))
        shares.append(share)
        if not folded.isascii() and (plain := folded.translate(bare)) != folded:
            places.append(rows.setdefault(plain, len(rows)))
            shares.append(share * _BARE_SHARE)
    return np.asarray(places, dtype=np.int32), np.asarray(shares, dtype=np.float32)


def _read() -> Profiles:
    directory = files("langdetect") / "profiles"
    sources = sorted(
        (entry for entry in directory.iterdir() if not entry.name.startswith(("_", "."))),
        key=lambda entry: entry.name,
    )
    rows: dict[str, int] = {}
    bare = _bare_letters()
    columns = [_count(json.loads(source.read_bytes()), rows, bare) for source in sources]
    ratios = np.zeros((len(rows), len(sources)), dtype=np.float32)
    for column, (places, shares) in enumerate(columns):
        np.add.at(ratios[:, column], places, shares)
    ratios /= np.float32(_FLOOR)
    return Profiles(
        tags=tuple(normalise_tag(source.name) for source in sources),
        rows=rows,
        ratios=np.log1p(ratios, out=ratios),
    )


_loading = Lock()
_read_once = lru_cache(maxsize=1)(_read)


def load_profiles() -> Profiles:
    """Read langdetect's 55 profiles, once a process: about 0.3 s and 40 MB.

    Capital and small letters are counted together, so that a post in capitals reads the same.
    Profiles: Nakatani Shuyo, Language Detection Library for Java, 2010 (Wikipedia abstracts).
    """
    with _loading:
        return _read_once()
