"""Show the engine letters and signs that its model has seen.

Measured on the starter packages: styled and full-width letters, ligatures and control characters
turn whole sentences into noise (score 0.10 to 0.44 for a sentence of 0.84 in usual letters), and
of 15 sentences with a quotation each way, both marks came back in 13 and 9 with straight marks, in
9 and 7 with guillemets, in 15 and 14 with curly ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import regex

from pipeline.domain.spans import Span
from pipeline.stages.hide import hide
from pipeline.stages.splice import Splice, splice
from pipeline.stages.typography.marks import find_pairs

_ODD = regex.compile(
    r"""
      (?P<drop> [\p{Cc}--[\t\n\r\v\f\x85]]++
      | [\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f]++
      | [\ufe00-\ufe0f\ufeff]++
      | [\ufff9-\ufffb\U000e0000-\U000e0fff]++ )
    | (?<=[\p{Latin}\p{Greek}\p{Cyrillic}\p{P}\s]) (?P<joiner> [\u200c\u200d]++ )
    | (?P<letters> [\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f]++  # full, half width
      | [\ufb00-\ufb06\ufb13-\ufb17\u0132\u0133\u017f]++  # ligatures, long s
      | [\U0001d400-\U0001d7ff\u2102\u210a-\u2115\u2119-\u211d\u2124\u2128-\u2134\u2139]++
      | [\u249c-\u24e9\U0001f110-\U0001f149]++  # in circles and brackets
      | [\u2160-\u217f]++  # Roman numbers
      | [\u1d2c-\u1d2e\u1d30-\u1d3a\u1d3c-\u1d4d\u1d4f-\u1d6a\u1d9c-\u1dbf]{2,}+  # raised words
      | [\ufb50-\ufbb1\ufbd3-\ufdf1\ufe70-\ufefc]++ )  # Arabic letters by shape
    | (?P<marked> \p{L}\p{M}++ )
    """,
    regex.VERBOSE | regex.VERSION1,
)

# What the pattern above can begin with, and letters' marks; most passages have none of it.
_SUSPECT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u0132\u0133\u017f\u0300-\u036f\u0483-\u0489"
    "\u0590-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u218f\u249c-\u24e9\u3099\u309a"
    "\ua66f-\uabff\ufb00-\U0010ffff]"
)


def plain_letters(text: str, protected: Sequence[Span] = ()) -> Splice:
    """Give a passage in usual letters and signs, with the way between the two.

    Controls and invisible characters go (but joiners that Indic and Persian letters need), styled
    letters become plain ones, letters with their marks become one character where Unicode has it,
    and paired quotation marks become curly ones. Protected spans stay, and so do tabs and line
    breaks. When the engine gives the result back unchanged, the passage itself is the translation.
    """
    shown = hide(text, protected)
    edits = [] if _SUSPECT.search(shown) is None else list(_letters(shown))
    pairs = find_pairs(shown)
    if pairs:
        edits += [((pair.start, pair.start + 1), "“") for pair in pairs]
        edits += [((pair.end - 1, pair.end), "”") for pair in pairs]
        edits += [(span, "") for pair in pairs for span in pair.paddings(shown)]
        edits.sort()
    return splice(text, [(span, new) for span, new in edits if text[span[0] : span[1]] != new])


def _letters(shown: str) -> Iterator[tuple[Span, str]]:
    for found in _ODD.finditer(shown):
        if found.lastgroup == "marked":
            new = unicodedata.normalize("NFC", found.group())
        elif found.lastgroup == "letters":
            new = unicodedata.normalize("NFKC", found.group())
        else:
            new = ""
        if new != found.group():
            yield found.span(), new
