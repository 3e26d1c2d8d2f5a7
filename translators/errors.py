"""Errors of the engines. The docstring of an error is its default message."""

from __future__ import annotations

import inspect


class TranslatorError(Exception):
    """The translation engine could not do what was asked."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or inspect.getdoc(type(self)))


class NoRoute(TranslatorError):
    """No installed package, alone or through another language, translates this pair."""


class EngineSettingsError(TranslatorError):
    """The engine cannot run with these settings."""
