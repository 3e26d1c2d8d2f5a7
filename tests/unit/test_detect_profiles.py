"""The profiles behind language detection, and the benchmark's texts."""

from __future__ import annotations

import re

import numpy as np
import pytest
from langdetect import DetectorFactory
from langdetect.detector_factory import PROFILES_DIRECTORY

from pipeline.bench.detect import LANGUAGES, LENGTHS, read_mixed, read_passages, read_undetermined
from pipeline.domain.language import is_known_tag, normalise_tag
from pipeline.stages.detection.characters import language_of_script, script_of
from pipeline.stages.detection.common_words import languages_by_word
from pipeline.stages.detection.evidence import Scorer
from pipeline.stages.detection.profiles import load_profiles


def test_all_languages_of_langdetect_are_read_once() -> None:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    profiles = load_profiles()
    assert sorted(profiles.tags) == sorted(map(normalise_tag, factory.get_lang_list()))
    assert all(map(is_known_tag, profiles.tags))
    assert load_profiles() is profiles


def test_ratios_are_those_of_langdetects_own_tables() -> None:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    profiles = load_profiles()
    for gram in ("the", " de", "on ", "th", "ge"):
        variants = {gram, gram.upper(), gram.title(), gram[:1] + gram[1:].title()}
        for place, language in enumerate(factory.get_lang_list()):
            share = sum(factory.word_lang_prob_map.get(one, [0] * 55)[place] for one in variants)
            column = profiles.tags.index(normalise_tag(language))
            ratio = profiles.ratios[profiles.rows[gram], column]
            assert ratio >= np.log1p(share / 0.5e-4) - 1e-3  # bare forms of accents add to it


def test_one_word_never_says_more_than_four_nats() -> None:
    scorer = Scorer()
    for word in ("the", "ñandú", "Straßenbahnhaltestelle", "школа", "مدرسة", "学"):
        assert scorer.evidence(word).matrix.min() >= -4


def test_words_count_the_same_wherever_they_stand() -> None:
    scorer = Scorer()
    words = ["the", "old", "house", "near", "the", "sea"]
    together = scorer.evidence(" ".join(words)).totals
    apart = sum(scorer.evidence(word).totals for word in words)
    assert np.allclose(together, apart, atol=1e-4)


def test_a_store_that_is_full_starts_again_with_the_same_answers() -> None:
    small = Scorer(cached_words=8)
    for text in ("one two three four five", "six seven eight nine ten", "uno dos tres ¿cuatro?"):
        assert np.array_equal(small.evidence(text).totals, Scorer().evidence(text).totals)


def test_common_words_are_of_languages_with_a_profile() -> None:
    tags = load_profiles().tags
    words = languages_by_word()
    assert {language for own in words.values() for language in own} <= set(tags)
    assert words["hola"] == ("es", "ca")


@pytest.mark.parametrize(
    ("letter", "script"),
    [("a", "Latn"), ("ñ", "Latn"), ("ж", "Cyrl"), ("あ", "Kana"), ("漢", "Hani"), ("1", None)],
)
def test_letters_have_scripts(letter: str, script: str | None) -> None:
    assert script_of(letter) == script


def test_scripts_without_a_profile_still_have_a_likely_language() -> None:
    assert language_of_script("Geor") == "ka"
    assert language_of_script("Armn") == "hy"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_benchmark_has_fifty_passages_of_every_length(language: str) -> None:
    passages = read_passages(language)
    for length in LENGTHS:
        assert len(set(passages[length])) >= 50
    means = [np.mean([len(text.split()) for text in passages[length]]) for length in LENGTHS]
    assert [2, 4.3, 10] <= means <= [2.2, 5.6, 14]


def test_the_benchmark_has_texts_in_no_language_and_in_two() -> None:
    assert len(set(read_undetermined())) >= 60
    mixed = read_mixed()
    assert len({post.text for post in mixed}) >= 40
    for post in mixed:
        spoken = {language for _, language in post.passages} - {"und"}
        assert spoken == set(post.languages)
        assert not re.search(r"\s{2}", post.text)
