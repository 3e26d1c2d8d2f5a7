"""Web addresses: with a scheme, with `www.`, or bare with a well-known top-level domain."""

from __future__ import annotations

import re

from pipeline.stages.tokens.letters import ALNUM

# Top-level domains that are no words: an address even without a path.
_PLAIN = """com org net edu gov mil int info biz io eu uk au nz ca ie gh ng ug tz rw cm sn ci cd
    mx ar cl ec uy py bo hn cr cu br pt fr nl ch cz sk pl hu ro bg gr hr rs ua ru lt lv ee fi dk jp
    cn kr tw hk sg th vn ph pk bd lk np tr ae eg dz tn qa kw jo"""
PLAIN_DOMAINS = frozenset(_PLAIN.split())

# Those that are words somewhere (`casa.es grande`): an address only before a path or after `www.`.
_WORDS = """de es it us me is to in no so be at my la ma se al pe do co li id by sa za lu ve ke tv
    ly gl gg ai fm app dev wiki museum academy school cat blog online site world"""
WORD_DOMAINS = frozenset(_WORDS.split())

_STOP = (
    r"\s\x00-\x1f\x7f<>\"`|\\^«»“”„‘’、。，！？；：（）「」『』【】《》"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_WITH_SCHEME = re.compile(rf"(?:(?:https?|ftp)://|mailto:)(?=[^{_STOP}])[^{_STOP}]+", re.IGNORECASE)
_WITH_WWW = re.compile(rf"www\.(?=[{ALNUM}])[^{_STOP}]+", re.IGNORECASE)
_HOST = re.compile(rf"[{ALNUM}]++(?:-++[{ALNUM}]++)*+(?:\.[{ALNUM}]++(?:-++[{ALNUM}]++)*+)++")
# Where nothing but the dot says address, the path is plainer too: Chinese may follow unspaced.
_PATH = re.compile(rf"(?::[0-9]{{1,5}})?[/?#][{ALNUM}!#$%&'()*+,\-./:;=?@\[\]_~]*")

_TRAILING = frozenset(".,;:!?'…*~")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def _trim(text: str, start: int, end: int) -> int:
    """Give the end without punctuation of the sentence around it; balanced brackets stay."""
    excess: dict[str, int] = {}
    while end > start:
        last = text[end - 1]
        if last in _PAIRS:
            if last not in excess:
                excess[last] = text.count(last, start, end) - text.count(_PAIRS[last], start, end)
            if excess[last] <= 0:
                break
            excess[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def match_scheme(text: str, start: int) -> int | None:
    """Match an address that names its scheme, or that starts with `www.`."""
    found = _WITH_SCHEME.match(text, start) or _WITH_WWW.match(text, start)
    if found is None:
        return None
    end = _trim(text, start, found.end())
    opening = text.find(":", start, end)  # `mailto:` and `http://` alone are no addresses
    bare = text[opening + 1 : end] if opening >= 0 else text[start:end]
    return end if bare.strip("/.([{") else None


def match_bare(text: str, start: int) -> int | None:
    """Match a bare domain, with its path: `example.org/reef`."""
    found = _HOST.match(text, start)
    if found is None or text.startswith("@", found.end()):
        return None
    end = found.end()
    while (dot := text.rfind(".", start, end)) >= 0:
        label = text[dot + 1 : end]
        plain = _is_plain(label)
        # Only where it may count: each label of `a.b/a.b/...` would read all that follows.
        if plain or label.lower() in WORD_DOMAINS:
            path = _PATH.match(text, end)
            path_end = end if path is None else _trim(text, end, path.end())
            if plain or (path_end > end + 1 and "/" in text[end:path_end]):
                return path_end
        end = dot
    return None


def _is_plain(label: str) -> bool:
    # `it.Ch` is a missing space sooner than Switzerland; `.Org` and `.COM` are seen.
    lowered = label.lower()
    if lowered not in PLAIN_DOMAINS:
        return False
    return label == lowered or lowered in {"com", "org", "net", "edu", "gov"}
