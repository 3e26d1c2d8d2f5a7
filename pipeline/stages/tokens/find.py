"""One pass over a text that finds its protected tokens."""

from __future__ import annotations

import re

from pipeline.stages.tokens.email import match_email
from pipeline.stages.tokens.emoji import EMOJI_STARTS, match_emoji
from pipeline.stages.tokens.emoticon import match_emoticon
from pipeline.stages.tokens.equations import AFTER_LETTER, RELATIONS, match_equation
from pipeline.stages.tokens.figures import (
    match_figure,
    match_label,
    match_sum,
    match_time,
    match_unit,
)
from pipeline.stages.tokens.forum import (
    match_block,
    match_fence,
    match_inline,
    match_language,
    match_machine,
    match_pair,
    match_size,
)
from pipeline.stages.tokens.identifiers import match_identifier
from pipeline.stages.tokens.letters import ADDRESS_START, ALNUM, LETTER
from pipeline.stages.tokens.paths import match_drive, match_file, match_rooted
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
# What stands around sentences is no part of one, as little as a picture is.
_BLOCK: _Choice = ("shortcode", match_block)
_LANGUAGE: _Choice = ("shortcode", match_language)
_FENCE: _Choice = ("shortcode", match_fence)
_SIZE: _Choice = ("shortcode", match_size)
_INLINE: _Choice = ("tag", match_inline)
_MACHINE: _Choice = ("code", match_machine)
_PAIR: _Choice = ("tag", match_pair)
_FILE: _Choice = ("code", match_file)
_DRIVE: _Choice = ("code", match_drive)
_ROOTED: _Choice = ("code", match_rooted)
_EQUATION: _Choice = ("formula", match_equation)
_SUM: _Choice = ("formula", match_sum)
_FIGURE: _Choice = ("figure", match_figure)
_TIME: _Choice = ("time", match_time)
_UNIT: _Choice = ("unit", match_unit)
_LABEL: _Choice = ("figure", match_label)
_IDENTIFIER: _Choice = ("code", match_identifier)

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
    ".": (_EMOTICON, _ROOTED),
    "/": (_ROOTED,),
    "|": (_PAIR, _SIZE),
    "+": (_PAIR, _FIGURE),
    "{": (_LANGUAGE, _PLACEHOLDER),
    "%": (_PLACEHOLDER,),
    "[": (_PLACEHOLDER, _MACHINE, _BLOCK, _INLINE),
    "<": (_TAG, _EMOTICON, _PLACEHOLDER),
    ":": (_FENCE, _SHORTCODE, _EMOTICON),
    "~": (_PAIR, _ROOTED),
    ";": (_EMOTICON,),
    "=": (_PAIR, _EMOTICON),
    ">": (_EMOTICON,),
    "}": (_EMOTICON,),
    "^": (_EMOTICON,),
    "-": (_EMOTICON, _UNIT),
    "−": (_UNIT,),
    **dict.fromkeys("€£¥₹₦₵₺₽₩½¼¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", (_FIGURE,)),
    **dict.fromkeys("ʕಠ", (_EMOTICON,)),
    "¯": (_EMOTICON,),
    "_": (_IDENTIFIER,),
}
_NUMBERS: tuple[_Choice, ...] = (_SUM, _EQUATION, _FIGURE, _TIME, _UNIT, _LABEL)
_BY_WORD: tuple[_Choice, ...] = (
    _URL,
    _EMAIL,
    _BARE,
    _FILE,
    _DRIVE,
    _EMOTICON,
    _EQUATION,
    _IDENTIFIER,
)

# What makes a number worth a look: a time, a date, a sum, a fraction, a measure.
_AFTER_DIGITS = rf"""
    [:h/.\-–~][0-9] | \ ?[+×x*·÷=−–\-]\ ?[0-9] | [½¼¾⅐-⅞]
  | \ ?[{RELATIONS}]\ ?[\w\-−] | [+×*·÷][A-Za-z] | \ [+×*·÷/−–\-]\ \w | [A-Za-z]{{1,2}}(?![A-Za-z])
  | \.?[ºª]
  | [\ \u00a0\u202f][0-9]{{2,4}}(?![0-9])
  | [\ \u00a0\u202f]? (?: [°€] | (?: km/h | [mcdkMGKT]?[mglLB] | min | k?Wh? | [kMG]?Hz | px | dB )
                                 (?![^\W\d_²³]) )
"""

# Where a token may start: one class of first characters with a glance at what follows, or the
# start of a word that goes on like an address or is a face. Prose passes at some 80 ns a character.
_START = re.compile(
    rf"""
    (?=[@\#＃`$\\{{%\[<>}}:;=^¯\-−*&(（./|+~ʕಠ€£¥₹₦₵₺₽₩½¼¾⅐-⅞0-9{EMOJI_STARTS}])
    (?: [@\#＃](?=\w) | `++ | \$(?=\S) | \\(?=[(\[onrtux"'\\]) | \{{(?=\S) | %(?=[\w({{+\-.\#])
      | \[(?=[\[/*A-Za-z^!]) | :(?=::) | ==(?!=) | \+(?=[+0-9]) | ~(?=[~/]) | \|(?=[|a-z0-9])
      | (?<![\w./<:])\.{{0,2}}/(?=[\w.~]) | <(?=[A-Za-z/!3%])
      | [>}}]?[:;=](?=[()\-'/\\|*$\[\]^A-Za-z0-9_+])
      | \^(?=[\^_.\-]) | >(?=[._]<) | \._+\. | [{EMOJI_STARTS}] | [0-9\#*](?=\uFE0F?\u20E3)
      | ¯ | [-;>]_{{1,3}}[-;<] | &(?=[A-Za-z\#]) | [ʕಠ] | [(（](?=[^\x00-\x7f]|[:;^_])
      | [-−](?=[0-9]++[ \u00a0\u202f]?°) | [€£¥₹₦₵₺₽₩](?=[ \u00a0]?[0-9]) | [½¼¾⅐-⅞] )
  | (?<!\w)__(?=[A-Za-z]++__(?!\w))
  | (?:https?|ftp|HTTPS?|Https?)(?=://)
  | (?a:\b) {ADDRESS_START}
    (?: [wW]{{3}}\. | [mM]ailto:
      | [{ALNUM}]++(?:(?:--?|[_%+'])[{ALNUM}]++)*+(?=_?@[{ALNUM}]|\.[{LETTER}0-9]|/[{ALNUM}_])
      | [{ALNUM}]++_++(?=[{ALNUM}]) | [{ALNUM}]++(?:\.[{ALNUM}]++){{0,4}}+\(\)
      | [A-Za-z]:\\ | [A-Za-zΑ-Ωα-ω](?={AFTER_LETTER})
      | [xX][dD]++\b | [oOT]_{{1,3}}[oOT]\b | D[:;=] | [uUn]_[uUn]\b | [uoUO]w[uoUO]\b
      | [8B]-\) )
  | (?P<number> (?<![{ALNUM}.,:/])[0-9]++ (?: (?= {_AFTER_DIGITS} ) | (?<=[0-9]{{6}}) ) )
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
