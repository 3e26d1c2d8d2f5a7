"""TBX of versions 2 and 3, read as terms; entities, bombs and depths are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossary.files import ReadGlossary, read_glossary, write_tbx
from glossary.values import Glossary, Term

BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>
</fileDesc></martifHeader><text><body>
<termEntry id="c1"><descrip type="subjectField">biology</descrip>
 <langSet xml:lang="en-US"><descripGrp>
   <descrip type="definition">A ridge of <hi>stone</hi> in the sea</descrip></descripGrp>
  <tig><term>coral reef</term><termNote type="partOfSpeech">noun</termNote></tig>
  <tig><term>reef</term></tig></langSet>
 <langSet xml:lang="ES">
  <ntig><termGrp><term>arrecife</term>
    <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
  <ntig><termGrp><term>arrecife de coral</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
  <ntig><termGrp><term>escollo</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
  <ntig><termGrp><term>bajo</term>
    <termNote type="normativeAuthorization">supersededTerm</termNote></termGrp></ntig>
 </langSet>
 <langSet xml:lang="fr"><tig><term>récif</term></tig></langSet>
</termEntry>
<termEntry id="c2"><langSet xml:lang="fr"><tig><term>mer</term></tig></langSet></termEntry>
</body></text></martif>
"""
BASIC_TERMS = [
    (source, kind, target, forms)
    for source in ("coral reef", "reef")
    for kind, target, forms in (
        ("translate", "arrecife de coral", ("arrecife",)),
        ("forbid", "escollo", ("bajo",)),
    )
]

DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<text><body><conceptEntry id="c1"><note>seen in class</note>
 <langSec xml:lang="en"><termSec><term>reef</term></termSec></langSec>
 <langSec xml:lang="es"><termSec><term>arrecife</term></termSec>
  <termSec><term>escollo</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
  </termSec></langSec>
</conceptEntry></body></text></tbx>"""
DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><note>seen in class</note>
 <langSec xml:lang="en"><termSec><term>reef</term></termSec></langSec>
 <langSec xml:lang="es"><termSec><term>arrecife</term></termSec>
  <termSec><term>escollo</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
  </termSec></langSec>
</conceptEntry></body></text></tbx>"""


def read(text: str | bytes) -> ReadGlossary:
    data = text.encode() if isinstance(text, str) else text
    return read_glossary(data, name="a.tbx", source="en", target="es")


def test_an_entry_gives_a_term_for_each_source_and_forbids_what_is_deprecated() -> None:
    found = read(BASIC)
    assert [(t.source, t.kind, t.target, t.forms) for t in found.glossary.terms] == BASIC_TERMS
    assert found.glossary.terms[0].note == "A ridge of stone in the sea"
    assert dict(found.glossary.terms[0].more) == {
        "fr": "récif", "partOfSpeech": "noun", "subjectField": "biology",
    }  # fmt: skip
    assert (found.format, found.left_out, found.faults) == ("tbx2", 1, ())
    assert found.glossary.terms[0].line == 8


@pytest.mark.parametrize("text", [DCA, DCT], ids=["dca", "dct"])
def test_both_styles_of_version_3_are_read(text: str) -> None:
    found = read(text)
    assert [(t.source, t.kind, t.target, t.note) for t in found.glossary.terms] == [
        ("reef", "translate", "arrecife", "seen in class"),
        ("reef", "forbid", "escollo", "seen in class"),
    ]
    assert found.format == "tbx3"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_encodings_that_xml_declares_are_read(encoding: str) -> None:
    text = BASIC.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    assert len(read(text.encode(encoding)).glossary.terms) == 4


@pytest.mark.parametrize("version", [2, 3])
def test_a_glossary_written_as_tbx_is_read_whole_and_its_kinds_are_told_to_others(
    version: int,
) -> None:
    own = Glossary(source="en", target="es", terms=(
        Term(source="<b>&", target='"]]>', forms=("x",), note="a\n\tb & c", case="exact"),
        Term(source="Kwame", target="Kwame", kind="keep", case="exact"),
        Term(source="reef", target="escollo", kind="forbid", forms=("bajo",)),
        Term(source="", target="tío", kind="forbid", more=(("definition", "x"), ("ñ <", "y"))),
    ))  # fmt: skip
    written = write_tbx(own, version=2 if version == 2 else 3)
    found = read(written)
    assert tuple(replace(term, line=None) for term in found.glossary.terms) == own.terms
    assert (found.problems, found.format) == ((), f"tbx{version}")
    assert written.decode().count("deprecatedTerm-admn-sts") == 3


BOMB = (
    '<!DOCTYPE martif [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><martif>&c;</martif>'
)


MANY = "<martif>" + "".join(
    f"<termEntry><langSet xml:lang='en'><tig><term>a{n}</term></tig></langSet>"
    "<langSet xml:lang='es'><tig><term>b</term></tig></langSet></termEntry>"
    for n in range(50_001)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "xml-entities"),
        ('<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]><martif>&x;</martif>',
         "xml-entities"),
        ('<!DOCTYPE martif SYSTEM "file:///etc/passwd"><martif>&x;</martif>', "xml-entities"),
        ('<!DOCTYPE martif [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><martif/>',
         "xml-entities"),
        ('<!DOCTYPE martif [<!ATTLIST term a CDATA "x">]><martif/>', "xml-entities"),
        ("<martif>" + "<a>" * 1000, "not-tbx"),
        ("<martif><termEntry>" + "<a/>" * 6000, "not-tbx"),
        ("<html><body/></html>", "not-tbx"),
        ("<?xml version='1.0'?>", "not-xml"),
        ("<?xml version='1.0' encoding='utf-7'?><martif/>", "unknown-encoding"),
        (MANY, "too-many-terms"),
    ],
    ids=["bomb", "file", "outside", "parameter", "attribute list", "deep", "wide", "html", "empty",
         "encoding", "many"],
)  # fmt: skip
def test_hostile_xml_is_refused_as_a_whole(text: str, code: str) -> None:
    found = read(text)
    assert found.refused
    assert [one.code for one in found.problems] == [code]
    assert found.glossary.terms == ()


def test_what_stands_before_a_break_is_used() -> None:
    found = read(BASIC[: BASIC.index('<termEntry id="c2">')] + "<oops")
    assert len(found.glossary.terms) == 4
    assert [(one.line, one.code) for one in found.problems] == [
        (BASIC[: BASIC.index('<termEntry id="c2"')].count("\n") + 1, "not-xml")
    ]
    assert not found.refused


def test_bad_entries_are_reported_with_their_line() -> None:
    found = read(DCA.replace("<term>reef</term>", "<term>re\u202eef</term>"))
    assert [(one.line, one.code) for one in found.faults] == [(3, "direction-character")] * 2


def test_a_deprecated_word_without_a_source_forbids_nothing_unless_it_is_marked() -> None:
    text = DCA.replace('<langSec xml:lang="en">', '<langSec xml:lang="de">')
    assert read(text).glossary.terms == ()
