"""Laws of glossary files: nothing is lost on the way out and in; no bytes are too odd."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.files import FileFormat, read_glossary, write_glossary
from glossary.files.cells import arm, cut_rows, disarm, join_forms, part_forms, write_rows
from glossary.files.columns import OWN
from glossary.files.contradictions import agreeing
from glossary.files.decoding import decode
from glossary.files.merging import merge
from glossary.values import Glossary, Kind, Term

FORMATS: tuple[FileFormat, ...] = ("csv", "csv-semicolon", "tsv", "tbx2", "tbx3")

_ODD = st.sampled_from(list("=+-@＝'\"|\\;,<>&]\t\n éñß漢ا🌱\u0301\u2028\u00a0\ufeff#"))
_REFUSED = "\ufffe\uffff\ufffd\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LETTER = _ODD | st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=_REFUSED
)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\n", " ").replace("\t", " ")
                    .split(" ")).strip()  # fmt: skip


words = st.text(_LETTER, max_size=12).map(
    lambda text: " ".join(part for part in _tidy(text).split(" ") if part).strip()
)
texts = st.text(_LETTER, max_size=30).map(str.strip)
names = words.filter(lambda name: name != "" and name.lower() not in OWN)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    kind: Kind = draw(st.sampled_from(["translate", "keep", "forbid"]))
    source = draw(words.filter(bool) if kind != "forbid" else words)
    target = draw(words.filter(bool))
    forms = draw(st.lists(words.filter(bool), max_size=3, unique=True))
    return Term(
        source=source,
        target=target,
        kind=kind,
        forms=tuple(form for form in forms if form != target),
        case=draw(st.sampled_from(["any", "exact"])),
        note=draw(texts),
        more=tuple(sorted(draw(st.dictionaries(names, texts.filter(bool), max_size=3)).items())),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    agreed, _ = agreeing(draw(st.lists(terms(), max_size=8)))
    return Glossary(source="en", target="es", terms=tuple(agreed))


def bare(glossary: Glossary) -> tuple[Term, ...]:
    return tuple(replace(term, line=None) for term in glossary.terms)


@pytest.mark.fuzz
@pytest.mark.parametrize("form", FORMATS)
@given(glossary=glossaries())
def test_what_is_written_is_read_again(form: FileFormat, glossary: Glossary) -> None:
    read = read_glossary(write_glossary(glossary, form), name="", source="en", target="es")
    assert read.faults == ()
    assert bare(read.glossary) == bare(glossary)
    if glossary.terms:
        assert read.format == form
        assert read.glossary.version == glossary.version


@pytest.mark.fuzz
@given(data=st.binary(max_size=300), name=st.sampled_from(["", "a.csv", "a.tsv", "a.tbx"]))
@example(data=b"\xff\xfe\x00\xd8", name="")
@example(data=b"\xff\xfe\x00\x00\x00", name="")
@example(data=b"<", name="a.tbx")
@example(data=b'<?xml version="1.0" encoding="utf-7"?><martif/>', name="")
@example(data=b'<?xml version="1.0" encoding="\xff"?><martif/>', name="")
def test_any_bytes_give_a_result(data: bytes, name: str) -> None:
    read = read_glossary(data, name=name, source="en", target="es")
    assert not (read.refused and read.glossary.terms)
    assert all(one.message and one.hint and one.code for one in read.problems)


_SCRAPS = st.sampled_from([
    "source", "target", "kind", "forms", ",", ",", ";", "\t", "\n", "\r\n", '"', '""', "|", "en",
    "es", "EN-us", "keep", "forbid", "exact", "a", "ñ", " ", "\0", "=1+1", "fuzzy", "\ufeff",
])  # fmt: skip
_TAGS = st.sampled_from([
    "<martif>", "</martif>", "<tbx xmlns='urn:iso:std:iso:30042:ed-2'>", "</tbx>", "<termEntry>",
    "</termEntry>", "<langSet xml:lang='en'>", "<langSet xml:lang='es'>", "</langSet>", "<tig>",
    "</tig>", "<term>", "</term>", "a", "b", "&amp;", "&x;", "<note>", "</note>", "<!DOCTYPE a>",
    "<!DOCTYPE a [", "<!ENTITY x 'y'>", "]>", "<!-- -->", "<![CDATA[", "]]>",
])  # fmt: skip


@pytest.mark.fuzz
@given(scraps=st.lists(_SCRAPS, max_size=60) | st.lists(_TAGS, max_size=60))
def test_scraps_of_glossaries_give_a_result_that_can_be_written_again(scraps: list[str]) -> None:
    data = "".join(scraps).encode()
    read = read_glossary(data, name="", source="en", target="es")
    for form in FORMATS:
        again = read_glossary(write_glossary(read.glossary, form), name="", source="en",
                              target="es")  # fmt: skip
        assert bare(again.glossary) == bare(read.glossary)


@given(rows=st.lists(st.lists(texts, min_size=2, max_size=4), max_size=5))
def test_cells_are_cut_as_they_were_written(rows: list[list[str]]) -> None:
    rows = [["first", *row] for row in rows]  # none of them blank
    for delimiter in ",;\t":
        written = write_rows(rows, delimiter).encode()
        cut = list(cut_rows(decode(written), delimiter))
        assert [[arm(cell) for cell in row.cells] for row in cut] == rows


@given(cell=st.text(st.sampled_from("'=+-@＝a ")))
def test_no_written_cell_is_a_formula_and_each_is_read_as_it_was(cell: str) -> None:
    assert disarm(cell)[:1] not in set("=+-@＝＋－＠")
    assert arm(disarm(cell)) == cell


@given(forms=st.lists(st.text(st.sampled_from("|\\ab")), min_size=1))
def test_forms_with_bars_are_parted_as_they_were_joined(forms: list[str]) -> None:
    assert list(part_forms(join_forms(forms))) == forms


@given(own=glossaries(), other=glossaries())
def test_a_merge_counts_every_term_and_gives_a_glossary_without_contradictions(
    own: Glossary, other: Glossary
) -> None:
    for replacing in (False, True):
        merged = merge(own, other, replacing=replacing)
        assert len(own.terms) == merged.unchanged + len(merged.changed) + len(merged.removed)
        assert len(merged.glossary.terms) == (
            merged.unchanged + len(merged.changed) + len(merged.added)
        )
        assert agreeing(merged.glossary.terms)[0] == list(merged.glossary.terms)
    if not merged.problems:  # of the replacing one
        assert set(merged.glossary.terms) == set(other.terms)


@given(own=glossaries())
def test_a_glossary_that_takes_in_itself_stays_as_it_is(own: Glossary) -> None:
    merged = merge(own, own)
    assert (merged.added, merged.changed, merged.removed, merged.problems) == ((), (), (), ())
    assert merged.glossary == own
