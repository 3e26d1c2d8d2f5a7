"""Fragments of patterns that several kinds of token share; all are bodies of character classes."""

from __future__ import annotations

# Letters and digits of addresses typed by hand. Not `\\w`: in Chinese or Thai, where no space
# stands between words, an address would swallow the sentence around it.
LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
ALNUM = f"0-9{LETTER}"

# Line breaks as `segment_plain` knows them; no token crosses one.
BREAKS = "\\n\\r\\v\\f\\x85\\u2028\\u2029"

# The start of a word that may be an address. The separators of `RUN` may not precede it, so that
# a run is looked at once, from its start, and `a.a.a.a` costs no more than its length.
ADDRESS_START = rf"(?<![{ALNUM}])(?<![{ALNUM}][.\-_%+'])(?<![{ALNUM}]--)(?<![{ALNUM}]\.\-)"
