"""Quotations in another language, and words quoted from one."""

from __future__ import annotations

import pytest

from pipeline.domain.post import Format
from tests.support.passages import passages_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('He said "hola a todos los amigos" and left.',
         [("He said", "en"), ("hola a todos los amigos", "es"), ("and left.", "en")]),
        ("He said «hola a todos los amigos», and left.",
         [("He said", "en"), ("hola a todos los amigos", "es"), ("and left.", "en")]),
        ("He said “hola a todos los amigos”.",
         [("He said", "en"), ("hola a todos los amigos", "es")]),
        # In the same language, too short, or no quotation at all.
        ('He said "hello to all my friends" and left.',
         [('He said "hello to all my friends" and left.', "en")]),
        ('He said "hola" and then he left us.', [('He said "hola" and then he left us.', "en")]),
        ("We don't know the dogs' names here.", [("We don't know the dogs' names here.", "en")]),
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
