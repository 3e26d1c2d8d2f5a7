"""CSV and TSV of many makers, read as terms; what is wrong is said with its line."""

from __future__ import annotations

import codecs
from dataclasses import replace

import pytest

from glossary.files import ReadGlossary, languages_of, read_glossary, write_csv, write_glossary
from glossary.values import Glossary, Term

HEADER = "source,target,kind,forms,case,note\n"
CORAL = Term(source="coral reef", target="arrecife de coral")


def read(
    text: str | bytes, *, name: str = "", source: str = "en", target: str = "es"
) -> ReadGlossary:
    data = text.encode() if isinstance(text, str) else text
    return read_glossary(data, name=name, source=source, target=target)


def terms(text: str | bytes, **named: str) -> list[Term]:
    return [replace(term, line=None) for term in read(text, **named).glossary.terms]


def codes(text: str | bytes, **named: str) -> list[tuple[int | None, str]]:
    return [(one.line, one.code) for one in read(text, **named).problems]


FULL = (
    "source,target,kind,forms,case,note,unit\n"
    "coral reef,arrecife de coral,,arrecifes de coral|arrecife coralino,,unit 3,3\n"
    "Kwame,,keep,,exact,,\n"
    ",tío,forbid,tía,,rude,\n"
    "student,estudiante,Forbid,,,,\n"
)
FULL_TERMS = [
    Term(
        source="coral reef",
        target="arrecife de coral",
        forms=("arrecifes de coral", "arrecife coralino"),
        note="unit 3",
        more=(("unit", "3"),),
    ),
    Term(source="Kwame", target="Kwame", kind="keep", case="exact"),
    Term(source="", target="tío", kind="forbid", forms=("tía",), note="rude"),
    Term(source="student", target="estudiante", kind="forbid"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_all_columns_are_read_whatever_parts_them(delimiter: str, end: str) -> None:
    assert terms(FULL.replace(",", delimiter).replace("\n", end)) == FULL_TERMS


@pytest.mark.parametrize(
    "data",
    [
        FULL.encode(),
        codecs.BOM_UTF8 + FULL.encode(),
        codecs.BOM_UTF16_LE + FULL.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FULL.encode("utf-16-be"),
        FULL.encode("utf-16-le"),
        FULL.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + FULL.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 mark", "16-le mark", "16-be mark", "16-le", "16-be", "32-le mark"],
)
def test_encodings_are_told_apart(data: bytes) -> None:
    assert terms(data) == FULL_TERMS
    assert read(data).bom == data.startswith(codecs.BOM_UTF8)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Target, SOURCE \narrecife de coral,coral reef\n", {}),
        ("coral reef,arrecife de coral\n", {}),
        ("coral reef\tarrecife de coral", {}),
        ("coral reef,arrecife de coral,en,es\n", {}),
        ("coral reef,arrecife de coral,EN,ES-mx\nmer,mar,fr,es\n", {}),
        ("en,es\ncoral reef,arrecife de coral\n", {}),
        ("es-MX,en-US\narrecife de coral,coral reef\n", {}),
        ("es,en\narrecife de coral,coral reef\n", {}),
        ("pt_BR,en\ncoral,coral reef\n", {"target": "pt"}),
        ("zh-TW,zh-CN,en\n珊瑚礁台,珊瑚礁,coral reef\n", {"target": "zh-Hans"}),
        ('"source","target"\n"coral reef","arrecife de coral"\n', {}),
        ("\n\n  \nsource;target\n;\ncoral reef ; arrecife de coral;;\n", {}),
        ("source,target\n coral\treef,arrecife  de coral", {}),
        (",,\n,,\nsource,target,kind\n,,\ncoral reef,arrecife de coral,\n", {}),
        ('source,target\n"coral\nreef",arrecife de coral\n', {}),
    ],
)
def test_headers_and_files_without_one_are_understood(text: str, named: dict[str, str]) -> None:
    (term,) = terms(text, **named)
    assert term.source == "coral reef"
    assert term.target in ("arrecife de coral", "coral", "珊瑚礁")


def test_columns_of_other_languages_are_kept_and_rows_without_ours_are_left_out() -> None:
    text = "en,fr,ES-mx,pos,description\nreef,récif,arrecife,noun,of stone\nsea,mer,,noun,\n"
    found = read(text)
    assert [replace(term, line=None) for term in found.glossary.terms] == [
        Term(
            source="reef",
            target="arrecife",
            note="of stone",
            more=(("fr", "récif"), ("pos", "noun")),
        )
    ]
    assert found.left_out == 1
    assert found.faults == ()
    assert terms(text, source="fr", target="en")[1].target == "sea"


def test_codes_that_are_not_those_asked_for_are_a_row_and_a_warning() -> None:
    found = read("en,fr\nreef,récif\n")
    assert [term.source for term in found.glossary.terms] == ["en", "reef"]
    assert [(one.code, one.row_kept) for one in found.problems] == [("other-languages", True)]


WEBLATE = (
    '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"\n'
    '"","reef","arrecife","","False","","","made of coral"\n'
    '"","sea","océano","","True","","",""\n'
    '"","Kwame","Kwame","","","","Flags: read-only, terminology",""\n'
    '"","student","estudiante","","0","","","flags: forbidden"\n'
)


def test_the_csv_of_weblate_gives_kinds_by_its_flags_and_leaves_fuzzy_rows_out() -> None:
    found = read(WEBLATE)
    assert [(term.source, term.kind) for term in found.glossary.terms] == [
        ("reef", "translate"), ("Kwame", "keep"), ("student", "forbid"),
    ]  # fmt: skip
    assert [(one.line, one.code) for one in found.problems] == [(3, "fuzzy")]
    assert dict(found.glossary.terms[0].more)["developer_comments"] == "made of coral"
    assert terms(write_csv(found.glossary)) == terms(WEBLATE)


def test_the_delimiter_is_the_one_that_gives_five_rows_equal_widths() -> None:
    assert [one.target for one in terms("a,b;c\nd;e\nf;g,h\n")] == ["c", "e", "g,h"]
    assert [one.source for one in terms("a;b,c\nd;e,f\n", name="x.csv")] == ["a;b", "d;e"]
    assert [one.source for one in terms("source,target,kind\na;b,c\nd,,keep\n")] == ["a;b", "d"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",arrecife", "no-source"),
        ("reef,", "no-target"),
        ("reef,,forbid", "no-target"),
        ("reef,arrecife,kep", "bad-kind"),
        ("reef,arrecife,,,exakt", "bad-case"),
        ("reef,arrecife,,,,a note, with a comma", "too-many-cells"),
        ("re\0ef,arrecife", "control-character"),
        ("re\x1bef,arrecife", "control-character"),
        ("reef,arrecife,,,,no\x07te", "control-character"),
        ("re\u202eef,arrecife", "direction-character"),
        ("re\ufffdf,arrecife", "damaged-text"),
        ("r" * 201 + ",arrecife", "too-long"),
        ("reef,arrecife,," + "|".join(f"a{n}" for n in range(101)), "too-many-forms"),
        ("reef,arrecife,,,," + "n" * 10_001, "too-long"),
        ('reef,arrecife,,,,"' + "n" * 1_000_000 + '"', "too-long"),
        ('"reef,arrecife', "open-quote"),
    ],
)
def test_a_bad_row_is_reported_with_its_line_and_the_others_are_used(row: str, code: str) -> None:
    found = read(f"{HEADER}sea,mar\n{row}\nriver,río\n")
    assert [(one.line, one.code, one.row_kept) for one in found.problems] == [(3, code, False)]
    assert [term.source for term in found.glossary.terms] == ["sea", "river"]
    assert len(found.problems[0].message) < 200


def test_lines_are_counted_through_cells_with_line_ends() -> None:
    text = f'{HEADER}sea,mar,,,,"one\n\ntwo"\n\nreef,arrecife,bad\n'
    found = read(text)
    assert found.glossary.terms[0].note == "one\n\ntwo"
    assert [one.line for one in found.problems] == [6]


def test_latin_1_is_reported_row_by_row_with_what_to_do() -> None:
    found = read("source,target\nsea,mar\nboy,niño\nyear,año\n".encode("latin-1"))
    assert [(one.line, one.code) for one in found.problems] == [(3, "not-utf8"), (4, "not-utf8")]
    assert "niño" in found.problems[0].message
    assert "UTF-8" in found.problems[0].hint
    assert [term.source for term in found.glossary.terms] == ["sea"]


@pytest.mark.parametrize(
    ("rows", "used", "code"),
    [
        ("reef,arrecife\nreef,escollo\n", 1, "contradiction"),
        ("reef,arrecife\nReef,escollo\n", 1, "contradiction"),
        ("reef,arrecife,,,exact\nReef,escollo,,,exact\n", 2, None),
        ("Rosa,,keep,,exact\nrosa,pink\n", 2, None),
        ("reef,arrecife\nreef,,keep\n", 1, "contradiction"),
        ("reef,,keep\nreef,arrecife\n", 1, "contradiction"),
        ("reef,arrecife,,arrecifes\nreef,arrecife,,bancos\n", 1, "split-forms"),
        ("reef,arrecife\n,Arrecife,forbid\n", 1, "contradiction"),
        (",arrecife,forbid\nreef,Arrecife\n", 1, "contradiction"),
        ("reef,banco,,arrecife\nreef,arrecife,forbid\n", 1, "contradiction"),
        ("reef,arrecife\nsea,arrecife,forbid\n", 2, None),
        ("reef,arrecife\n,ARRECIFE,forbid,,exact\n", 2, None),
        ("reef,arrecife\nreef,arrecife\n", 1, "duplicate"),
        ("reef,arrecife\nReef,arrecife\n", 2, "duplicate"),
        ("reef,arrecife,,,,one\nreef,arrecife,,,,two\n", 2, "duplicate"),
        (",tío,forbid\n,tío,forbid\n", 1, "duplicate"),
    ],
)
def test_rows_that_contradict_are_reported_and_the_first_is_used(
    rows: str, used: int, code: str | None
) -> None:
    found = read(HEADER + rows)
    assert [(one.line, one.code) for one in found.problems] == ([(3, code)] if code else [])
    assert len(found.glossary.terms) == used
    assert found.glossary.terms[0].line == 2
    for one in found.problems:
        assert one.row_kept == (code == "duplicate")
        assert "line 2" in one.message


def test_warnings_leave_the_row_in_use() -> None:
    sentence = " ".join(["word"] * 21)
    found = read(f"{HEADER}{sentence},frase\nre\u200bef,arrecife\n")
    assert len(found.glossary.terms) == 2
    assert [one.code for one in found.warnings] == ["many-words", "invisible-character"]


def test_terms_are_composed_and_forms_are_kept_once() -> None:
    text = "source,target,forms\ncafe\u0301,cafe\u0301,caf\u00e9|x\\|y| x\\|y||z\n"
    assert terms(text) == [Term(source="café", target="café", forms=("x|y", "z"))]


def test_a_mark_that_another_row_closes_costs_one_row_alone() -> None:
    found = read('source,target\n"sea,mar\nriver,río\nreef,"arrecife"\nfish,pez"\nrain,lluvia\n')
    assert [(one.line, one.code) for one in found.problems] == [(2, "open-quote")]
    assert [term.source for term in found.glossary.terms] == ["river", "reef", "fish", "rain"]


def test_marks_within_a_cell_are_characters() -> None:
    assert terms('"good" friend\t5" pipe\nsay ""hi""\t"""hola"""\n', name="a.tsv") == [
        Term(source='"good" friend', target='5" pipe'),
        Term(source='say ""hi""', target='"hola"'),
    ]


def test_columns_with_one_name_are_all_kept() -> None:
    found = read("source,target,note,Note,,x,x\na,b,c,d,e,f,g\n")
    assert found.glossary.terms[0].note == "c"
    assert found.glossary.terms[0].more == (("Note 2", "d"), ("column 5", "e"), ("x", "f"),
                                            ("x 2", "g"))  # fmt: skip
    assert [one.code for one in found.problems] == ["double-column"]


def test_formulas_are_disarmed_and_come_back() -> None:
    own = Glossary(
        source="en",
        target="es",
        terms=(
            Term(source="=1+1", target="-ito", forms=("@x",), note="+1", more=(("=cmd", "=A1"),)),
            Term(source="'=x", target="'tis"),
        ),
    )
    written = write_csv(own).decode()
    assert written.splitlines()[1:] == [
        "'=1+1,'-ito,translate,'@x,,'+1,'=A1",
        "''=x,'tis,translate,,,,",
    ]
    assert terms(written) == list(own.terms)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04" + b"x" * 99, "not-text"),
        (b"%PDF-1.7", "not-text"),
        (b"reef\nsea\n", "one-column"),
        (b"a" + b",b" * 999 + b"\n", "too-many-columns"),
        (b"a" * (32 * 1024 * 1024 + 1), "too-large"),
        (b"source,target\n" + b"".join(b"a%d,b\n" % n for n in range(50_001)), "too-many-terms"),
        (b"source,target\n" + b",\n" * 200_001, "too-many-rows"),
        (b"source,target\n" + b"a,\n" * 200_001, "too-many-rows"),
    ],
    ids=["xlsx", "pdf", "one column", "columns", "bytes", "terms", "rows", "bad rows"],
)
def test_files_that_are_no_glossaries_are_refused_as_a_whole(data: bytes, code: str) -> None:
    found = read(data)
    assert found.refused
    assert [one.code for one in found.problems] == [code]
    assert found.glossary.terms == ()


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b",,\n,,\n", b"source,target\n"])
def test_a_file_without_terms_is_a_glossary_without_terms(data: bytes) -> None:
    found = read(data)
    assert not found.refused
    assert found.faults == ()
    assert found.glossary.terms == ()


def test_fifty_thousand_terms_are_read_and_written_in_every_format() -> None:
    text = "source,target,forms\n" + "".join(f"reef {n},arrecife {n},arrecifes {n}\n"
                                             for n in range(50_000))  # fmt: skip
    found = read(text)
    assert len(found.glossary.terms) == 50_000
    assert found.problems == ()
    again = read(write_glossary(found.glossary, "tbx3"))
    assert again.glossary.version == found.glossary.version


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("source,target\na,b\n", ()),
        ("a,b\n", ()),
        ("en,ES-mx\na,b\n", ("en", "ES-mx")),
        ("en,es,fr,pos\na,b,c,n\n", ("en", "es", "fr")),
        ("a,b,en,es\n", ("en", "es")),
        ("", ()),
        ("<martif><termEntry><langSet xml:lang='en'/><langSet xml:lang='es'/></termEntry></martif>",
         ("en", "es")),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><martif/>", ()),
    ],
)  # fmt: skip
def test_a_file_is_asked_for_its_languages(text: str, languages: tuple[str, ...]) -> None:
    assert languages_of(text.encode(), name="") == languages
