"""Engines that turn text into text with scores; they know nothing of posts or glossaries."""

from translators.errors import EngineSettingsError, NoRoute, TranslatorError
from translators.port import Translator
from translators.values import (
    Alignment,
    ForcedScore,
    Hypothesis,
    Leg,
    Problem,
    Request,
    Result,
    Route,
    ScoreRequest,
)

__all__ = [
    "Alignment",
    "EngineSettingsError",
    "ForcedScore",
    "Hypothesis",
    "Leg",
    "NoRoute",
    "Problem",
    "Request",
    "Result",
    "Route",
    "ScoreRequest",
    "Translator",
    "TranslatorError",
]
