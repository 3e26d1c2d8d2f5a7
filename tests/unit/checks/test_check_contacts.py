"""Contact details in what pupils write, and what only looks like some."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.stages.checks.contacts import find_contacts
from tests.support.timing import assert_at_most

_KINDS = {
    "phone": "a phone number",
    "email": "an e-mail address",
    "street": "a street address",
    "account": "a social media account",
}
_TEXTS = Path(__file__).parents[2] / "data" / "contacts.tsv"


def texts() -> list[tuple[str, str, str]]:
    """Give kind, language and text of every line."""
    rows = [line.split("\t") for line in _TEXTS.read_text(encoding="utf-8").splitlines()]
    return [(kind, language, text) for kind, language, text in rows]


SPANS = [
    ("en", "Call me on 07700 900123, please.", "07700 900123", "phone"),
    ("en", "Mum: (555) 010-4477!", "(555) 010-4477", "phone"),
    ("es", "Mi móvil es el 612 345 678.", "612 345 678", "phone"),
    ("fr", "Appelle le 06.39.98.12.34 !", "06.39.98.12.34", "phone"),
    ("zh", "我的手机号是13812345678。", "13812345678", "phone"),
    ("ar", "رقم هاتفي ٠١٠٠١٢٣٤٥٦٧", "٠١٠٠١٢٣٤٥٦٧", "phone"),
    ("en", "Write to kwame.o@example.com.", "kwame.o@example.com", "email"),
    ("es", "ana arroba gmail punto com", "ana arroba gmail punto com", "email"),
    ("de", "Ich wohne in der Hauptstraße 12.", "Hauptstraße 12", "street"),
    ("it", "Abito in via Roma 3, vieni!", "via Roma 3", "street"),
    ("zh", "我家在中山路12号。", "我家在中山路12号", "street"),
    ("en", "my insta is kwame_07", "kwame_07", "account"),
    ("fr", "suis-moi sur TikTok @nathan.foot", "@nathan.foot", "account"),
    ("es", "juego a Roblox, soy lobo_gris5", "lobo_gris5", "account"),
    ("zh", "加我QQ号：28460917", "28460917", "account"),
]


@pytest.mark.parametrize(("language", "text", "written", "kind"), SPANS)
def test_a_contact_detail_is_flagged_where_it_stands(
    language: str, text: str, written: str, kind: str
) -> None:
    (found,) = find_contacts(text, language, ())
    assert (found.code, found.severity) == ("contact-detail", "critical")
    assert found.source is not None
    assert text[slice(*found.source)] == written
    assert found.target is None
    assert found.message == f"This text seems to contain {_KINDS[kind]}."


def test_every_detail_of_a_text_is_flagged_once_in_order() -> None:
    text = "Mail a@example.com or call +44 7700 900456, I live at 12 Oak Street, snap: lola_12"
    found = find_contacts(text, "en", ())
    kinds = [one.params["kind"] for one in found]
    assert kinds == [_KINDS[kind] for kind in ("email", "phone", "street", "account")]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Call the school: +44 7700 900456", "+447700900456"),
        ("Call the school: 020 7946-0991", "020 79460991"),
        ("Write to Office@Example.org", "office@example.org"),
        ("We are at 12 Oak Street", "12 OAK STREET"),
    ],
)
def test_what_the_project_allows_passes(text: str, allowed: str) -> None:
    assert find_contacts(text, "en", (allowed,)) == []
    assert find_contacts(text, "en", ("+44 7700 999999",)) != []


def test_nearly_all_contact_texts_are_flagged_as_what_they_are() -> None:
    contacts = [row for row in texts() if row[0] != "none"]
    assert len(contacts) >= 150
    right = [
        text
        for kind, language, text in contacts
        if [one.params["kind"] for one in find_contacts(text, language, ())] == [_KINDS[kind]]
    ]
    assert len(right) >= 0.97 * len(contacts)


def test_hardly_any_harmless_text_is_flagged() -> None:
    harmless = [row for row in texts() if row[0] == "none"]
    assert len(harmless) >= 200
    flagged = [text for _, language, text in harmless if find_contacts(text, language, ())]
    assert len(flagged) <= 0.02 * len(harmless), flagged


@pytest.mark.parametrize(
    "text", ["In 2019 Oxford Street was full.", "Mi calle: 7b King's Road", "", "7b"]
)
def test_odd_texts_raise_nothing(text: str) -> None:
    assert find_contacts(text, "xx", ()) is not None


_UNITS = """1 1_ 1. 1- a a@ a. @ Ab_ calle_A 1_rue_ ул._А_ 中 中路1 شارع_ a_at_ ( +1 1_A_ insta_ a-
    my_insta_is_ call_12345678_"""


@pytest.mark.parametrize("unit", _UNITS.split())
def test_a_long_text_takes_little_time(unit: str) -> None:
    text = (unit.replace("_", " ") * 65536)[:65536]
    assert_at_most(1.0, lambda: find_contacts(text, "en", ()))
