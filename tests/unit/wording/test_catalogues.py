"""Every message has its translation in every page language, and nothing else is there."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message

from tools.extract_words import CATALOGUES, LANGUAGES, brought_up, catalogue, messages, missing

PLACE = re.compile(r"\{(\w*)\}|%\((\w+)\)[sd]|(%%)")
ISOLATED = re.compile(r"<bdi>%\(\w+\)s</bdi>")
# A form for none, one or two may leave the count out: it is in the word.
FORMS_THAT_ARE_A_NUMBER = {"es": {0}, "fr": {0}, "ar": {0, 1, 2}}
FORMS = {"es": 2, "fr": 2, "ar": 6}

everywhere = pytest.mark.parametrize("language", LANGUAGES)


@cache
def said_now() -> Catalog:
    return messages()


def forms_of(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def all_of(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def places(text: str) -> list[str]:
    return sorted(match[0] for match in PLACE.finditer(text))


@everywhere
def test_every_message_is_translated(language: str) -> None:
    assert [message.id for message in missing(catalogue(language))] == []


@everywhere
def test_a_catalogue_says_what_the_code_says_no_less_and_no_more(language: str) -> None:
    path = CATALOGUES / f"{language}.po"
    assert path.read_text("utf-8") == brought_up(language, said_now())


@everywhere
def test_no_translation_is_left_to_guess_at(language: str) -> None:
    assert [message.id for message in all_of(language) if message.fuzzy] == []


@everywhere
def test_placeholders_are_those_of_the_message(language: str) -> None:
    for message in all_of(language):
        wanted = places(forms_of(message.id)[-1])
        for number, form in enumerate(forms_of(message.string)):
            found = places(form)
            if message.pluralizable and number in FORMS_THAT_ARE_A_NUMBER[language]:
                extra = [one for one in wanted if one not in found]
                assert len(extra) <= 1, (message.id, form)
                assert all(one in wanted for one in found), (message.id, form)
            else:
                assert found == wanted, (message.id, form)


@everywhere
def test_the_only_markup_in_a_message_isolates_what_is_put_in(language: str) -> None:
    """Templates take a message for markup, so that a stray sign would be one on the page."""
    for message in all_of(language):
        wanted = sorted(ISOLATED.findall(forms_of(message.id)[-1]))
        for form in (*forms_of(message.id), *forms_of(message.string)):
            assert not re.search("[<>&]", ISOLATED.sub("", form)), form
            assert sorted(ISOLATED.findall(form)) == wanted, form


@everywhere
def test_a_count_has_all_the_forms_of_its_language(language: str) -> None:
    for message in all_of(language):
        if message.pluralizable:
            assert len(forms_of(message.string)) == FORMS[language], message.id


@everywhere
def test_babel_finds_no_fault(language: str) -> None:
    assert [(message.id, faults) for message, faults in catalogue(language).check()] == []


@everywhere
def test_spaces_at_the_ends_and_the_last_mark_stay(language: str) -> None:
    """A sentence that ends on a full stop does so in every language; a button has none."""
    for message in all_of(language):
        own = forms_of(message.id)[-1]
        for form in forms_of(message.string):
            assert form == form.strip(" \t\n"), message.id
            assert last_mark(form) == last_mark(own), (message.id, form)


def last_mark(text: str) -> str:
    end = text.rstrip("»”\u00a0 ")[-1:]
    return {"؟": "?", "…": "…"}.get(end, end) if end in ".!?؟:…" else ""


def test_french_sets_its_signs_apart_without_breaking_the_line() -> None:
    for message in all_of("fr"):
        for form in forms_of(message.string):
            bare = re.sub(r"\{\w*\}|%\(\w+\)[sd]|https?:|\d:\d", "x", form)
            assert not re.search(
                r"[^\s\u00a0\u202f?!][?!;»]|[^\u00a0\u202f][;?!»]|«[^\u00a0]", bare
            ), form
            assert not re.search(r"[^\u00a0]:(?:\s|$)", bare), form
            assert "'" not in form, form


def test_spanish_opens_its_questions_and_shouts() -> None:
    for message in all_of("es"):
        for form in forms_of(message.string):
            assert form.count("¿") == form.count("?"), form
            assert form.count("¡") == form.count("!"), form


def test_arabic_has_its_own_commas_and_question_marks() -> None:
    for message in all_of("ar"):
        for form in forms_of(message.string):
            words = PLACE.sub("", form)
            assert not re.search(r"[,;?](?:\s|$)", words), form
            assert not re.search(r"[٠-٩]", words), form
