"""Protected tokens: what a translation must carry over unchanged."""

from pipeline.stages.tokens.emoji import is_feeling
from pipeline.stages.tokens.find import find_tokens
from pipeline.stages.tokens.values import COPIED, FIGURES, Token, TokenKind

__all__ = ["COPIED", "FIGURES", "Token", "TokenKind", "find_tokens", "is_feeling"]
