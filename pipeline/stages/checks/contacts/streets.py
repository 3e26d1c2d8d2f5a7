"""Street addresses: a street, its name and the number of a house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.contacts.street_shapes import HINTS, PATTERNS

# Words with which a sentence goes on after an address; others are what the figure counts.
_GOES_ON = {
    "es": (
        "en y con de que piso bajo puerta al a cerca junto es está "
        "ático izquierda desde o si por portal casa"
    ),
    "pt": "em e com de que apto apartamento ao à perto é casa no na bloco se por",
    "it": "a e con di in che interno vicino è scala piano al se accanto da",
    "de": (
        "in im und bei mit neben wohnen wohnt wohne hinter dort an "
        "am beim direkt gegenüber oder ist nahe"
    ),
}
_NEXT = re.compile(r"\s{1,2}([^\W\d_]+)")
_TOWN = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_LIVES = re.compile(
    r"\b(?:live|address|house|home|come|visit|viv\w+|direcci\w+|casa|"
    r"adress\w*|habit\w*|wohn\w*|haus|komm\w*|mor[oa]\w*|endereç\w*"
    r"|abit\w*|indirizz\w*|треф\w*|treff\w*|besuch\w*|send|post|schick\w*)\b",
    re.IGNORECASE,
)
# Streets of books, films and songs, of trade and of government; kinds of road; no homes.
_FAMOUS = re.compile(
    r"downing|baker\s+street|privet|sesame|sésamo|sesam|wall\s+street|"
    r"pennsylvania|evergreen\s+terrace|jump\s+street"
    r"|bundesstr|landstr|landesstr|staatsstr|kreisstr|milchstr|spielstr|"
    r"einbahnstr|paulista|vía\s+láctea|via\s+lattea|sunset"
    r"|schulweg|heimweg|radweg|wanderweg|rückweg|hinweg|spielplatz|"
    r"sportplatz|sitzplatz|parkplatz|fußballplatz|arbeitsplatz|zeltplatz|"
    r"stellplatz"
    r"|kreisweg|umweg|hering|boxring|ausweg|hinterweg",
    re.IGNORECASE,
)
# `In 2019 Oxford Street was full of lights.`
_IN = re.compile(r"\b(?:in|since|by|until)\s$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_UNSURE = re.compile(
    r"(?:weg|platz|ring|ufer|damm|steig|pfad)\s\d|(?i:close|court|place|way|gardens|drive)\.?$"
)
_NEAR = 60  # characters before in which a word speaks of where somebody lives
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百零]{1,5}[号號]")


def find_streets(text: str, language: str) -> Iterator[Span]:
    """Yield the spans of street addresses of any of the languages; the text's own comes first."""
    if _FIGURE.search(text) is None:
        return
    own, lower = primary(language), text.lower()
    for tag in sorted(PATTERNS, key=lambda one: one != own):
        if not any(hint in lower for hint in HINTS[tag]):
            continue
        for found in PATTERNS[tag].finditer(text):
            if _is_address(text, found, tag):
                yield found.span()


def _is_address(text: str, found: re.Match[str], tag: str) -> bool:
    written = found.group()
    if _FAMOUS.search(written):
        return False
    start, end = found.span()
    before = text[max(0, start - _NEAR) : start]
    lives = _LIVES.search(before) is not None
    if not lives and _UNSURE.search(written):
        return False
    if tag == "en" and _IN.search(before) and _YEAR.match(written):
        return False
    goes_on = _GOES_ON.get(tag)
    if goes_on is None:
        return True
    after = _NEXT.match(text, end)
    if after is None or after.group(1) in goes_on.split():
        return True
    return lives and _TOWN.match(after.group(1)) is not None
