"""Which package code serves a language tag."""

from __future__ import annotations

import pytest

from translators.tags import match_code, packages_wanted

ARGOS = ("ar", "de", "en", "es", "fr", "he", "nb", "pb", "pt", "tl", "zh", "zt")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"), ("en-GB", "en"), ("EN-us", "en"), ("es_MX", "es"), ("pt", "pt"),
        ("pt-BR", "pb"), ("pt-PT", "pt"), ("zh", "zh"), ("zh-Hans", "zh"), ("zh-Hant", "zt"),
        ("zh-TW", "zt"), ("zh-CN", "zh"), ("zh-HK", "zt"), ("nb", "nb"), ("no", "nb"),
        ("fil", "tl"), ("iw", "he"), ("he", "he"), ("xx", None), ("und", None), ("e", None),
        ("eng", None),
    ],
)  # fmt: skip
def test_a_tag_finds_its_package(tag: str, code: str | None) -> None:
    assert match_code(tag, ARGOS) == code


def test_a_variety_serves_where_there_is_nothing_nearer() -> None:
    assert match_code("pt", ["en", "pb"]) == "pb"
    assert match_code("zh-Hant", ["en", "zh"]) == "zh"


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("en", "es", ("en-es",)),
        ("fr", "en-GB", ("fr-en",)),
        ("fr", "es", ("fr-en", "en-es")),
        ("pt-BR", "zh-Hant", ("pb-en", "en-zt")),
        ("pt", "zh-Hans", ("pt-en", "en-zh")),
    ],
)
def test_the_packages_for_a_pair_are_named_as_the_index_names_them(
    source: str, target: str, wanted: tuple[str, ...]
) -> None:
    assert packages_wanted(source, target) == wanted
