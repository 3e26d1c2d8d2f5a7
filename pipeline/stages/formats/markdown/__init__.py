"""Markdown, read into blocks with the help of markdown-it-py."""

from __future__ import annotations

from pipeline.stages.formats.markdown.read import Parsed, blocks_of, parse_markdown, read_markdown

__all__ = ["Parsed", "blocks_of", "parse_markdown", "read_markdown"]
