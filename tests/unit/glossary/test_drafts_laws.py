import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.agreement import Fitted, fit
from glossary.enforce import Slot, draft_of
from glossary.lemmas import plural
from glossary.values import Term

LANGUAGES = ["es", "fr", "pt", "it", "en", "de", "nl", "zh", "es-MX", "xx", ""]
WORDS = [
    *(
        "la",
        "el",
        "los",
        "de",
        "del",
        "a",
        "un",
        "una",
        "y",
        "e",
        "o",
        "i",
        "EL",
        "LA",
        "agua",
        "más",
    ),
    *(
        "casa",
        "Casa",
        "hogar",
        "pequeña",
        "pequeño",
        "es",
        "está",
        "muy",
        "hijo",
        ",",
        ".",
        "¿",
        "«",
    ),
    *("l'", "de l'", "d'", "les", "école", "petit", "petite", "il", "lo", "dello", "un'", "bella"),
    *("the", "an", "of", "is", "’", "\n", ""),
]
PIECES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(max_size=4)).map(lambda word: word + " "), max_size=9
).map("".join)
TEXTS = st.one_of(PIECES, st.text(max_size=30))
FORMS = st.one_of(
    st.sampled_from(
        ["hogar", "casas", "agua potable", "a base de alcohol", "école", "owl", "el Niño"]
    ),
    st.text(min_size=1, max_size=12),
)


@given(TEXTS, TEXTS, TEXTS, FORMS, st.sampled_from(LANGUAGES))
def test_any_words_have_room_for_any_form(
    before: str, old: str, after: str, form: str, language: str
) -> None:
    assert fit(before, old, after, form, language).form == form


@given(st.data(), TEXTS, st.sampled_from(LANGUAGES))
def test_forms_stand_where_a_draft_says(data: st.DataObject, text: str, language: str) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    slots = [
        Slot(
            span=span,
            term=Term(source="house", target=data.draw(FORMS), forms=(data.draw(FORMS),)),
            source=data.draw(st.sampled_from(["house", "houses", "HOUSE", "House", ""])),
            inflected=data.draw(st.booleans()),
        )
        for span in spans
    ]

    draft = draft_of(text, slots, language, "en")

    assert len(draft.forms) == len(slots)
    assert all(one[1] <= two[0] for one, two in zip(draft.forms, draft.forms[1:], strict=False))
    for (start, end), slot in zip(draft.forms, slots, strict=True):
        ways = {many for one in slot.term.targets for many in (one, plural(one, language)) if many}
        assert draft.text[start:end].casefold() in {way.casefold() for way in ways}


@given(TEXTS, TEXTS, FORMS, st.sampled_from(LANGUAGES))
def test_nothing_changes_beyond_the_sentence_of_a_slot(
    before: str, after: str, form: str, language: str
) -> None:
    text = f"{before}; xq. la casa pequeña; qx {after}"
    start = text.index("casa", len(before) + 5)
    slot = Slot(span=(start, start + 4), term=Term(source="house", target=form), source="house")

    draft = draft_of(text, [slot], language, "en")

    assert draft.text.startswith(f"{before}; xq.")
    assert draft.text.endswith(f"; qx {after}")


@given(TEXTS, TEXTS, st.sampled_from(["de", "nl", "zh", "xx", ""]), st.text(min_size=1, max_size=9))
def test_without_rules_only_the_slot_changes(
    before: str, after: str, language: str, form: str
) -> None:
    fitted = fit(before, "old words", after, form, language)

    assert fitted == Fitted(before=before, form=form, after=after)


HOSTILE = ["la " * 20000, "a" * 64000, " " * 64000, "'" * 64000, "de la casa y " * 5000,
           "pequeña, " * 7000, "l'" * 32000, "é́" * 32000]  # fmt: skip


@pytest.mark.parametrize("filler", HOSTILE)
@pytest.mark.parametrize("language", ["es", "fr", "it", "en"])
def test_hostile_texts_take_little_time(filler: str, language: str) -> None:
    house = Term(source="house", target="hogar", forms=("hogares", "xyz"))
    text = filler[:64000] + " la casa es " + filler[:64000]
    spans = [(at, at + 1) for at in range(0, 60000, 300)]
    draft_of("la casa", [Slot(span=(3, 7), term=house, source="house")], language, "en")

    for chosen in (spans, [(9, 63000)], [(64003, 64007)]):
        slots = [Slot(span=span, term=house, source="house") for span in chosen]
        assert min(_seconds(text, slots, language) for _ in range(2)) < 0.5


def _seconds(text: str, slots: list[Slot], language: str) -> float:
    start = time.perf_counter()
    draft_of(text, slots, language, "en")
    return time.perf_counter() - start
