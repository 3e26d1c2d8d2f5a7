"""One pass over a text that finds its protected tokens."""

from __future__ import annotations

import re

from pipeline.stages.tokens.email import match_email
from pipeline.stages.tokens.emoji import EMOJI_STARTS, match_emoji
from pipeline.stages.tokens.emoticon import match_emoticon
from pipeline.stages.tokens.letters import ADDRESS_START, ALNUM, LETTER
from pipeline.stages.tokens.placeholder import match_placeholder
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

# What may start at a place, by the place's first character, in order of priority.
_BY_CHARACTER: dict[str, tuple[_Choice, ...]] = {
    "@": (_MENTION,),
    "#": (_EMOJI, _HASHTAG),
    "＃": (_HASHTAG,),
    "*": (_EMOJI,),
    "`": (_CODE,),
    "$": (_PLACEHOLDER, _FORMULA),
    "\\": (_FORMULA, _EMOTICON),
    "{": (_PLACEHOLDER,),
    "%": (_PLACEHOLDER,),
    "[": (_PLACEHOLDER,),
    "<": (_TAG, _EMOTICON),
    ":": (_SHORTCODE, _EMOTICON),
    ";": (_EMOTICON,),
    "=": (_EMOTICON,),
    ">": (_EMOTICON,),
    "}": (_EMOTICON,),
    "^": (_EMOTICON,),
    "-": (_EMOTICON,),
    "¯": (_EMOTICON,),
}
_BY_WORD: tuple[_Choice, ...] = (_URL, _EMAIL, _BARE, _EMOTICON)

# Where a token may start: one class of first characters with a glance at what follows, or the
# start of a word that goes on like an address or is a face. Prose passes at some 80 ns a character.
_START = re.compile(
    rf"""
    (?=[@\#＃`$\\{{%\[<>}}:;=^¯\-*0-9{EMOJI_STARTS}])
    (?: [@\#＃](?=\w) | `++ | \$(?=\S) | \\(?=[(\[o]) | \{{(?=\S) | %(?=[\w({{+\-.\#]) | \[(?=\[)
      | <(?=[A-Za-z/!3]) | [>}}]?[:;=](?=[()\-'/\\|*$\[\]^A-Za-z0-9_+]) | \^(?=[\^_.\-])
      | [{EMOJI_STARTS}] | [0-9\#*](?=\uFE0F?\u20E3)
      | ¯ | [-;>]_{{1,3}}[-;<] )
  | (?:https?|ftp|HTTPS?|Https?)(?=://)
  | (?a:\b) {ADDRESS_START}
    (?: [wW]{{3}}\. | [mM]ailto:
      | [{ALNUM}]++(?:(?:--?|[_%+'])[{ALNUM}]++)*+(?=_?@[{ALNUM}]|\.[{LETTER}])
      | [xX][dD]++\b | [oOT]_{{1,3}}[oOT]\b | D[:;=] )
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
        choices = _BY_CHARACTER.get(first)
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
        return (_EMOJI, *_BY_WORD)
    return _BY_WORD if first.isalpha() else (_EMOJI,)
