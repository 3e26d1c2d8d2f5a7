"""Glossary files: CSV, TSV and TBX of many makers in, the same out again; bytes, no files."""

from __future__ import annotations

from dataclasses import replace

from glossary.files.decoding import check_bytes, decode, encoding_of, has_mark
from glossary.files.tables import read_table, table_languages, write_table
from glossary.files.tbx_read import read_tbx, tbx_languages
from glossary.files.tbx_write import write_tbx
from glossary.files.values import MOST_BYTES, MOST_TERMS, FileFormat, FileRefused, ReadGlossary
from glossary.values import Glossary

__all__ = [
    "MOST_BYTES",
    "MOST_TERMS",
    "FileFormat",
    "ReadGlossary",
    "languages_of",
    "read_glossary",
    "write_csv",
    "write_glossary",
    "write_tbx",
    "write_tsv",
]

_XML_BEGINS = ("<?xml", "<!", "<martif", "<tbx")


def read_glossary(data: bytes, *, name: str, source: str, target: str) -> ReadGlossary:
    """Read the bytes of a glossary file for one direction; never raises for what they are.

    The format is told from the contents; `name`, the file's name or "", helps where they say
    too little. Good rows are used whatever is wrong with others.
    """
    try:
        check_bytes(data)
        if _is_xml(data, name):
            return read_tbx(data, source=source, target=target)
        read = read_table(decode(data), name=name, source=source, target=target)
        return replace(read, bom=has_mark(data))
    except FileRefused as refusal:
        return ReadGlossary(
            glossary=Glossary(source=source, target=target),
            problems=(refusal.problem,),
            refused=True,
        )


def languages_of(data: bytes, *, name: str) -> tuple[str, ...]:
    """Give the languages that a file names, in the order they come; none where it names none."""
    try:
        check_bytes(data)
        return (
            tbx_languages(data) if _is_xml(data, name) else table_languages(decode(data), name=name)
        )
    except FileRefused:
        return ()


def write_glossary(glossary: Glossary, form: FileFormat) -> bytes:
    """Write a glossary in a format; `read_glossary` gives back all of it."""
    match form:
        case "tbx2":
            return write_tbx(glossary, version=2)
        case "tbx3":
            return write_tbx(glossary, version=3)
        case "tsv":
            return write_tsv(glossary)
        case "csv-semicolon":
            return write_table(glossary.terms, ";")
        case "csv":
            return write_csv(glossary)


def write_csv(glossary: Glossary) -> bytes:
    """Write a glossary as CSV in UTF-8, parted by commas."""
    return write_table(glossary.terms, ",")


def write_tsv(glossary: Glossary) -> bytes:
    """Write a glossary as TSV in UTF-8, parted by tabs."""
    return write_table(glossary.terms, "\t")


def _is_xml(data: bytes, name: str) -> bool:
    encoding, start = encoding_of(data)
    head = data[start : start + 1024].decode(encoding, "replace").lstrip().lower()
    return head.startswith(_XML_BEGINS) or (
        head.startswith("<") and name.lower().endswith((".tbx", ".xml"))
    )
