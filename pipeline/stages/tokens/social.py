"""@mentions, #hashtags and :shortcodes:."""

from __future__ import annotations

import re

import regex

from pipeline.stages.tokens.email import match_domain

# The `regex` module counts the vowel signs of Indic and other scripts among `\w`; `re` does not.
_MENTION = regex.compile(r"@(?:\w++(?:[.\-]++(?=\w))?+)++")
_HASHTAG = regex.compile(r"(?:[#＃]\w++)++")
_SHORTCODE = re.compile(r":(?:[A-Za-z0-9_+\-]++):")
_HAS_LETTER = regex.compile(r"\p{L}")
# Scripts without spaces: after `@ana` such letters are the sentence that goes on.
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}]")


def match_mention(text: str, start: int) -> int | None:
    """Match `@ana.lee` or `@user@host.org`; not within an e-mail address, nor `@5`."""
    if start and (text[start - 1] == "@" or text[start - 1].isalnum()):
        return None
    found = _MENTION.match(text, start)
    if found is None or not _HAS_LETTER.search(text, start, found.end()):
        return None
    end: int = found.end()
    if not _UNSPACED.match(text, start + 1):
        sentence = _UNSPACED.search(text, start + 1, end)
        end = sentence.start() if sentence else end
    if text.startswith("@", end):
        return match_domain(text, end + 1) or end
    return end


def match_hashtag(text: str, start: int) -> int | None:
    """Match `#coral_reef`, a chain as `#coral#reef`, and `#1`: models make `11` of that."""
    if start and (text[start - 1] in "&#" or text[start - 1].isalnum()):
        return None
    found = _HASHTAG.match(text, start)
    if found is None:
        return None
    end: int = found.end()
    return end


def match_shortcode(text: str, start: int) -> int | None:
    """Match `:smile:`, `:+1:` or `:100:`; `10:30:45` and `std::vector:` are none."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return None
    if start > 1 and text[start - 1] == ":" and not _follows_shortcode(text, start):
        return None
    found = _SHORTCODE.match(text, start)
    if found is None:
        return None
    end = found.end()
    if text[end : end + 1].isalnum():
        return None
    name = text[start + 1 : end - 1]
    return end if _HAS_LETTER.search(name) or name in {"+1", "-1", "100", "1234"} else None


def _follows_shortcode(text: str, start: int) -> bool:
    # `:heart::smile:` against `std::vector:`: what closes here must have been opened.
    opening = text.rfind(":", max(0, start - 40), start - 1)
    return opening >= 0 and start - opening > 2 and " " not in text[opening:start]
