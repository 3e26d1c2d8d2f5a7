r"""Formulas between dollars: `$x$` and `$$x$$` within text, `$$` on lines of its own.

As in Pandoc, a formula does not begin or end with a space, and `$` after or before a digit is
money. `\(x^2\)` and `\[x^2\]`, as platforms with MathJax have it, are formulas where they look
like one. Rules of our own: they take time linear in the text and stop where a list item ends.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from pipeline.stages.tokens.verbatim import is_maths, match_formula

_BODY = r"(?P<body>(?:[^$\\]|\\[\s\S])++)"
_FORMULA = re.compile(
    rf"\$\$(?!\$){_BODY}\$\$(?!\$)|\$(?![\s$]){_BODY.replace('body', 'short')}"
    r"(?<!\s)\$(?!\d)"
)
_ESCAPE = re.compile(r"\\[!-/:-@\[-`|~]")  # `\{1, 2\}` are signs of maths
_GROUP = re.compile(r"\{[^{}]*+\}")  # `\text{the speed}`
# Words side by side, small ones between them or not: `see a part`, not `base \times height`.
_PROSE = re.compile(
    r"(?<![\\\w])[^\W\d_]{3,}+(?:[\s,;]++[^\W\d_]{1,2}+(?![^\W\d_]))*+[\s,;]++[^\W\d_]{3}"
)
_UNCLOSED = "unclosed formula"  # the key of what one document remembers: (first line, last line)


def add_maths(md: MarkdownIt) -> None:
    """Teach a parser formulas; its tokens are `math_inline` and `math_block`."""
    md.inline.ruler.before("escape", "math_inline", _inline)
    md.block.ruler.before("fence", "math_block", _block)


def closing(opening: str) -> str:
    """Give the sign that ends a formula, by the one that begins it: the `markup` of its token."""
    return {"\\(": "\\)", "\\[": "\\]"}.get(opening, opening)


def _inline(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] == "\\":
        return _escaped(state, silent)
    if state.src[start] != "$" or (start and state.src[start - 1].isdigit()):
        return False
    found = _FORMULA.match(state.src, start, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = found["body"] or found["short"]
        token.markup = "$$" if found["body"] else "$"
    state.pos = found.end()
    return True


def _escaped(state: StateInline, silent: bool) -> bool:
    end = match_formula(state.src, state.pos)
    if end is None or end > state.posMax or not _is_formula(state.src[state.pos + 2 : end - 2]):
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = state.src[state.pos + 2 : end - 2]
        token.markup = state.src[state.pos : state.pos + 2]
    state.pos = end
    return True


def _is_formula(body: str) -> bool:
    r"""Tell whether a body is a formula; `\[`, `\!` and the like are also how Markdown escapes."""
    body = _ESCAPE.sub(" ", body)
    return _PROSE.search(_GROUP.sub("", body)) is None and is_maths(body)


def _block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("$$", start) or state.is_code_block(first):
        return False
    opening = state.src[start + 2 : state.eMarks[first]].rstrip()
    line = first
    if opening.endswith("$$"):
        lines = [opening[:-2]]
    elif "$$" in opening:
        return False
    else:
        lines = _lines_to_end(state, first, last)
        line += len(lines)
        lines.insert(0, opening)
    tex = "\n".join(lines).strip()
    if not tex or (line == first and not opening.endswith("$$")):
        return False
    if silent:
        return True
    state.line = line + 1
    token = state.push("math_block", "math", 0)
    token.content = tex
    token.markup = "$$"
    token.map = [first, state.line]
    return True


def _lines_to_end(state: StateBlock, first: int, last: int) -> list[str]:
    """Give the lines of a formula after its first; none when it does not end."""
    unclosed = state.env.get(_UNCLOSED, (0, 0))
    if unclosed[0] < first < unclosed[1]:
        return []  # else every `$$` would search the same lines again
    lines: list[str] = []
    line = first + 1
    while line < last and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = state.src[state.bMarks[line] : state.eMarks[line]].rstrip()
        if text.endswith("$$"):
            return [*lines, text[:-2]]
        lines.append(text)
        line += 1
    state.env[_UNCLOSED] = (first, line)
    return []
