"""Emoticons: faces drawn with punctuation."""

from __future__ import annotations

import re

from pipeline.stages.tokens.letters import BREAKS

# Eyes, mouths and cheeks of faces in brackets: `(◕‿◕)`, `(╯°□°)╯`; a body of a character class.
_FACE_PARTS = "╯°□◕‿ʘ•́̀_ω⌒▽´`｀≧≦＾^ﾟ・￢∀╥﹏ಥಠ益ᴗ◡◠ᵔ✿｡ᴥᗜ"

_FACE = re.compile(
    rf"""
    [>}}]?[:;=]'?[-^o]?(?: \)++ | \(++ | [DPpoOcSsXx3] D*+ | [/\\|*$\]\[] )
  | <3++ | </3
  | [xX][dD]++
  | D[:;=](?=[ \t]*+(?:\Z|[{BREAKS}]))  # elsewhere it is a label, as in `Vitamin D: ...`
  | \^[_.\-]?\^
  | [oO]_{{1,3}}[oO] | T_{{1,3}}T
  | -_{{1,3}}- | >_{{1,3}}< | ;_{{1,3}};
  | ¯\\*_*\(ツ\)_*\\*/*¯
  | \\o/
  | [8B]-\) | :v | >[._]< | \._+\. | (?:u_u|U_U|n_n|uwu|UwU|owo|OwO) | \([:;](?=[ \t]|\Z|[{BREAKS}])
  | [(（][{_FACE_PARTS}]{{3,12}}[)）][╯ノﾉ︵つっ/~]*+(?:[ ]?[┻━┳┬─╮]++)?
  | ʕ[^\s\w]{{0,2}}[•ᴥ·]{{1,5}}[^\s\w]{{0,2}}ʔ | ಠ_+ಠ
    """,
    re.VERBOSE,
)
_GLUED = re.compile(r"[:;=]'?-?(?:\)++|\(++)")
_LOOK_BACK = 80  # characters searched for the bracket that a glued smile may close


def match_emoticon(text: str, start: int) -> int | None:
    """Match `:-)`, `<3`, `xD` and their like, between borders.

    `10:30`, `a:b`, `(note:)` and `:(a)` hold none. Glued to a word or its mark, as in `Hola:)`,
    only plain smiles count.
    """
    glued = start > 0 and not _is_border(text[start - 1])
    found = (_GLUED if glued else _FACE).match(text, start)
    if found is None:
        return None
    if glued and (text[start - 1].isdigit() or _closes_bracket(text, start, found.group())):
        return None
    end = found.end()
    after = text[end : end + 1]
    if after.isalnum() or after == "_" or (after == "/" and text[end - 1] in "/:"):
        return None
    return end


def _is_border(before: str) -> bool:
    # A heart or smile may follow another one, an emoji or a quotation mark, but no word.
    return not (before.isalnum() or before in ".,;:!?_/\\&=-<>@#%$")


def _closes_bracket(text: str, start: int, face: str) -> bool:
    if not face.endswith(")"):
        return False
    first = max(0, start - _LOOK_BACK)
    return text.count("(", first, start) > text.count(")", first, start)
