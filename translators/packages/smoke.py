"""A few built-in sentences that every package must translate sensibly before it is used.

Untrained and wrongly packed models babble, loop, copy, or answer in another language. Quality
is not judged here: the bounds are wide, and a majority decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from translators.packages.argos_format import Package
from translators.packages.metadata import PackageMetadata
from translators.packages.names import primary_code
from translators.packages.sentences import NEUTRAL, SENTENCES
from translators.packages.smoke_report import Smoke, SmokeLine, SmokeReport

__all__ = ["LooksWrong", "Smoke", "SmokeReport", "Translate", "make_smoke", "smoke_test"]

Translate = Callable[[list[str]], list[str]]
# Text, expected language, source language: the language it is clearly in instead, or None.
LooksWrong = Callable[[str, str, str], str | None]

_BAD_SHARE = 1 / 3  # a package with more bad sentences than this fails
_RATIO = (0.25, 4.0)  # sane lengths, target to source in weighted characters
_SLACK = 12  # characters that even the shortest source may grow by
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_DENSE_WEIGHT = 2.5  # letters that one Chinese or Japanese character stands for
_LOOP = re.compile(r"(?=\S)(.{2,40}?)(?:\s*\1){3,}|(\S)\2{5,}", re.DOTALL)
_NO_LETTERS = re.compile(r"[\W_]+")
_SHOWN = 200


def make_smoke(
    *,
    make_translate: Callable[[Path], Translate] | None = None,
    looks_wrong: LooksWrong | None = None,
) -> Smoke:
    """Make a smoke test with this engine and this judge of languages (None: not judged)."""

    def smoke(folder: Path, metadata: PackageMetadata) -> SmokeReport:
        return smoke_test(folder, metadata, make_translate=make_translate, looks_wrong=looks_wrong)

    return smoke


def smoke_test(
    folder: Path,
    metadata: PackageMetadata,
    *,
    make_translate: Callable[[Path], Translate] | None = None,
    looks_wrong: LooksWrong | None = None,
) -> SmokeReport:
    """Translate the built-in sentences with the package in `folder` and judge the answers."""
    sources = SENTENCES.get(primary_code(metadata.source))
    try:
        translate = (make_translate or load_plainly)(folder)
        targets = translate(list(sources or NEUTRAL))
    except Exception as error:  # whatever a broken model does, it is quarantined
        why = f"the model cannot be run: {type(error).__name__}: {error}"
        return SmokeReport(passed=False, reason=why[:500], lines=())
    lines = tuple(
        SmokeLine(
            source=source,
            target=target[:_SHOWN],
            problem=_problem(source, target, copies_are_wrong=sources is not None),
        )
        for source, target in zip(sources or NEUTRAL, targets, strict=True)
    )
    reason = _verdict(lines)
    if reason is None and sources and looks_wrong:
        text = " ".join(target for target in targets if target.strip())
        wrong = looks_wrong(text, metadata.target, metadata.source)
        if wrong:
            reason = f"it answers in {wrong} instead of {metadata.target}"
    return SmokeReport(passed=reason is None, reason=reason, lines=lines)


def load_plainly(folder: Path) -> Translate:
    """Load a package with CTranslate2 and Argos' tokenizer: beam 2, one thread."""
    import ctranslate2

    package = Package(folder)
    translator = ctranslate2.Translator(str(folder / "model"), device="cpu", intra_threads=1)
    prefix = [package.target_prefix] if package.target_prefix else []

    def translate(texts: list[str]) -> list[str]:
        pieces = [package.tokenizer.encode(text) for text in texts]
        results = translator.translate_batch(
            pieces,
            target_prefix=[prefix] * len(texts) if prefix else None,
            beam_size=2,
            max_decoding_length=128,
        )
        found = [result.hypotheses[0][len(prefix) :] for result in results]
        return [package.tokenizer.decode(tokens).strip() for tokens in found]

    return translate


def _problem(source: str, target: str, *, copies_are_wrong: bool) -> str | None:
    if not target.strip():
        return "empty"
    if _LOOP.search(target):
        return "loop"
    low, high = _RATIO
    before, after = _length(source), _length(target)
    if not low * before - _SLACK / 4 <= after <= high * before + _SLACK:
        return "length"
    if copies_are_wrong and _letters(source) == _letters(target):
        return "copy"
    return None


def _verdict(lines: Sequence[SmokeLine]) -> str | None:
    """Say why the answers fail as a whole, or nothing."""
    bad = [line for line in lines if line.problem]
    if len(bad) <= _BAD_SHARE * len(lines):
        return None
    words = {
        "empty": "gives nothing",
        "loop": "repeats itself",
        "length": "gives far too much or too little",
        "copy": "copies its source",
    }
    kinds = " and ".join(words[kind] for kind in dict.fromkeys(str(line.problem) for line in bad))
    worst = bad[0]
    return (
        f"it {kinds} in {len(bad)} of {len(lines)} test sentences, "
        f"such as {worst.source!r}: {worst.target[:60]!r}"
    )


def _length(text: str) -> float:
    return len(text) + (_DENSE_WEIGHT - 1) * len(_DENSE.findall(text))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
