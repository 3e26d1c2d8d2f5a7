"""Errors of the pipeline. The docstring of an error is its default message."""

from __future__ import annotations

import inspect


class PipelineError(Exception):
    """Passerelle could not do what was asked."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or inspect.getdoc(type(self)))


class SettingsInvalid(PipelineError):
    """A PASSERELLE_ environment variable has a value that cannot be used."""
