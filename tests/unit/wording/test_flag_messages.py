from __future__ import annotations

import re
from string import Formatter
from typing import Any, get_args, get_type_hints

import pytest

from pipeline.domain.flags import FLAG_KINDS, flag
from pipeline.domain.language import display_name
from pipeline.stages.checks.contacts import check
from pipeline.stages.checks.texts.lengths import unlikely_length
from pipeline.wording import PAGE_LANGUAGES, words_for
from pipeline.wording.flags import flag_message

OTHERS = tuple(language for language in PAGE_LANGUAGES if language != "en")

# What the checks put into a message where it is not words of the post.
VALUES = {
    ("contact-detail", "kind"): tuple(kind for kind, _ in check._KINDS),
    ("length-unlikely", "direction"): tuple(
        one for one in get_args(get_args(get_type_hints(unlikely_length)["return"])[0])
    ),
    ("language-unknown", "language"): (display_name("sw"),),
    ("language-unsure", "language"): (display_name("pt-BR"),),
    ("model-missing", "source_name"): (display_name("zh-Hans"),),
    ("model-missing", "target_name"): (display_name("es"),),
    ("wrong-language", "expected"): (display_name("en"),),
    ("wrong-language", "found"): (display_name("fr"),),
}


def as_json(code: str, params: dict[str, str]) -> dict[str, Any]:
    made = flag(code, **params)
    return {"code": code, "message": made.message, "params": made.params}


def variants() -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for kind in FLAG_KINDS.values():
        for message in kind.messages:
            names = [name for _, name, _, _ in Formatter().parse(message) if name]
            rows = [dict.fromkeys(names, "")]
            for name in names:
                values = VALUES.get((kind.code, name), (f"<{name}>",))
                rows = [{**row, name: value} for row in rows for value in values]
            found.extend((kind.code, row) for row in rows)
    return found


def label(value: object) -> str:
    return value if isinstance(value, str) else "-".join(value) if isinstance(value, dict) else ""


def test_the_checks_put_in_what_the_table_holds() -> None:
    assert len(VALUES["contact-detail", "kind"]) == 4
    assert set(VALUES["length-unlikely", "direction"]) == {"short", "long"}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("code", "params"), variants(), ids=label)
def test_every_message_is_said_in_every_page_language(
    code: str, params: dict[str, str], language: str
) -> None:
    written = as_json(code, params)
    said = flag_message(written, words_for(language))
    assert (said.language, said.dir) == (language, "rtl" if language == "ar" else "ltr")
    assert said.text not in {"", written["message"]}
    assert "{" not in said.text
    for name, value in params.items():
        if (code, name) == ("model-missing", "command"):
            assert value not in said.text  # it is for whoever runs the service
        elif (code, name) in VALUES:
            assert not re.search(rf"\b{value}\b", said.text), "an English word is left"
        else:
            assert f"\u2068{value}\u2069" in said.text


@pytest.mark.parametrize(
    ("code", "params"), [one for one in variants() if one[0] != "model-missing"], ids=label
)
def test_in_english_the_message_is_the_one_that_the_flag_carries(
    code: str, params: dict[str, str]
) -> None:
    written = as_json(code, params)
    said = flag_message(written, words_for("en"))
    assert (said.text, said.language, said.dir) == (written["message"], "en", "ltr")


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_no_page_shows_a_command_to_those_who_cannot_type_it(language: str) -> None:
    command = "passerelle models install en-ar"
    written = as_json(
        "model-missing",
        {"source_name": "English", "target_name": "Arabic", "command": command},
    )
    assert command in written["message"]
    said = flag_message(written, words_for(language))
    assert command not in said.text
    assert "{" not in said.text
    assert display_name("ar", language) in said.text
    assert (said.language, said.dir) == (language, "rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize(
    ("language", "code", "params", "text"),
    [
        ("es", "number-changed", {"number": "15"}, "Falta el número \u206815\u2069."),
        (
            "es",
            "wrong-language",
            {"found": "French", "expected": "Spanish"},
            "La traducción parece estar en francés, no en español.",
        ),
        ("es", "length-unlikely", {"direction": "short"}, "La traducción es inusualmente corta"),
        ("fr", "contact-detail", {"kind": "a phone number"}, "semble contenir un numéro de télé"),
        ("fr", "language-unsure", {"language": "Arabic"}, "lu comme un texte en arabe."),
        ("ar", "contact-detail", {"kind": "an e-mail address"}, "على عنوان بريد إلكتروني."),
        ("ar", "language-unknown", {"language": "Swahili"}, "باللغة السواحلية،"),
        ("ar", "name-changed", {"name": "Rosa"}, "الاسم \u2068Rosa\u2069 مفقود."),
    ],
)
def test_messages_read_well(language: str, code: str, params: dict[str, str], text: str) -> None:
    assert text in flag_message(as_json(code, params), words_for(language)).text


@pytest.mark.parametrize(
    "written",
    [
        {"code": "of-tomorrow", "message": "Something new.", "params": {}},
        {"code": "name-changed", "message": "Something new.", "params": {"who": "Rosa"}},
        {"code": "name-changed", "message": "Something new."},
        {"message": "Something new."},
    ],
)
@pytest.mark.parametrize("language", OTHERS)
def test_what_is_not_known_is_said_in_english_and_told_to_be(
    written: dict[str, Any], language: str
) -> None:
    said = flag_message(written, words_for(language))
    assert (said.text, said.language, said.dir) == ("Something new.", "en", "ltr")


def test_a_flag_that_says_nothing_is_no_error() -> None:
    assert flag_message({}, words_for("fr")).text == ""


def test_a_language_without_a_known_name_is_named_as_it_came() -> None:
    written = as_json("language-unknown", {"language": "Elvish"})
    assert "Elvish" in flag_message(written, words_for("es")).text


@pytest.mark.parametrize("control", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_words_of_a_post_cannot_turn_the_sentence_they_stand_in(
    control: str, language: str
) -> None:
    written = as_json("insult-added", {"word": f"a{control}b"})
    text = flag_message(written, words_for(language)).text
    assert text.count("\u2068") == text.count("\u2069") == (0 if language == "en" else 1)
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
    assert "ab" in text


def test_braces_in_a_post_are_words_like_others() -> None:
    written = as_json("token-changed", {"token": "{name} {0} %s %(x)s"})
    assert "{name} {0} %s %(x)s" in flag_message(written, words_for("es")).text
