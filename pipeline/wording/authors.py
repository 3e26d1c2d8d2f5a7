"""What authors are called: names are pseudonyms, which a platform gives."""

from __future__ import annotations

from pipeline.wording.words import Words


def author_label(author: str, words: Words) -> str:
    """Name an author where nothing beside it says that this is one.

    A pseudonym with a figure in it, such as `s-17`, could be anything; one without reads as a name.
    """
    if not any(sign.isdigit() for sign in author):
        return author
    # Translators: stands alone, over or beside what somebody wrote: "Author s-17".
    return words.gettext("Author {id}").format(id=author)
