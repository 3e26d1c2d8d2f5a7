"""Protected tokens: what a translation must carry over unchanged."""

from pipeline.stages.tokens.find import find_tokens
from pipeline.stages.tokens.values import Token, TokenKind

__all__ = ["Token", "TokenKind", "find_tokens"]
