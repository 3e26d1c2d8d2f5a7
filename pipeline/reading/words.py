"""Every word the reading page says of itself, by its name in the template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.wording import PAGE_LANGUAGES, later, words_for

_TEXTS: Mapping[str, str] = {
    # The head of the page.
    "brand": "Passerelle",
    "title": later("Posts side by side"),
    "no_posts": later("There are no posts on this page."),
    "intro": later("Every post stands here as it was written, with its translation beside it."),
    "machine": later("The translations are made by a computer and can be wrong."),
    "key_critical": later("a likely mistake: compare with the original."),
    "key_unsure": later("the computer is not certain of this passage."),
    "note": later("How far these translations can be trusted is not known yet."),
    "foot": later("This page was made with Passerelle. It fetches nothing from the internet."),
    # Translators: between a heading and what it heads; French sets it apart.
    "colon": later(":"),
    # The head of a post.
    # Translators: the classroom follows, after the name of the author.
    "from": later("from"),
    # Translators: the name of the author follows.
    "reply_here": later("In reply to"),
    "reply_elsewhere": later("In reply to a post that is not on this page"),
    "written": later("Written in {language}"),
    "written_by_machine": later("Written in {language}, translated by computer"),
    "written_by_teacher": later("Written in {language}, translated by a teacher"),
    "written_by_both": later("Written in {language}, translated by computer and a teacher"),
    "written_checked": later("Written in {language}, translated by computer, checked by a teacher"),
    "written_partly_checked": later(
        "Written in {language}, translated by computer, partly checked by a teacher"
    ),
    "written_kept": later("Written in {language}, kept as it was"),
    "by_machine": later("Translated by computer"),
    "by_teacher": later("Translated by a teacher"),
    "by_both": later("Translated by computer and a teacher"),
    "checked": later("Translated by computer, checked by a teacher"),
    "partly_checked": later("Translated by computer, partly checked by a teacher"),
    "kept": later("Kept as it was: there is nothing to translate"),
    "via": later("by way of {language}"),
    # Translators: stands beside the name of a language.
    "original": later("original"),
    # What became of a post.
    "held": later("Held for a teacher."),
    "held_more": later(
        "The other classrooms do not see this post until a teacher has looked at it."
    ),
    "withdrawn": later("Withdrawn."),
    "withdrawn_more": later("This post was taken back; its text is no longer shown."),
    "failed": later("Not translated."),
    "failed_more": later("Something went wrong; the post stands here as it was written."),
    # Beside a passage. Translators: a colon and the reason follow.
    "critical": later("Careful"),
    "unsure": later("Unsure"),
    "teacher": later("Wording by a teacher"),
    "memory": later("Wording approved by a teacher before"),
    # Under a post. Translators: words and their translations follow.
    "glossary": later("Words of the glossary"),
    # What a reader presses to see one.
    "translation": later("Translation"),
    # Attachments.
    "image": later("Picture"),
    "audio": later("Sound"),
    "video": later("Film"),
    "file": later("File"),
    "alt": later("What it shows"),
    "caption": later("Caption"),
    "transcript": later("What is said"),
}


@lru_cache(maxsize=len(PAGE_LANGUAGES))
def texts_in(language: str) -> Mapping[str, str]:
    """Give what the page says in one of the page languages."""
    words = words_for(language)
    return {name: words.gettext(text) for name, text in _TEXTS.items()}


def count_posts(count: int, language: str) -> str:
    """Say how many posts there are."""
    said = words_for(language).npgettext("a page", "One post", "{count} posts", count)
    return said.format(count=count)
