"""Quotations in another language, and words quoted from one."""

from __future__ import annotations

from functools import partial

import pytest

from pipeline.domain.post import Format
from pipeline.stages.detect import Detector
from pipeline.stages.passages.scripts import words_in_other_scripts
from pipeline.stages.plan import make_plan
from tests.support.engines import post_of, project_of
from tests.support.passages import passages_of
from tests.support.timing import assert_linear


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('He said "hola a todos los amigos" and left.',
         [("He said", "en"), ("hola a todos los amigos", "es"), ("and left.", "en")]),
        ("He said «hola a todos los amigos», and left.",
         [("He said", "en"), ("hola a todos los amigos", "es"), ("and left.", "en")]),
        ("He said “hola a todos los amigos”.",
         [("He said", "en"), ("hola a todos los amigos", "es")]),
        # Three words say enough: what a class quotes of the other's language is mostly short.
        ('We think it is "el gato duerme".',
         [("We think it is", "en"), ("el gato duerme", "es")]),
        ('Mi profe dice que "practice makes perfect".',
         [("Mi profe dice que", "es"), ("practice makes perfect", "en")]),
        # In the same language, too short, or no quotation at all.
        ('He said "hello to all my friends" and left.',
         [('He said "hello to all my friends" and left.', "en")]),
        ('He said "hola" and then he left us.', [('He said "hola" and then he left us.', "en")]),
        ("We don't know the dogs' names here.", [("We don't know the dogs' names here.", "en")]),
        # One word again and again tells no language, neither its own nor the sentence's.
        ('We sing "na na na na" together.', [('We sing "na na na na" together.', "en")]),
        # What is kept stays whole beside a quotation.
        (':smile: "hola a todos los amigos" and he left.',
         [(":smile:", "und"), ("hola a todos los amigos", "es"), ("and he left.", "en")]),
        ('He said "hola a todos los amigos" :-) and left.',
         [("He said", "en"), ("hola a todos los amigos", "es"), (":-) and left.", "en")]),
    ],
)  # fmt: skip
def test_a_quotation_in_another_language_is_a_passage(
    text: str, parts: list[tuple[str, str]]
) -> None:
    assert [(one.text, one.language) for one in passages_of(text, "plain")] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # Few words say little of their language; the sentence without its quotation says more.
        ('I like "me gusta mucho la playa" songs.',
         [("I like", "en"), ("me gusta mucho la playa", "es"), ("songs.", "en")]),
        ("<p>I like <q>me gusta mucho la playa</q> songs.</p>",
         [("I like", "en"), ("me gusta mucho la playa", "es"), ("songs.", "en")]),
        ('Me dicen "I like my school very much" y no sé.',
         [("Me dicen", "es"), ("I like my school very much", "en"), ("y no sé.", "es")]),
    ],
)  # fmt: skip
def test_words_around_a_quotation_share_one_language(
    text: str, parts: list[tuple[str, str]]
) -> None:
    written: Format = "html" if text.startswith("<") else "plain"
    assert [(one.text, one.language) for one in passages_of(text, written)] == parts


def test_marks_inside_a_quotation_belong_to_it() -> None:
    text = 'He said "**hola a todos** los amigos de aquí" and left.'
    sources = [text[slice(*one.span)] for one in passages_of(text)]
    assert sources == ["He said", "**hola a todos** los amigos de aquí", "and left."]


def test_a_quotation_is_not_looked_for_in_code() -> None:
    text = 'We ran `say "hola a todos los amigos" now` and it worked well.'
    assert len(passages_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # Quotations in a language that the project lacks: no engine of it knows their words.
        ('My aunt says "la vita è bella" a lot.', ["la vita è bella"]),
        ("Mi amigo dice «c'est la vie mon ami» y se ríe.", ["c'est la vie mon ami"]),
        ('My aunt says "life is beautiful" a lot.', []),
        ('She said "Je suis une fille" to us.', ["Je suis une fille"]),
        ("Mi tía dice “Ich bin müde” muchas veces.", ["Ich bin müde"]),
        ('My aunt says "karibu sana rafiki" a lot.', ["karibu sana rafiki"]),
        # Rhymes and words for play are of no language; a word that comes again says no more.
        ('We sing "na na na na" together.', []),
        ('We sing the "hakuna matata song" together.', []),
        ('Cantamos "wena wena po" en el patio.', []),
        ('We sing "Na na na guli guli" together.', []),
        ("Cantamos “pin pon papas” en el patio.", []),
        # Other letters than those of the passage's language, with or without quotation marks.
        ("The word мир means peace.", ["мир"]),
        ("My friend 李明 lives in 北京, China.", ["李明", "北京"]),
        ("Привет, друзья is what my uncle from Kyiv says.", ["Привет, друзья"]),
        ("The angle α is as wide as β.", ["α", "β"]),
        ("**мир** means peace, and so does “سلام”.", ["мир", "سلام"]),
        ("<p>The word <ruby>水<rt>mizu</rt></ruby> means water.</p>", ["水"]),
        # The author says that it is in another language.
        (
            '<p>Say <span lang="fr">bonjour tout le monde</span> to us.</p>',
            ["bonjour tout le monde"],
        ),
        # Letters of a Latin word, raised figures and signs are no words of another script.
        ("Ωmega is 5 µm wide, and café is a word.", []),
        # A word glued to a Latin letter or a figure takes no others with it.
        ("My 漢字kanji и мир, дом2 are here.", ["漢字", "и мир"]),
    ],
)
def test_words_that_no_engine_of_the_project_knows_stay_as_they_are(
    text: str, kept: list[str]
) -> None:
    for written in ("html",) if text.startswith("<p>") else ("plain", "markdown"):
        (passage,) = passages_of(text, written)
        assert [one.text for one in passage.core.kept] == kept


def test_letters_of_the_passages_own_script_are_no_foreign_words() -> None:
    text = "Я живу в городе Одесса."
    post = post_of(text, classroom="ru")
    (passage,) = make_plan(post, project_of("ru", "es"), Detector()).passages
    assert passage.core.kept == ()


@pytest.mark.parametrize(
    ("unit", "end"),
    [
        ("да ", "даx"),
        ("д-", "дx"),
        ("漢д", "x"),
        ("漢 ", "дx"),
        ("漢", "дx"),
        ("漢\u0301", "дx"),
        ("д漢", "2"),
        ("дx", ""),
    ],
)
def test_words_in_other_scripts_take_linear_time_whatever_they_are_glued_to(
    unit: str, end: str
) -> None:
    small, large = (unit * (size // len(unit)) + end for size in (4_000, 16_000))
    assert_linear(
        partial(words_in_other_scripts, small, [], "es"),
        partial(words_in_other_scripts, large, [], "es"),
    )
