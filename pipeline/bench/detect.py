"""`passerelle bench detect`: languages told apart, beside langdetect on the same texts.

The texts are in `data/detect`: 50 passages of about 2, 5 and 12 words in each of 8 languages,
posts in two languages, and texts in none, all written for this project.
"""

from __future__ import annotations

import csv
import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from langdetect import DetectorFactory, LangDetectException
from langdetect.detector_factory import PROFILES_DIRECTORY
from rich.console import Console
from rich.table import Table

from pipeline.domain.language import UNDETERMINED, same_language
from pipeline.stages.detect import Detector

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ar", "ru")
LENGTHS = ("short", "medium", "long")  # about 2, 5 and 12 words
_PROJECT = ("en", "es")
_BASELINE_STRIDE = 5  # langdetect sees every fifth text: its calls cost milliseconds
_SEED = 0

Guess = Callable[[str, tuple[str, ...]], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class MixedPost:
    """A post in two languages, passage by passage."""

    languages: tuple[str, ...]
    classroom: str
    passages: tuple[tuple[str, str], ...]  # text and language

    @property
    def text(self) -> str:
        """Give the post's text."""
        return " ".join(text for text, _ in self.passages)


def read_passages(language: str) -> dict[str, list[str]]:
    """Read the passages of a language: by length."""
    source = files("pipeline.bench") / "data" / "detect" / f"{language}.tsv"
    passages: dict[str, list[str]] = {length: [] for length in LENGTHS}
    lines = source.read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        passages[row["length"]].append(row["text"])
    return passages


def read_undetermined() -> list[str]:
    """Read the texts that are in no language."""
    source = files("pipeline.bench") / "data" / "detect" / "und.tsv"
    return source.read_text(encoding="utf-8").splitlines()[1:]


def read_mixed() -> list[MixedPost]:
    """Read the posts in two languages."""
    source = files("pipeline.bench") / "data" / "detect" / "mixed.jsonl"
    return [
        MixedPost(
            languages=tuple(item["languages"]),
            classroom=item["classroom"],
            passages=tuple((each["text"], each["language"]) for each in item["passages"]),
        )
        for item in map(json.loads, source.read_text(encoding="utf-8").splitlines())
    ]


def run(console: Console) -> dict[str, object]:
    """Measure, print the tables and give the figures; accuracies are shares from 0 to 1."""
    detector = Detector()
    passages = {language: read_passages(language) for language in LANGUAGES}
    long_posts = {language: _long_posts(passages[language]["long"]) for language in LANGUAGES}
    cost = _costs(detector, passages)

    def ours(text: str, languages: tuple[str, ...]) -> str:
        return detector.post(text, languages=languages, classroom=None, claim=None).language.code

    figures: dict[str, object] = {
        "pairs": _pairs(ours, passages),
        "languages": _by_language(ours, passages),
        "lacking": _lacking(detector, long_posts),
        "undetermined": _share(
            ours(text, _PROJECT) == UNDETERMINED for text in read_undetermined()
        ),
        "mixed": _mixed(detector),
        "microseconds": cost,
        "langdetect": _baselines(passages, long_posts),
    }
    _print(console, figures)
    return figures


def _share(outcomes: Iterable[bool]) -> float:
    return statistics.fmean(outcomes)


def _long_posts(passages: Sequence[str]) -> list[str]:
    """Join two long passages to a post of 20 to 25 words."""
    return [f"{one} {other}" for one, other in zip(passages[::2], passages[1::2], strict=True)]


def _pairs(guess: Guess, passages: dict[str, dict[str, list[str]]], stride: int = 1) -> Any:
    """Give the accuracy by length, averaged over all pairs of languages."""
    return {
        length: _share(
            guess(text, (language, other)) == language
            for language in LANGUAGES
            for other in LANGUAGES
            if other != language
            for text in passages[language][length][::stride]
        )
        for length in LENGTHS
    }


def _by_language(guess: Guess, passages: dict[str, dict[str, list[str]]]) -> Any:
    """Give each language's accuracy by length, averaged over the other languages."""
    return {
        language: {
            length: _share(
                guess(text, (language, other)) == language
                for other in LANGUAGES
                if other != language
                for text in passages[language][length]
            )
            for length in LENGTHS
        }
        for language in LANGUAGES
    }


def _lacking(detector: Detector, posts: dict[str, list[str]]) -> dict[str, float]:
    """Give how often an English-Spanish project sees that a post is in another language."""

    def claimed(text: str, own: str) -> tuple[bool, str]:
        verdict = detector.post(text, languages=_PROJECT, classroom=own, claim=None)
        return verdict.lacking, verdict.language.code

    foreign = [
        (language, *claimed(text, "en"))
        for language in LANGUAGES
        if language not in _PROJECT
        for text in posts[language]
    ]
    return {
        "recognised": _share(lacking for _, lacking, _ in foreign),
        "named": _share(lacking and code == language for language, lacking, code in foreign),
        "false_claims": _share(claimed(text, own)[0] for own in _PROJECT for text in posts[own]),
    }


def _mixed(detector: Detector) -> dict[str, float]:
    """Give the share of passages of mixed posts that are seen right, by what they are."""
    outcomes: dict[str, list[bool]] = {"usual": [], "other": [], "none": []}
    for post in read_mixed():
        prior = detector.post(
            post.text, languages=post.languages, classroom=post.classroom, claim=None
        ).language.code
        for text, language in post.passages:
            code = detector.passage(text, languages=post.languages, prior=prior).code
            none = language == UNDETERMINED
            kind = "none" if none else "usual" if language == prior else "other"
            outcomes[kind].append(code == language)
    everything = [outcome for some in outcomes.values() for outcome in some]
    return {"all": _share(everything), **{kind: _share(some) for kind, some in outcomes.items()}}


def _costs(detector: Detector, passages: dict[str, dict[str, list[str]]]) -> dict[str, float]:
    """Give what detecting a one-sentence post and its passage costs, in CPU microseconds a post.

    `first` is with words never met before, `usual` after all have been met in other posts.
    """
    texts = [text for language in LANGUAGES for text in passages[language]["long"]]
    detector.post("ready", languages=_PROJECT, classroom="en", claim=None)
    costs = {}
    for name, suffix in (("first", ""), ("usual", " !")):  # the same words in another text
        started = time.process_time()
        for text in texts:
            verdict = detector.post(text + suffix, languages=_PROJECT, classroom="en", claim=None)
            detector.passage(text + suffix, languages=_PROJECT, prior=verdict.language.code)
        costs[name] = (time.process_time() - started) / len(texts) * 1e6
    return costs


def _baselines(passages: dict[str, dict[str, list[str]]], posts: dict[str, list[str]]) -> Any:
    """Measure langdetect, seeded: with a prior map on the two languages, and on its own."""
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(_SEED)

    def guess(text: str, languages: tuple[str, ...] = ()) -> str:
        detector = factory.create()
        if languages:
            detector.set_prior_map(dict.fromkeys(languages, 1 / len(languages)))
        detector.append(text)
        try:
            return str(detector.detect())
        except LangDetectException:
            return UNDETERMINED

    def alone(text: str, _: tuple[str, ...]) -> str:
        return guess(text)

    started = time.process_time()
    full = _by_language_alone(alone, passages)
    calls = sum(len(some[::_BASELINE_STRIDE]) for own in passages.values() for some in own.values())
    return {
        "prior_map": _pairs(guess, passages, _BASELINE_STRIDE),
        "full": full,
        "full_microseconds": (time.process_time() - started) / calls * 1e6,
        "full_named": _share(
            same_language(guess(text), language)
            for language in LANGUAGES
            if language not in _PROJECT
            for text in posts[language]
        ),
        "full_undetermined": _share(guess(text) == UNDETERMINED for text in read_undetermined()),
    }


def _by_language_alone(guess: Guess, passages: dict[str, dict[str, list[str]]]) -> Any:
    return {
        length: _share(
            guess(text, ()) == language
            for language in LANGUAGES
            for text in passages[language][length][::_BASELINE_STRIDE]
        )
        for length in LENGTHS
    }


def _print(console: Console, figures: dict[str, Any]) -> None:
    table = Table(title="Language among a project's two, classroom neutral")
    table.add_column("")
    for heading in ("2 words", "5 words", "12 words"):
        table.add_column(heading, justify="right")
    rows = {
        "Passerelle": figures["pairs"],
        "langdetect, prior on the two, seeded": figures["langdetect"]["prior_map"],
        "langdetect, 55 languages, seeded": figures["langdetect"]["full"],
        **{f"  {language}": own for language, own in figures["languages"].items()},
    }
    for name, own in rows.items():
        table.add_row(name, *(f"{own[length]:.3f}" for length in LENGTHS))
    console.print(table)
    baseline = figures["langdetect"]
    other = Table(title="Further figures")
    for heading in ("", "Passerelle", "langdetect"):
        other.add_column(heading, justify="right" if heading else "left")
    lacking, mixed, cost = figures["lacking"], figures["mixed"], figures["microseconds"]
    full = baseline["full_microseconds"]
    for name, value, beside in (
        ("a language that the project lacks is recognised", lacking["recognised"], None),
        ("and named rightly", lacking["named"], baseline["full_named"]),
        ("claimed falsely", lacking["false_claims"], None),
        (
            "laughter, emoji, numbers: no language",
            figures["undetermined"],
            baseline["full_undetermined"],
        ),
        ("mixed posts: passages", mixed["all"], None),
        ("  in the other language", mixed["other"], None),
    ):
        other.add_row(name, f"{value:.3f}", "" if beside is None else f"{beside:.3f}")
    other.add_row("CPU µs a post and its passage, new words", f"{cost['first']:.0f}", "")
    other.add_row(
        "CPU µs a post and its passage, known words", f"{cost['usual']:.0f}", f"{full:.0f}"
    )
    console.print(other)
