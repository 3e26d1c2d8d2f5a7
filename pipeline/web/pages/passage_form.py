"""The form of a passage's page: what a teacher wrote, and the verdict that it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from pipeline.exchange.values import Conflict, Verdict, VerdictName
from pipeline.reading.pieces import printable
from pipeline.wording import Words

_VERDICTS = frozenset({"approve", "edit", "reject", "ask"})
_LINES = re.compile(r"\s*\n\s*")

Where = Literal["text", "note", "term", "form"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What a teacher wrote, whatever becomes of it."""

    text: str | None  # in the box of the translation; None: it was not on the page
    note: str = ""
    term_source: str = ""
    term_target: str = ""

    @property
    def term(self) -> dict[str, str] | None:
        """Give the term to add, None where there is none."""
        source, target = self.term_source.strip(), self.term_target.strip()
        return {"source": source, "target": target} if source or target else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint:
    """What has to be mended before a verdict counts."""

    where: Where
    message: str
    detail: str | None = None  # more of it, in English


def read_written(form: Mapping[str, str]) -> Written:
    """Read what a teacher wrote."""
    return Written(
        text=form.get("text"),
        note=form.get("note", ""),
        term_source=form.get("term_source", ""),
        term_target=form.get("term_target", ""),
    )


def verdict_of(
    form: Mapping[str, str], written: Written, body: Mapping[str, Any]
) -> Verdict | None:
    """Read the verdict that a form means for a question, as `review_json` gives it.

    To approve other words than the computer's is to edit, to edit nothing is to approve: so nobody
    loses what they wrote by pressing the other button. None where the form means nothing.
    """
    name = form.get("verdict", "")
    text = _alternative(form.get("use", ""), body)
    if text is not None:
        name = "edit"
    if name not in _VERDICTS:
        return None
    if name in ("approve", "edit") and body["target"] is not None:
        if text is None and written.text is not None:
            text = _as_before(written.text, body["target"])
        same = text is None or text == body["target"]
        name, text = ("approve", None) if same else ("edit", text)
    else:
        text = None
    return Verdict(
        verdict=cast("VerdictName", name),
        text=text,
        note=written.note if name == "ask" else None,
        add_term=written.term if body["target"] is not None else None,
    )


def complaint_of(conflict: Conflict, verdict: Verdict, words: Words) -> Complaint:
    """Say in the language of the page what is wrong with a verdict."""
    match conflict.code:
        case "missing" if verdict.verdict == "ask":
            return Complaint(where="note", message=words.gettext("Write what the author is asked."))
        case "missing":
            return Complaint(
                where="text",
                message=words.gettext(
                    "There are no words in the box. To leave this passage untranslated, "
                    "keep the original."
                ),
            )
        case "too-long":
            where: Where = "note" if verdict.verdict == "ask" else "text"
            return Complaint(where=where, message=words.gettext("This is too long. Shorten it."))
        case "line-break":
            return Complaint(
                where="text",
                message=words.gettext("There is a new line in the box that should not be there."),
            )
        case "bad-term":
            return Complaint(
                where="term",
                message=words.gettext("This term does not fit into the glossary."),
                detail=conflict.message.removeprefix("add_term: "),
            )
        case _:
            return Complaint(
                where="form", message=words.gettext("This answer does not fit the question.")
            )


def _alternative(name: str, body: Mapping[str, Any]) -> str | None:
    """Give the alternative that was chosen by its number, None for none."""
    passage = body["passage"]
    if passage is None or not name.isascii() or not name.isdigit() or len(name) > 3:
        return None
    offered = [one for one in passage["alternatives"] if one != body["target"]]
    return str(offered[int(name)]) if int(name) < len(offered) else None


def _as_before(text: str, before: str) -> str:
    """Give a text as the passage is written: its line ends, its one line.

    A browser gives every line end as a line feed, and shows what cannot be shown as a sign.
    """
    if text == printable(before).replace("\r\n", "\n").replace("\r", "\n"):
        return before
    text = text.strip("\n")
    if "\n" not in before:
        return _LINES.sub(" ", text)
    return text.replace("\n", "\r\n") if "\r\n" in before else text
