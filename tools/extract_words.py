"""Bring the catalogues of the pages' words up to what the code says now.

    python -m tools.extract_words

reads every message of the package, writes `pipeline/wording/catalogues/LANGUAGE.po` anew, in which
messages that nobody says any more are gone and new ones have no translation yet, and tells which
these are. Translate them in the files; `tests/unit/wording` fails until all are there.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from pipeline.domain.flags import FLAG_KINDS
from pipeline.wording import PAGE_LANGUAGES

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "pipeline" / "wording" / "catalogues"
LANGUAGES = tuple(language for language in PAGE_LANGUAGES if language != "en")
# Read with what each of the pages' own languages has to say; Jinja calls gettext `_` too.
_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**.html": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "later": None,
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
}
_COMMENTS = ("Translators:",)


def messages() -> Catalog:
    """Give every message of the package, each with the files that say it, in a lasting order."""
    said = [
        (name, message, tuple(comments), context)
        for name, _, message, comments, context in extract_from_dir(
            ROOT / "pipeline", _METHODS, _OPTIONS, _KEYWORDS, _COMMENTS
        )
    ]
    said += [
        ("domain/flags.py", text, (f"Flag {kind.code}.",), None)
        for kind in FLAG_KINDS.values()
        for text in kind.messages
    ]
    found = Catalog(charset="utf-8")
    for place, (name, message, comments, context) in enumerate(sorted(said, key=repr)):
        single = message[0] if isinstance(message, tuple) else message
        known = found.get(single, context)
        if known is not None and known.id != message:
            # gettext knows a message by its singular: one of the two would get the other's forms.
            raise SystemExit(f"{name}: {message} stands elsewhere as {known.id}")
        # The place instead of the line: code that moves within its file changes no catalogue.
        found.add(message, None, [(name, place)], auto_comments=comments, context=context)
    return found


def catalogue(language: str) -> Catalog:
    """Read the catalogue of a language as it stands."""
    return read_po(io.BytesIO((CATALOGUES / f"{language}.po").read_bytes()), locale=language)


def brought_up(language: str, found: Catalog) -> str:
    """Give the text of a catalogue with the messages of now, the translations of before."""
    path = CATALOGUES / f"{language}.po"
    header = path.read_text("utf-8").split("\n\n")[0]
    known = catalogue(language)
    known.update(found, no_fuzzy_matching=True)
    written = io.BytesIO()
    write_po(
        written, known, width=100, omit_header=True, sort_by_file=True, ignore_obsolete=True,
        include_lineno=False,
    )  # fmt: skip
    return f"{header}\n\n{written.getvalue().decode().strip()}\n"


def missing(known: Catalog) -> Iterator[Message]:
    """Give the messages of a catalogue that lack a translation, or a form of it."""
    for message in known:
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(forms):
            yield message


def main() -> int:
    """Write all catalogues and tell what has no translation; exit code 1 when something has not."""
    found = messages()
    lacking = 0
    for language in LANGUAGES:
        (CATALOGUES / f"{language}.po").write_text(brought_up(language, found), "utf-8")
        for message in missing(catalogue(language)):
            lacking += 1
            print(f"{language}: {message.id}")
    print(f"{len(found)} messages, {lacking} translations missing", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
