"""One Argos package, loaded: tokenizer and ctranslate2 model, decoding in batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import ctranslate2

from translators.alignment import align
from translators.argos.batches import make_batches
from translators.argos.decoding import Decoding, decoding_limit
from translators.argos.priority import in_background
from translators.argos.tokens import Tokenizer, load_tokenizer, read_vocabulary
from translators.errors import EngineSettingsError
from translators.values import ForcedScore, Hypothesis

# Sub-words of a text that a model takes in one go; longer texts are cut before. Small models lose
# the thread early: with the starter packages, cutting English sentences of 44 to 72 sub-words
# raised chrF from 41 to 45, and of 34 to 44 by 0.7 (132 sentences, one reference).
MOST_SOURCE_TOKENS = 128
MOST_SOURCE_TOKENS_SMALL = 34
_SMALL_MODEL = 24 * 1024**2  # bytes of model.bin

# Sub-words of a source, and of a target at a time, in forced scoring: models have no more places.
MOST_SCORED_TOKENS = 512


@dataclass(frozen=True, kw_only=True, slots=True)
class Device:
    """Where and with how many threads a model runs."""

    device: str = "cpu"
    compute_type: str = "default"
    inter_threads: int = 1  # batches at the same time
    intra_threads: int = 1  # threads of one batch
    background: bool = False  # its threads step aside for others of this machine


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One text for the model, already cut into sub-words."""

    text: str
    tokens: list[str]
    prefix: list[str]  # target sub-words decoding goes on from, the package's own mark first
    hypotheses: int
    suppress: tuple[tuple[str, ...], ...] = ()
    aligned: bool = True
    beam: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """What the search found for a job, best first."""

    rows: list[list[str]]
    ends: list[int]  # end marks: 0 where the limit cut the row
    sums: list[float]  # of log-probabilities
    attention: Sequence[Sequence[Sequence[float]]]  # to the source, for each sub-word of each row


# Batches with the engine: the places of their jobs, the most sub-words of a row, and the promises.
Running = list[tuple[list[int], int, list[Any]]]


def _found(job: Job, result: Any, limit: int, decoding: Decoding) -> _Found:
    rows = [list(row) for row in result.hypotheses[: job.hypotheses]]
    ends = [0 if len(row) >= limit else 1 for row in rows]
    return _Found(
        rows=rows,
        ends=ends,
        # The search divides the sum by length^penalty, end mark included.
        sums=[
            score * (len(row) + end) ** decoding.length_penalty
            for score, row, end in zip(result.scores, rows, ends, strict=False)
        ],
        attention=result.attention if job.aligned else [()] * len(rows),
    )


class ArgosModel:
    """A loaded package. Its methods may be called from several threads."""

    def __init__(self, path: Path, *, source: str, target: str, mark: str, device: Device) -> None:
        """Load an unpacked package. `mark` is the package's `target_prefix`, or empty."""
        self.tokenizer: Tokenizer = load_tokenizer(path, source, target)
        self._mark = [mark] if mark else []
        self._workers = device.inter_threads
        small = (path / "model" / "model.bin").stat().st_size < _SMALL_MODEL
        self.most_source_tokens = MOST_SOURCE_TOKENS_SMALL if small else MOST_SOURCE_TOKENS
        self._vocabulary = read_vocabulary(path / "model")
        if mark and self._vocabulary and mark not in self._vocabulary:
            raise EngineSettingsError(
                f"{path.name} asks for the target prefix {mark!r}, which its model does not know. "
                "It cannot be used; remove it with `passerelle models remove`."
            )
        try:
            load = partial(
                ctranslate2.Translator,
                str(path / "model"),
                device=device.device,
                compute_type=device.compute_type,
                inter_threads=device.inter_threads,
                intra_threads=device.intra_threads,
                max_queued_batches=-1,
            )
            self._translator = in_background(load) if device.background else load()
        except (ValueError, RuntimeError) as error:
            raise EngineSettingsError(
                f"ctranslate2 cannot load {path.name} on {device.device} with compute type "
                f"{device.compute_type}: {str(error).rstrip('.')}. Set PASSERELLE_DEVICE=cpu and "
                "PASSERELLE_COMPUTE_TYPE=default, or look at `passerelle doctor`."
            ) from None

    @property
    def compute_type(self) -> str:
        """Give the compute type in use."""
        return str(self._translator.compute_type)

    def job(
        self,
        text: str,
        *,
        tokens: list[str] | None = None,
        prefix: str = "",
        suppress: Sequence[str] = (),
        hypotheses: int = 1,
        aligned: bool = True,
        beam: int | None = None,
    ) -> Job:
        """Cut a text, its prefix and what to suppress into sub-words."""
        forced = self.tokenizer.encode([prefix])[0] if prefix else []
        return Job(
            text=text,
            tokens=self.tokenizer.encode([text])[0] if tokens is None else tokens,
            prefix=self._mark + forced,
            hypotheses=hypotheses,
            suppress=self.sequences(suppress),
            aligned=aligned,
            beam=beam,
        )

    def sequences(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Give the sub-words of texts in the shapes that begin and stand inside a sentence."""
        shapes = dict.fromkeys(
            shape for text in texts for shape in (text, text[:1].upper() + text[1:])
        )
        rows = self.tokenizer.encode(list(shapes)) if shapes else []
        # ctranslate2 refuses sub-words that it does not know; such a sequence cannot come anyway.
        return tuple(tuple(row) for row in rows if row and self._vocabulary.issuperset(row))

    def decode(self, jobs: Sequence[Job], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """Translate jobs and wait for all; see `start` and `read`."""
        return self.read(jobs, self.start(jobs, decoding), decoding)

    def start(self, jobs: Sequence[Job], decoding: Decoding) -> Running:
        """Hand jobs to the engine; similar lengths share a batch, batches run on all workers."""
        groups: dict[tuple[object, object, int], list[int]] = {}
        for place, job in enumerate(jobs):
            limit = decoding_limit(len(job.tokens), prefix=len(job.prefix))
            groups.setdefault((job.suppress, job.beam, limit), []).append(place)
        running: Running = []
        for (_, _, limit), places in groups.items():
            lengths = [len(jobs[place].tokens) + 1 for place in places]
            for batch in make_batches(lengths, workers=self._workers):
                chosen = [places[number] for number in batch]
                promises = self._start([jobs[place] for place in chosen], limit, decoding)
                running.append((chosen, limit, promises))
        return running

    def read(
        self, jobs: Sequence[Job], running: Running, decoding: Decoding
    ) -> list[tuple[Hypothesis, ...]]:
        """Read what became of jobs as it comes in, in the order of the jobs.

        Gives at least one hypothesis for each job, at most as many as the beam is wide.
        """
        read: dict[int, tuple[Hypothesis, ...]] = {}
        forced: dict[int, _Found] = {}  # their search scores are no plain sums
        for chosen, limit, promises in running:
            for place, promise in zip(chosen, promises, strict=True):
                job = jobs[place]
                found = _found(job, promise.result(), limit, decoding)
                if decoding.shapes_scores or job.prefix or job.suppress:
                    forced[place] = found
                else:
                    read[place] = self._read(job, found)
        for place, sums in zip(forced, self._forced_sums(jobs, forced), strict=True):
            read[place] = self._read(jobs[place], replace(forced[place], sums=sums))
        return [read[place] for place in range(len(jobs))]

    def _start(self, jobs: list[Job], limit: int, decoding: Decoding) -> list[Any]:
        """Hand a batch of jobs with one limit, suppression and beam to the engine's workers."""
        prefixes = [job.prefix for job in jobs]
        beam = min(decoding.beam_size, jobs[0].beam or decoding.beam_size)
        # A wider beam for one of them would change the texts of the others.
        wanted = min(beam, max(job.hypotheses for job in jobs))
        promises: list[Any] = self._translator.translate_batch(
            [job.tokens for job in jobs],
            target_prefix=prefixes if any(prefixes) else None,
            asynchronous=True,
            beam_size=beam,
            num_hypotheses=wanted,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            disable_unk=decoding.disable_unk,
            suppress_sequences=[list(row) for row in jobs[0].suppress] or None,
            max_decoding_length=limit,
            max_input_length=0,
            return_scores=True,
            return_attention=any(job.aligned for job in jobs),
        )
        return promises

    def _read(self, job: Job, found: _Found) -> tuple[Hypothesis, ...]:
        skipped = len(self._mark)
        shown = [row[skipped:] for row in found.rows]
        texts = self.tokenizer.decode(shown)
        return tuple(
            Hypothesis(
                text=text,
                tokens=tuple(row),
                log_probability=float(total),
                end_marks=end,
                alignment=align(job.text, job.tokens, text, row, looks[skipped:]),
            )
            for text, row, total, end, looks in zip(
                texts, shown, found.sums, found.ends, found.attention, strict=False
            )
        )

    def _forced_sums(
        self, jobs: Sequence[Job], found: Mapping[int, _Found]
    ) -> Iterator[list[float]]:
        """Score the rows of found jobs again, in their order."""
        skipped = len(self._mark)
        rows = iter(
            self._score_tokens(
                [
                    (jobs[place].tokens, row[skipped:])
                    for place, one in found.items()
                    for row in one.rows
                ]
            )
        )
        for one in found.values():
            scored = [next(rows) for _ in one.rows]
            yield [sum(row if end else row[:-1]) for row, end in zip(scored, one.ends, strict=True)]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[ForcedScore]:
        """Give the log-probabilities of given targets: `(source, translation)` pairs.

        A source counts up to MOST_SCORED_TOKENS; a longer target is scored in stretches of as
        many, each on its own, and only the last one's end mark counts.
        """
        sources = self.tokenizer.encode([source for source, _ in pairs])
        targets = self.tokenizer.encode([target for _, target in pairs])
        stretches = [
            (place, targets[place][start : start + MOST_SCORED_TOKENS])
            for place in range(len(pairs))
            for start in range(0, max(1, len(targets[place])), MOST_SCORED_TOKENS)
        ]
        rows = self._score_tokens(
            [(sources[place][:MOST_SCORED_TOKENS], stretch) for place, stretch in stretches]
        )
        found: dict[int, list[float]] = {}
        for (place, _), row in zip(stretches, rows, strict=True):
            found[place] = [*found.get(place, ())[:-1], *row]
        return [
            ForcedScore(tokens=tuple(target), token_log_probabilities=tuple(found[place]))
            for place, target in enumerate(targets)
        ]

    def _score_tokens(self, pairs: Sequence[tuple[list[str], list[str]]]) -> list[list[float]]:
        """Give the log-probability of each target sub-word and of the end mark."""
        lengths = [len(source) + len(target) for source, target in pairs]
        running = [
            (
                batch,
                self._translator.score_batch(
                    [pairs[place][0] for place in batch],
                    [self._mark + pairs[place][1] for place in batch],
                    offset=len(self._mark),
                    max_input_length=0,
                    asynchronous=True,
                ),
            )
            for batch in make_batches(lengths, workers=self._workers)
        ]
        found: dict[int, list[float]] = {}
        for batch, promises in running:
            for place, promise in zip(batch, promises, strict=True):
                found[place] = [float(value) for value in promise.result().log_probs]
        return [found[place] for place in range(len(pairs))]
