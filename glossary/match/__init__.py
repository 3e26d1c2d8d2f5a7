"""Where the terms of a glossary stand in a text."""

from glossary.match.matcher import Match, Matcher

__all__ = ["Match", "Matcher"]
