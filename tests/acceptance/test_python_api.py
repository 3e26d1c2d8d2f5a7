"""`Pipeline.from_project(path).translate(posts)` as a program of one's own would use it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import BilingualPost, Pipeline, Post, PostRefused, Refusal
from pipeline.schemas.post import parse_post
from pipeline.schemas.project_file import ProjectInvalid
from tests.support.program import post, write_project
from translators.argos.engine import ArgosTranslator
from translators.testing import IdentityTranslator


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_project(tmp_path)


@pytest.fixture
def identity(path: Path) -> Pipeline:
    return Pipeline.from_project(path, engine=IdentityTranslator())


def many(count: int, seen: list[int] | None = None) -> Iterator[dict[str, Any]]:
    for number in range(count):
        if seen is not None:
            seen.append(number)
        yield post(number, text=f"We saw {number} fish.")


def engine_threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name.startswith("engine")]


def assert_thread_ends() -> None:
    """Wait for the engine's thread, which ends when its batch is done."""
    deadline = time.monotonic() + 10
    while engine_threads() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert engine_threads() == []


@pytest.mark.parametrize("kind", [str, Path])
def test_the_call_of_the_readme_translates(path: Path, kind: type) -> None:
    (one,) = Pipeline.from_project(kind(path)).translate([post(text="We saw a river.")])
    assert isinstance(one, BilingualPost)
    assert "río" in one.translations["es"].text


def test_mappings_and_values_give_the_same(identity: Pipeline) -> None:
    value = parse_post(post(), identity.project)
    assert isinstance(value, Post)
    assert list(identity.translate([value])) == list(identity.translate([post()]))


def test_a_project_file_with_mistakes_raises_with_all_of_them(tmp_path: Path) -> None:
    with pytest.raises(ProjectInvalid) as caught:
        Pipeline.from_project(write_project(tmp_path, 'id = "a b"\nx = 1'))
    assert len(caught.value.problems) == 5


def test_without_on_refused_a_bad_post_raises_with_every_reason(identity: Pipeline) -> None:
    with pytest.raises(PostRefused) as caught:
        list(identity.translate([post(text=5, revision=0)]))
    assert {one.where for one in caught.value.refusal.problems} == {"text", "revision"}
    assert "text: must be a text" in str(caught.value)
    assert_thread_ends()


def test_with_on_refused_the_rest_goes_on(identity: Pipeline) -> None:
    refused: list[Refusal] = []
    bad: list[Any] = [post(2, text=5), None, "post", {}]
    out = list(identity.translate([post(1), *bad, post(3)], on_refused=refused.append))
    assert [one.id for one in out] == ["p-1", "p-3"]
    assert [one.id for one in refused] == ["p-2", None, None, None]


def test_a_value_of_another_project_is_refused(identity: Pipeline) -> None:
    value = parse_post(post(), identity.project)
    assert isinstance(value, Post)
    strange = Post(**{**{name: getattr(value, name) for name in value.__slots__},
                      "classroom": "nowhere"})  # fmt: skip
    with pytest.raises(PostRefused, match="nowhere"):
        list(identity.translate([strange]))


def test_nothing_is_read_before_the_first_post_is_asked_for(identity: Pipeline) -> None:
    seen: list[int] = []
    before = engine_threads()
    out = identity.translate(many(10, seen))
    assert seen == []
    assert engine_threads() == before
    assert next(out).id == "p-0"


def test_posts_are_taken_as_a_stream_and_closing_early_frees_the_thread(
    identity: Pipeline,
) -> None:
    seen: list[int] = []
    out = identity.translate(many(100_000, seen))
    for number in range(300):
        assert next(out).id == f"p-{number}"
    assert len(seen) < 2_000
    assert engine_threads() != []
    assert hasattr(out, "close")
    out.close()
    assert_thread_ends()


def test_an_error_of_the_source_of_posts_comes_through(identity: Pipeline) -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield post()
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        list(identity.translate(broken()))
    assert_thread_ends()


def test_two_streams_of_one_pipeline_do_not_mix(identity: Pipeline) -> None:
    one, other = identity.translate(many(600)), identity.translate(many(600))
    for number, (a, b) in enumerate(zip(one, other, strict=True)):
        assert a.id == b.id == f"p-{number}"


def test_two_pipelines_share_an_engine(
    engine: ArgosTranslator, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    second = write_project(tmp_path_factory.mktemp("second"))
    texts = []
    for one in zip(
        Pipeline.from_project(path, engine=engine).translate([post()]),
        Pipeline.from_project(second, engine=engine).translate([post()]),
        strict=True,
    ):
        texts += [made.translations["es"].text for made in one]
    assert len(set(texts)) == 1


def test_threads_may_share_a_pipeline(engine: ArgosTranslator, path: Path) -> None:
    pipeline = Pipeline.from_project(path, engine=engine)
    texts: dict[int, list[str]] = {}

    def work(number: int) -> None:
        texts[number] = [
            made.translations["es"].text
            for made in pipeline.translate([post(n, text=f"I saw {n} boats.") for n in range(20)])
        ]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(texts) == 3
    assert len(texts[0]) == 20
    assert texts[0] == texts[1] == texts[2]
