from __future__ import annotations

import pytest

from pipeline.wording import words_for
from pipeline.wording.authors import author_label


@pytest.mark.parametrize(
    ("author", "language", "said"),
    [
        ("s-17", "en", "Author s-17"),
        ("s-17", "es", "Autor s-17"),
        ("s-17", "fr", "Auteur s-17"),
        ("s-17", "ar", "الكاتب s-17"),
        ("{id}-7", "en", "Author {id}-7"),
        ("Abena", "en", "Abena"),
        ("Lucía", "ar", "Lucía"),
        ("", "en", ""),
    ],
)
def test_a_pseudonym_that_could_be_anything_is_said_to_be_an_author(
    author: str, language: str, said: str
) -> None:
    assert author_label(author, words_for(language)) == said
