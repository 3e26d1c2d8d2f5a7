"""Bytes into text: which encoding, and what to say of files that are no text at all."""

from __future__ import annotations

import codecs

from glossary.files.values import MOST_BYTES, FileRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "a spreadsheet or another packed file"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet or document of an old office program"),
    (b"%PDF", "a PDF"),
)
_LOOKED_AT = 4096  # bytes


def check_bytes(data: bytes) -> None:
    """Refuse files that are too large, and well-known ones that are no glossaries."""
    if len(data) > MOST_BYTES:
        raise FileRefused(
            "too-large",
            f"the file has more than {MOST_BYTES // 1024**2} MiB",
            "part it, or remove columns that are not needed",
        )
    for begin, name in _OTHER_FILES:
        if data.startswith(begin):
            raise FileRefused(
                "not-text",
                f"the file is {name}, not a text",
                "open it and save it as “CSV UTF-8”",
            )


def has_mark(data: bytes) -> bool:
    """Tell whether a file begins with the byte order mark of UTF-8."""
    return data.startswith(codecs.BOM_UTF8)


def decode(data: bytes) -> str:
    """Give the text of a file, its lines ended by LF alone.

    UTF-8, UTF-16 (without a mark where it is evident) or UTF-32. Bytes that are not UTF-8
    become lone surrogates, what is damaged in the others U+FFFD: rows with them are refused
    later, each with its line.
    """
    encoding, start = encoding_of(data)
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = data[start:].decode(encoding, errors)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def encoding_of(data: bytes) -> tuple[str, int]:
    """Give the encoding of a file and the length of its byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    head = data[:_LOOKED_AT]
    if b"\0" in head:
        # Separators and line ends are ASCII: in UTF-16 one of their two bytes is zero, always
        # the same. A stray NUL in a text is another matter.
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if 16 * (even + odd) > len(head) and not odd <= 4 * even <= 16 * odd:
            return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "utf-8", 0
