"""Links, addresses, mentions, emoji, code and placeholders: as many on both sides.

For translations of which only the two texts are known. Numbers, times and dates are not judged
here: languages write them each in its own way.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

import regex

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.checks.pair import Pair
from pipeline.stages.tokens import FIGURES, Token, TokenKind, find_tokens

# Faces may be drawn in one way or another: `:)`, `:-)`, `:smile:`, 🙂.
_FACES: frozenset[TokenKind] = frozenset({"emoticon", "shortcode"})
_MOST = 20  # tokens looked at that one side lacks: what is more is the same trouble
_SELECTORS = str.maketrans("", "", "\ufe0e\ufe0f")
# Arrows, ticks and bullets are marks of the text, and may be set otherwise.
_PICTURE = regex.compile(
    r"[\p{Emoji_Presentation}\p{RI}\u20e3\U0001f000-\U0001faff❤☀-☄☕☘☝☠☹☺♥✈✨✌]"
)
_SCHEME = re.compile(r"(?:https?|ftp|mailto):(?://)?", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
# Every token has one of these; most sentences have none.
_HINTS = re.compile(
    r"[@#＃{}<>`$%\\\[&=/_^|~+*()\"]|[.:;]\S|[xX][dD]\b"
    r"|[\u203c-\u2fff\ufe00-\uffef\U00010000-\U0010ffff]"
)


def check_raw_tokens(pair: Pair) -> list[Flag]:
    """Flag the tokens that are missing, added, or there in another number.

    A mark of punctuation at the end of an address, percent-encoding, the case of a host, and
    the way in which a face is drawn make no difference.
    """
    if not (_HINTS.search(pair.source) or _HINTS.search(pair.target)):
        return []
    here, there = _tokens(pair.source), _tokens(pair.target)
    if not here and not there:
        return []
    wanted, found = Counter(map(_key, here)), Counter(map(_key, there))
    if wanted == found:
        return []
    lost = [one for one in _surplus(here, wanted, found) if not _stands_in(one, pair, wanted)]
    new = [one for one in _surplus(there, found, wanted) if not _stood_in(one, pair, found)]
    lost, new = _without_glued(lost, there), _without_glued(new, here)
    lost, new = _without_redrawn(lost, new)
    return _flags(lost, new)


def _tokens(text: str) -> list[Token]:
    return [
        token
        for token in find_tokens(text)
        if token.kind not in FIGURES
        and (token.kind != "emoji" or _PICTURE.search(token.text))
        and not token.text.startswith("&")  # an entity is a character, or a word: `&amp;`
    ]


def _key(token: Token) -> str:
    """Give what two spellings of one token have in common."""
    text = token.text.translate(_SELECTORS)
    if token.kind == "url":
        return "url " + _SCHEME.sub("", unquote(text)).removeprefix("www.").rstrip("/").casefold()
    if token.kind in ("email", "mention", "hashtag", "tag"):
        return f"{token.kind} {text.casefold()}"
    if token.kind == "emoticon":
        return f"emoticon {text.replace('-', '').rstrip('()DPp') + text[-1]}"
    if token.kind in ("formula", "code"):
        return "code " + _SPACE.sub("", text)
    return f"{token.kind} {text}"


def _surplus(tokens: list[Token], own: Counter[str], other: Counter[str]) -> list[Token]:
    """Give the last tokens of each kind that one side has more of than the other."""
    spare = own - other
    chosen: list[Token] = []
    for token in reversed(tokens):
        if len(chosen) == _MOST:
            break
        key = _key(token)
        if spare[key] > 0:
            spare[key] -= 1
            chosen.append(token)
    return chosen[::-1]


def _stands_in(token: Token, pair: Pair, wanted: Counter[str]) -> bool:
    """Tell whether a token is in the translation all the same: glued to Chinese words."""
    if token.kind == "emoji":
        return False
    if pair.target.count(token.text) >= wanted[_key(token)]:
        return True
    # An escaped quotation mark may have become a plain one.
    return token.kind == "placeholder" and token.text in ('\\"', "\\'", "\\\\")


def _stood_in(token: Token, pair: Pair, found: Counter[str]) -> bool:
    return token.kind != "emoji" and pair.source.count(token.text) >= found[_key(token)]


def _without_redrawn(lost: list[Token], new: list[Token]) -> tuple[list[Token], list[Token]]:
    """Drop pairs of tokens of which one stands for the other."""
    left = list(new)
    missing = []
    for token in lost:
        twin = next((one for one in left if _is_same(token, one)), None)
        if twin is None:
            missing.append(token)
        else:
            left.remove(twin)
    return missing, left


def _is_same(lost: Token, new: Token) -> bool:
    if lost.kind in _FACES or new.kind in _FACES:
        return lost.kind in (*_FACES, "emoji") and new.kind in (*_FACES, "emoji")
    return False


def _without_glued(tokens: list[Token], others: list[Token]) -> list[Token]:
    return [one for one in tokens if not any(_is_glued(one, other) for other in others)]


def _is_glued(token: Token, wanted: Token) -> bool:
    """Tell whether a token is another one with Chinese words behind it: `@ana你好`."""
    length = len(wanted.text)
    return (
        token.kind == wanted.kind
        and token.text.casefold().startswith(wanted.text.casefold())
        and "\u2e80" <= token.text[length : length + 1] < "\ua4d0"
    )


def _flags(lost: list[Token], new: list[Token]) -> list[Flag]:
    """Make one flag a token; what stands in the place of another is shown beside it."""
    flags = []
    left = list(new)
    for token in lost:
        twin = next((one for one in left if one.kind == token.kind), None)
        if twin is not None:
            left.remove(twin)
        flags.append(_changed(token.text, (token.start, token.end), _span(twin)))
    flags += [_changed(token.text, None, (token.start, token.end)) for token in left]
    return flags


def _span(token: Token | None) -> Span | None:
    return None if token is None else (token.start, token.end)


def _changed(text: str, source: Span | None, target: Span | None) -> Flag:
    return flag("token-changed", source=source, target=target, token=text)
