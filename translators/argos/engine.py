"""The engine for Argos packages: routes, pivots, long texts, retries, batches over everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translators.alignment import compose
from translators.argos.decoding import Decoding
from translators.argos.joining import Part, join_parts, split_long
from translators.argos.loading import Library, PackageFiles
from translators.argos.model import ArgosModel, Job, Running
from translators.argos.tidying import tidy
from translators.argos.trying import Outcome, read_or_retry
from translators.errors import NoRoute
from translators.placeholders import Shape, best_shapes, name_of
from translators.routing import find_route
from translators.tags import match_code
from translators.values import (
    ForcedScore,
    Hypothesis,
    Leg,
    Problem,
    Request,
    Result,
    Route,
    ScoreRequest,
)

_EMPTY = Hypothesis(text="", tokens=(), log_probability=0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Outcome:
    """What one leg gave for one text."""

    hypotheses: tuple[Hypothesis, ...]
    problems: tuple[Problem, ...]  # of all parts of a long text


@dataclass(frozen=True, kw_only=True, slots=True)
class _Started:
    """Texts that a model is at work on."""

    model: ArgosModel
    requests: list[Request]
    parts: list[list[Part]]
    jobs: list[Job]
    running: Running


class ArgosTranslator:
    """Translates with installed Argos packages; fills the port `Translator`.

    Batches mix texts of many callers. A pair without a package of its own goes through other
    languages. Models are loaded at first use and kept. May be shared among threads.
    """

    def __init__(self, library: Library, *, decoding: Decoding | None = None) -> None:
        self._library = library
        self._decoding = decoding or Decoding()

    def route(self, source: str, target: str) -> Route | None:
        """Give the way between two language tags in the codes of the packages, or None."""
        pairs = self._library.pairs()
        codes = {code for pair in pairs for code in pair}
        one, other = match_code(source, codes), match_code(target, codes)
        if one is None or other is None or one == other:
            return None
        return find_route(pairs, one, other)

    def _must_route(self, source: str, target: str) -> Route:
        route = self.route(source, target)
        if route is None:
            raise NoRoute(f"no installed package translates {source} to {target}")
        return route

    def signature(self, source: str, target: str) -> str:
        """Name packages, versions, checksums and settings; legs of a pivot joined by `+`."""
        files = self._files(source, target)
        marks = name_of(best_shapes(tuple(one.marks for one in files)))
        return "+".join(self._leg_signature(one, marks) for one in files)

    def shapes(self, source: str, target: str) -> tuple[Shape, ...]:
        """Give the shapes of marks that come through all packages of the route, best first."""
        return best_shapes(tuple(one.marks for one in self._files(source, target)))

    def _files(self, source: str, target: str) -> list[PackageFiles]:
        route = self._must_route(source, target)
        return [self._library.files(*leg) for leg in route.legs]

    def _leg_signature(self, files: PackageFiles, marks: str) -> str:
        pair = f"{files.source}-{files.target}"
        settings = f"{self._decoding.name()}-{self._library.settings_name()}-{marks}"
        return f"argos:{pair}:{files.version}:{files.checksum}:{settings}"

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        """Translate a batch; equal requests are decoded once. Raises NoRoute."""
        unique = dict.fromkeys(requests)
        results = dict(zip(unique, self._translate_unique(list(unique)), strict=True))
        return [results[request] for request in requests]

    def _translate_unique(self, requests: list[Request]) -> list[Result]:
        routes = [self._must_route(request.source, request.target) for request in requests]
        legs: list[list[Leg]] = [[] for _ in requests]
        problems: list[list[Problem]] = [[] for _ in requests]
        last: list[tuple[Hypothesis, ...]] = [() for _ in requests]
        for depth in range(max((len(route.legs) for route in routes), default=0)):
            by_pair: dict[tuple[str, str], list[int]] = {}
            for place, route in enumerate(routes):
                if depth < len(route.legs):
                    by_pair.setdefault(route.legs[depth], []).append(place)
            for pair in by_pair:  # first: where threads are measured, no other model may be at work
                self._library.model(*pair)
            # All models begin before the first is waited for: none idles while another is read.
            started = {
                pair: self._start_leg(
                    pair,
                    [
                        self._for_leg(requests[place], routes[place], depth, legs[place])
                        for place in places
                    ],
                )
                for pair, places in by_pair.items()
            }
            for (source, target), leg in started.items():
                for place, request, outcome in zip(
                    by_pair[source, target],
                    leg.requests,
                    self._read_leg(leg, target),
                    strict=True,
                ):
                    last[place] = _from_source(outcome.hypotheses, legs[place])
                    legs[place].append(
                        Leg(
                            source=source,
                            target=target,
                            text=request.text,
                            hypothesis=outcome.hypotheses[0],
                        )
                    )
                    problems[place] += outcome.problems
        return [
            Result(
                hypotheses=last[place],
                problems=tuple(dict.fromkeys(problems[place])),
                legs=tuple(legs[place]) if len(legs[place]) > 1 else (),
            )
            for place in range(len(requests))
        ]

    @staticmethod
    def _for_leg(request: Request, route: Route, depth: int, done: list[Leg]) -> Request:
        """Turn a request into that of one leg: prefix and suppression are for the last one."""
        text = done[-1].hypothesis.text if done else request.text
        if depth == len(route.legs) - 1:
            return replace(request, text=text)
        return replace(request, text=text, prefix="", suppress=(), hypotheses=1)

    def _start_leg(self, pair: tuple[str, str], requests: list[Request]) -> _Started:
        model = self._library.model(*pair)
        parts = _parts(model, requests)
        jobs = [
            model.job(
                part.text,
                tokens=part.tokens,
                prefix=request.prefix if number == 0 else "",
                suppress=request.suppress,
                hypotheses=request.hypotheses,
                aligned=request.aligned,
                beam=request.beam,
            )
            for request, own in zip(requests, parts, strict=True)
            for number, part in enumerate(own)
        ]
        return _Started(
            model=model,
            requests=requests,
            parts=parts,
            jobs=jobs,
            running=model.start(jobs, self._decoding),
        )

    def _read_leg(self, leg: _Started, target: str) -> list[_Outcome]:
        outcomes = read_or_retry(leg.model, leg.jobs, leg.running, self._decoding)
        inner = [number > 0 for own in leg.parts for number in range(len(own))]
        tidied = iter(tidy(leg.model, leg.jobs, outcomes, inner=inner, language=target))
        return [
            _joined(request, own, [next(tidied) for _ in own])
            for request, own in zip(leg.requests, leg.parts, strict=True)
        ]

    def score(self, requests: Sequence[ScoreRequest]) -> list[ForcedScore]:
        """Score given targets; for a pivot on its last leg, from the first legs' translation.

        Raises NoRoute.
        """
        routes = [self._must_route(request.source, request.target) for request in requests]
        texts = [request.text for request in requests]
        pivoted = [place for place, route in enumerate(routes) if route.via]
        if pivoted:
            first = self.translate(
                [
                    Request(
                        text=texts[place],
                        source=requests[place].source,
                        target=routes[place].languages[-2],
                    )
                    for place in pivoted
                ]
            )
            for place, result in zip(pivoted, first, strict=True):
                texts[place] = result.best.text
        return self._score_last_legs(routes, texts, [r.translation for r in requests])

    def _score_last_legs(
        self, routes: Sequence[Route], texts: Sequence[str], translations: Sequence[str]
    ) -> list[ForcedScore]:
        by_pair: dict[tuple[str, str], list[int]] = {}
        for place, route in enumerate(routes):
            by_pair.setdefault(route.legs[-1], []).append(place)
        found: dict[int, ForcedScore] = {}
        for pair, places in by_pair.items():
            scores = self._library.model(*pair).score(
                [(texts[place], translations[place]) for place in places]
            )
            found.update(zip(places, scores, strict=True))
        return [found[place] for place in range(len(texts))]


def _from_source(hypotheses: tuple[Hypothesis, ...], done: Sequence[Leg]) -> tuple[Hypothesis, ...]:
    """Let alignments begin at the text that was asked for, not at that of the last leg."""
    if not done:
        return hypotheses
    way = done[0].hypothesis.alignment
    for leg in done[1:]:
        way = compose(way, leg.hypothesis.alignment)
    return tuple(replace(one, alignment=compose(way, one.alignment)) for one in hypotheses)


def _parts(model: ArgosModel, requests: list[Request]) -> list[list[Part]]:
    """Cut each text where it is too long; none for a text of nothing but space."""
    encoded = model.tokenizer.encode([request.text for request in requests])
    return [
        list(split_long(request.text, tokens, model)) if request.text.strip() else []
        for request, tokens in zip(requests, encoded, strict=True)
    ]


def _joined(request: Request, parts: list[Part], outcomes: list[Outcome]) -> _Outcome:
    if not parts:
        return _Outcome(hypotheses=(_EMPTY,), problems=())
    problems = tuple(one.problem for one in outcomes if one.problem is not None)
    if len(parts) == 1:
        return _Outcome(hypotheses=outcomes[0].hypotheses, problems=problems)
    best = [one.hypotheses[0] for one in outcomes]
    return _Outcome(hypotheses=join_parts(request.text, parts, best), problems=problems)
