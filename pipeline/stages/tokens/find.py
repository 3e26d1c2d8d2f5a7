"""One pass over a text that finds its protected tokens."""

from __future__ import annotations

import re

from pipeline.stages.tokens.email import match_email
from pipeline.stages.tokens.emoji import EMOJI_STARTS, match_emoji
from pipeline.stages.tokens.emoticon import match_emoticon
from pipeline.stages.tokens.figures import match_figure, match_sum, match_time, match_unit
from pipeline.stages.tokens.letters import ADDRESS_START, ALNUM, LETTER
from pipeline.stages.tokens.placeholder import match_entity, match_escape, match_placeholder
from pipeline.stages.tokens.social import match_hashtag, match_mention, match_shortcode
from pipeline.stages.tokens.url import match_bare, match_scheme
from pipeline.stages.tokens.values import Matcher, Token, TokenKind
from pipeline.stages.tokens.verbatim import match_code, match_formula, match_tag

_Choice = tuple[TokenKind, Matcher]

_URL: _Choice = ("url", match_scheme)
_BARE: _Choice = ("url", match_bare)
_EMAIL: _Choice = ("email", match_email)
_MENTION: _Choice = ("mention", match_mention)
_HASHTAG: _Choice = ("hashtag", match_hashtag)
_EMOJI: _Choice = ("emoji", match_emoji)
_EMOTICON: _Choice = ("emoticon", match_emoticon)
_SHORTCODE: _Choice = ("shortcode", match_shortcode)
_CODE: _Choice = ("code", match_code)
_FORMULA: _Choice = ("formula", match_formula)
_TAG: _Choice = ("tag", match_tag)
_PLACEHOLDER: _Choice = ("placeholder", match_placeholder)
_ESCAPE: _Choice = ("placeholder", match_escape)
_ENTITY: _Choice = ("placeholder", match_entity)
_SUM: _Choice = ("formula", match_sum)
_FIGURE: _Choice = ("figure", match_figure)
_TIME: _Choice = ("time", match_time)
_UNIT: _Choice = ("unit", match_unit)

# What may start at a place, by the place's first character, in order of priority.
_BY_CHARACTER: dict[str, tuple[_Choice, ...]] = {
    "@": (_MENTION,),
    "#": (_EMOJI, _HASHTAG),
    "＃": (_HASHTAG,),
    "*": (_EMOJI,),
    "`": (_CODE,),
    "$": (_PLACEHOLDER, _FORMULA, _FIGURE),
    "\\": (_FORMULA, _EMOTICON, _ESCAPE),
    "&": (_ENTITY,),
    "(": (_EMOTICON,),
    "（": (_EMOTICON,),
    ".": (_EMOTICON,),
    "{": (_PLACEHOLDER,),
    "%": (_PLACEHOLDER,),
    "[": (_PLACEHOLDER,),
    "<": (_TAG, _EMOTICON, _PLACEHOLDER),
    ":": (_SHORTCODE, _EMOTICON),
    ";": (_EMOTICON,),
    "=": (_EMOTICON,),
    ">": (_EMOTICON,),
    "}": (_EMOTICON,),
    "^": (_EMOTICON,),
    "-": (_EMOTICON, _UNIT),
    "−": (_UNIT,),
    **dict.fromkeys("€£¥₹₦₵₺₽₩½¼¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", (_FIGURE,)),
    **dict.fromkeys("ʕಠ", (_EMOTICON,)),
    "¯": (_EMOTICON,),
}
_NUMBERS: tuple[_Choice, ...] = (_SUM, _FIGURE, _TIME, _UNIT)
_BY_WORD: tuple[_Choice, ...] = (_URL, _EMAIL, _BARE, _EMOTICON)

# What makes a number worth a look: a time, a date, a sum, a fraction, a measure.
_AFTER_DIGITS = r"""
    [:h/.\-–][0-9] | \ ?[+×x*·÷=−–\-]\ ?[0-9] | [½¼¾⅐-⅞]
  | [\ \u00a0\u202f]? (?: [°€] | (?: km/h | [mcdkMGKT]?[mglLB] | min | k?Wh? | [kMG]?Hz | px | dB )
                                 (?![^\W\d_²³]) )
"""

# Where a token may start: one class of first characters with a glance at what follows, or the
# start of a word that goes on like an address or is a face. Prose passes at some 80 ns a character.
_START = re.compile(
    rf"""
    (?=[@\#＃`$\\{{%\[<>}}:;=^¯\-−*&(（.ʕಠ€£¥₹₦₵₺₽₩½¼¾⅐-⅞0-9{EMOJI_STARTS}])
    (?: [@\#＃](?=\w) | `++ | \$(?=\S) | \\(?=[(\[onrtux"'\\]) | \{{(?=\S) | %(?=[\w({{+\-.\#])
      | \[(?=\[) | <(?=[A-Za-z/!3%]) | [>}}]?[:;=](?=[()\-'/\\|*$\[\]^A-Za-z0-9_+])
      | \^(?=[\^_.\-]) | >(?=[._]<) | \._+\. | [{EMOJI_STARTS}] | [0-9\#*](?=\uFE0F?\u20E3)
      | ¯ | [-;>]_{{1,3}}[-;<] | &(?=[A-Za-z\#]) | [ʕಠ] | [(（](?=[^\x00-\x7f]|[:;^_])
      | [-−](?=[0-9]++[ \u00a0\u202f]?°) | [€£¥₹₦₵₺₽₩](?=[ \u00a0]?[0-9]) | [½¼¾⅐-⅞] )
  | (?:https?|ftp|HTTPS?|Https?)(?=://)
  | (?a:\b) {ADDRESS_START}
    (?: [wW]{{3}}\. | [mM]ailto:
      | [{ALNUM}]++(?:(?:--?|[_%+'])[{ALNUM}]++)*+(?=_?@[{ALNUM}]|\.[{LETTER}])
      | [xX][dD]++\b | [oOT]_{{1,3}}[oOT]\b | D[:;=] | [uUn]_[uUn]\b | [uoUO]w[uoUO]\b
      | [8B]-\) )
  | (?P<number> (?<![{ALNUM}.,:/])[0-9]++ (?= {_AFTER_DIGITS} ) )
    """,
    re.VERBOSE,
)


def find_tokens(text: str) -> tuple[Token, ...]:
    """Find the protected tokens of a plain text, in order, not overlapping.

    The leftmost token wins, and at one place the first kind that fits. One pass, in time linear in
    the text. Offsets are code points. Any string is accepted.
    """
    tokens: list[Token] = []
    position = 0
    while (place := _START.search(text, position)) is not None:
        start = place.start()
        first = text[start]
        choices = _NUMBERS if place.lastgroup else _BY_CHARACTER.get(first)
        if choices is None:
            choices = _BY_WORD if first.isalpha() and first.isascii() else _choices_for(first)
        position = place.end()
        for kind, matcher in choices:
            end = matcher(text, start)
            if end is not None:
                tokens.append(Token(kind=kind, start=start, end=end, text=text[start:end]))
                position = end
                break
    return tuple(tokens)


def _choices_for(first: str) -> tuple[_Choice, ...]:
    if first.isdigit() and first.isascii():
        return (_EMOJI, *_BY_WORD, *_NUMBERS)
    return _BY_WORD if first < "\u2000" and first.isalpha() else (_EMOJI,)
