"""Markdown, read into blocks with the help of markdown-it-py."""

from __future__ import annotations

from pipeline.stages.formats.markdown.read import read_markdown

__all__ = ["read_markdown"]
