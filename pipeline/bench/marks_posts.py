"""The sentences of `passerelle bench marks`, as posts; and what their marks cost."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.resources import files

from pipeline.bench.marks_judge import Marked, take_marks
from pipeline.domain.post import Format, Post
from pipeline.flow import Flow

KINDS = ("pairs", "tokens", "both")

# What a post says: whose sentence it is, and the text.
Text = tuple["Sentence", str]


@dataclass(frozen=True)  # no slots: `marked` is kept
class Sentence:
    """A Markdown sentence, and how what is marked may be worded in its translation."""

    source: str
    target: str
    text: str
    expect: Mapping[str, str]  # folded stretch to a pattern, see `judge`

    @cached_property
    def marked(self) -> Marked:
        """Give its marks."""
        return take_marks(self.text)

    @property
    def kind(self) -> str:
        """Tell which marks it has: pairs, tokens that stand alone, both."""
        marked = self.marked
        if marked.has_pairs:
            return "both" if marked.has_tokens else "pairs"
        return "tokens"


def read_sentences() -> list[Sentence]:
    """Read the committed sentences."""
    data = files("pipeline.bench") / "data" / "marks.jsonl"
    return [Sentence(**json.loads(line)) for line in data.read_text("utf-8").splitlines()]


def make_posts(texts: Iterable[Text], written: Format) -> list[Post]:
    """Make a post of each text, in the classroom of its sentence's language."""
    now = datetime.now(UTC)
    return [
        Post(
            id=f"p-{number}", project="bench", classroom=sentence.source, author="s",
            created_at=now, language=sentence.source, format=written, text=text,
        )
        for number, (sentence, text) in enumerate(texts)
    ]  # fmt: skip


def measure_cost(
    flow: Flow, sentences: Sequence[Sentence], rounds: int
) -> dict[str, dict[str, float]]:
    """Time posts with their marks and the words of the same posts alone, in seconds.

    The words alone are sent as Markdown as well, `bare_s`, and as plain text, `plain_s`. All take
    turns; `ratio` is to the Markdown, `plain_ratio` to the plain text, medians over the rounds.
    """
    groups = {f"one sentence, {kind}": _alone(sentences, kind) for kind in KINDS}
    groups["one sentence, all"] = [(one, one.text, one.marked.plain) for one in sentences]
    groups["three sentences, one with marks"] = _among_others(sentences)
    return {name: _measured(flow, group, rounds) for name, group in groups.items()}


def _alone(sentences: Sequence[Sentence], kind: str) -> list[tuple[Sentence, str, str]]:
    return [(one, one.text, one.marked.plain) for one in sentences if one.kind == kind]


def _among_others(sentences: Sequence[Sentence]) -> list[tuple[Sentence, str, str]]:
    """Put every third sentence between the words of its neighbours.

    No sentence stands in two posts: the engine decodes equal texts once.
    """
    found = []
    threes = zip(sentences[::3], sentences[1::3], sentences[2::3], strict=False)
    for before, one, after in threes:
        if before.source == one.source == after.source:
            first, last = before.marked.plain, after.marked.plain
            marked, plain = (f"{first} {words} {last}" for words in (one.text, one.marked.plain))
            found.append((one, marked, plain))
    return found


def _measured(
    flow: Flow, group: Sequence[tuple[Sentence, str, str]], rounds: int
) -> dict[str, float]:
    runs = {
        "marked_s": make_posts([(one, marked) for one, marked, _ in group], "markdown"),
        "bare_s": make_posts([(one, plain) for one, _, plain in group], "markdown"),
        "plain_s": make_posts([(one, plain) for one, _, plain in group], "plain"),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, posts in runs.items():
            start = time.perf_counter()
            for _ in flow.run(posts):
                pass
            if number:  # the first round warms up
                times[name].append(time.perf_counter() - start)
    found = {name: statistics.median(values) for name, values in times.items()}
    for ratio, other in (("ratio", "bare_s"), ("plain_ratio", "plain_s")):
        pairs = zip(times["marked_s"], times[other], strict=True)
        found[ratio] = statistics.median(marked / without for marked, without in pairs)
    return found
