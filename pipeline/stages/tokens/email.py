"""E-mail addresses."""

from __future__ import annotations

import re

from pipeline.stages.tokens.letters import ALNUM

_LOCAL = re.compile(rf"[{ALNUM}]++(?:(?:--|\.-|[.\-_%+'])[{ALNUM}]++)*+_?@")
_DOMAIN = re.compile(rf"[{ALNUM}]++(?:-++[{ALNUM}]++)*+(?:\.[{ALNUM}]++(?:-++[{ALNUM}]++)*+)++")


def match_email(text: str, start: int) -> int | None:
    """Match `ana.lee@example.org`; a sentence glued to it by a full stop stays outside."""
    local = _LOCAL.match(text, start)
    if local is None:
        return None
    return match_domain(text, local.end())


def match_domain(text: str, start: int) -> int | None:
    """Match a host of two labels or more whose last one is made of letters."""
    domain = _DOMAIN.match(text, start)
    if domain is None:
        return None
    end = domain.end()
    while (dot := text.rfind(".", start, end)) >= 0:
        label = text[dot + 1 : end]
        # A capital after a lower-case host is the next sentence: `a@b.org.Write soon`.
        glued = label[:1].isupper() and text[start:dot].islower() and text.find(".", start, dot) > 0
        if len(label) >= 2 and label.isalpha() and not glued:
            return end
        end = dot
    return None
