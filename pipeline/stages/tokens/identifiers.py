"""Names of programs in prose: `my_dog`, `MAX_SIZE`, `__init__`, `print()`."""

from __future__ import annotations

import re

from pipeline.stages.tokens.letters import ALNUM

_PART = rf"[{ALNUM}]++"
_NAME = re.compile(
    rf"(?:{_PART}(?:_++{_PART})++(?:\(\))?|{_PART}(?:[._]++{_PART}){{0,8}}+\(\))(?![\w@])"
)
_WORD = re.compile(rf"[{ALNUM}]{{2}}")
# Other words between two signs each side are underlined, as chats have it: `__very__`.
_SPECIAL = re.compile(
    r"__(?:init|main|name|file|doc|str|repr|len|call|eq|dict|class|all|version|new|del|iter|next"
    r"|enter|exit|add|sub|mul|contains|[gs]etitem|hash|bool|slots|future|construct|proto|dirname"
    r"|filename|FILE|LINE|dunder)__(?:\(\))?(?!\w)"
)


def match_identifier(text: str, start: int) -> int | None:
    """Match words joined by low lines; `__very__`, `_very_`, `a_b` and `___` are text."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@"):
        return None
    found = (_SPECIAL if text[start] == "_" else _NAME).match(text, start)
    return found.end() if found is not None and _WORD.search(found.group()) else None
