"""What says nothing about a language: addresses, mentions, code, emoticons, laughter."""

from __future__ import annotations

import re
import unicodedata

_NOT_LANGUAGE = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]{1,500}`"  # code
    r"|</?[a-zA-Z][^<>]{0,500}>|&#?\w{1,10};"  # tags and entities
    r"|\b(?:https?|ftp|mailto):[^\s<>]+|\bwww\.[^\s<>]+"
    r"|[-_.+0-9A-Za-z]{1,64}@[-_.0-9A-Za-z]{1,255}"  # e-mail
    r"|\b[a-z0-9-]{1,63}\.(?:com|org|net|edu|info|io|eu|gov)\b(?:/[^\s<>]*)?"
    r"|[@#][\w.·-]+"  # mentions and hashtags
    r"|\{\{?[\w.]*\}?\}|%\(?\w*\)?[sd]\b|\$\{[^}\n]{0,100}\}"  # placeholders
    r"|\b\w*[_\d]\w*"  # snake_case, numbers, words with digits
    r"|(?<!\w)[:;=8xX]['-]?[DdPpOoSs3xX*|/\\)(\]\[](?!\w)|<3",  # emoticons
    re.DOTALL,
)
# Every alternative above has one of these; most sentences have none.
_SUSPECT = re.compile(r"[`<&@#{%$_\d:;=]|\.[a-zA-Z]|[xX]['-]?[*|/\\)(\]\[]")
# Letters without a space, from Latin to Arabic, in such numbers are no word.
_RUN = re.compile(r"[A-Za-z\u00c0-\u06ff]{60,}")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")  # "hoooola"

# Words that mean the same everywhere, or nothing: no evidence, and alone no language.
_FILLING = """
    ok okay okey oki okk lol lool lmao lmfao rofl mdr ptdr omg xd gg wow ah oh eh uh hm mm mhm ahh
    ohh hmm xoxo brb btw хм ок лол ага ه
    km cm mm kg ml hz khz mhz kb mb gb tb kwh
"""
_FILLERS = frozenset(_FILLING.split())
_LAUGHTER = re.compile(
    r"[aа]?([hjxхג])([aeiouаеио])(?:\1\2)+\1?[sz]?"  # haha, jeje, ахаха
    r"|(?:χα)+χ?|(?:χε){2,}|(?:ها){2,}|ه+|(?:rs)+s?|(?:ks){2,}|(?:js){2,}j?"
    r"|[jask]*j[jask]*j[jask]*j[jask]*"  # jajsjaja
    r"|k+|w+|x+d+|h+m+|[ㄱ-ㅣ가]?[ㄱ-ㅣ]+"
)


def without_foreign_matter(text: str) -> str:
    """Put a space for everything that is not language.

    Linear in the length of the text: every repetition is bounded or cannot overlap the next.
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _SUSPECT.search(text):
        text = _NOT_LANGUAGE.sub(" ", text)
    text = _RUN.sub(" ", text)
    return text.replace("İ", "i")


def unstretched(word: str) -> str:
    """Write a letter once that is written three times or more: `hoooola`."""
    if len(set(word)) > len(word) - 2:
        return word  # no letter can be there three times
    return _STRETCHED.sub(r"\1", word)


def is_filler(word: str) -> bool:
    """Tell whether a lower-case word is laughter or filler: it belongs to no language."""
    return word in _FILLERS or _LAUGHTER.fullmatch(word) is not None
