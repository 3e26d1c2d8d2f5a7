"""Every word the reading page says of itself, in one place, so that it can be translated."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    # The head of the page.
    "brand": "Passerelle",
    "title": "Posts side by side",
    "one_post": "One post",
    "posts": "{count} posts",
    "no_posts": "There are no posts on this page.",
    "intro": "Every post stands here as it was written, with its translation beside it.",
    "machine": "The translations are made by a computer and can be wrong.",
    "key_critical": "a likely mistake: compare with the original.",
    "key_unsure": "the computer is not certain of this passage.",
    "note": "How far these translations can be trusted is not known yet.",
    "foot": "This page was made with Passerelle. It fetches nothing from the internet.",
    # The head of a post.
    "from": "from",
    "zone": "UTC",
    "reply_here": "In reply to",
    "reply_elsewhere": "In reply to a post that is not on this page",
    "written": "Written in {language}",
    "by_machine": "translated by computer",
    "by_teacher": "translated by a teacher",
    "by_both": "translated by computer and a teacher",
    "kept": "kept as it was",
    "no_language": "Kept as it was: there is nothing to translate",
    "via": "by way of {language}",
    "original": "original",
    # What became of a post.
    "held": "Held for a teacher.",
    "held_more": "The other classrooms do not see this post until a teacher has looked at it.",
    "withdrawn": "Withdrawn.",
    "withdrawn_more": "This post was taken back; its text is no longer shown.",
    "failed": "Not translated.",
    "failed_more": "Something went wrong; the post stands here as it was written.",
    # Beside a passage.
    "critical": "Careful",
    "unsure": "Unsure",
    "teacher": "Wording by a teacher",
    "memory": "Wording approved by a teacher before",
    # Attachments.
    "image": "Picture",
    "audio": "Sound",
    "video": "Film",
    "file": "File",
    "alt": "What it shows",
    "caption": "Caption",
    "transcript": "What is said",
}

ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# The language of the words above, which is the language of the page whatever is asked for,
# until there are others: a screen reader must not read English with a Spanish voice.
LANGUAGE = "en"
