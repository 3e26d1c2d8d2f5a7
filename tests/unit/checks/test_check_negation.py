"""What says no on one side says no on the other."""

from __future__ import annotations

from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.flags import Flag
from pipeline.stages.checks.negation import check_negation
from pipeline.stages.checks.negation.tables import LANGUAGES
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

HOSTILE = ("not ", "n'", "ne ", "no, ", "a, ", "不", "не ", "Not. ", "un", "لا ", "¿no? ", "- ")
LONG = 64_000


def checked(languages: str, source: str, target: str) -> list[Flag]:
    return check_negation(pair_in(languages, source, target))


@pytest.mark.parametrize(
    ("languages", "source", "target", "cue"),
    [
        ("en>es", "Our cat doesn't like milk.", "A nuestro gato le gusta la leche.", "doesn't"),
        ("en-GB>de-AT", "Nobody phoned.", "Jemand hat angerufen.", "Nobody"),
        ("es>fr", "No tenemos deberes.", "Nous avons des devoirs.", "No"),
        ("fr>en", "Je ne vois pas le lac.", "I see the lake.", "ne vois pas"),
        ("fr>it", "Personne n'a ri.", "Tutti hanno riso.", "Personne"),
        ("de>pt", "Wir haben keinen Garten.", "Temos um jardim.", "keinen"),
        ("pt>es", "Ninguém cantou.", "Alguien cantó.", "Ninguém"),
        ("it>de", "Non abbiamo fame.", "Wir haben Hunger.", "Non"),
        ("ru>en", "Мы не играли вчера.", "We played yesterday.", "не"),
        ("ar>fr", "لم نلعب أمس.", "Nous avons joué hier.", "لم"),
        ("zh-Hans>en", "他今天没有上学。", "He went to school today.", "没有"),
        ("en>zh", "We went out without hats.", "我们戴着帽子出去了。", "without"),
        ("fr>es", "J’ai pas de frère.", "Tengo un hermano.", "pas"),
        # Words that only look like a notion of another one: the afternoon is not late.
        ("es>en", "No ensayamos por la tarde.", "We rehearse in the afternoon.", "No"),
        ("en>ru", "He is not afraid of dogs.", "Он боится собак.", "not"),
        ("en>pt", "I never eat breakfast.", "Tomo sempre o pequeno-almoço.", "never"),
        ("zh>es", "别吃那只鸡。", "Come ese pollo.", "别"),  # a counting word, not "only"
    ],
)
def test_a_lost_negation_is_shown_where_it_stood(
    languages: str, source: str, target: str, cue: str
) -> None:
    [found] = checked(languages, source, target)
    assert found.severity == "critical"
    assert found.source is not None
    assert source[slice(*found.source)] == cue == found.params["cue"]
    assert found.target is None
    assert found.message == (
        f"“{cue}” has no counterpart in the translation: it may say the opposite."
    )


@pytest.mark.parametrize(
    ("languages", "source", "target", "added"),
    [
        ("en>fr", "We like the soup.", "Nous n'aimons pas la soupe.", "n'aimons pas"),
        ("de>es", "Mein Onkel fährt Rad.", "Mi tío no monta en bici.", "no"),
        ("es>de", "Tenemos un perro.", "Wir haben keinen Hund.", "keinen"),
        ("zh>en", "我们去了公园。", "We never went to the park.", "never"),
        ("en>ru", "I play the drums.", "Я не играю на барабанах.", "не"),
    ],
)
def test_an_added_negation_is_shown_where_it_stands(
    languages: str, source: str, target: str, added: str
) -> None:
    [found] = checked(languages, source, target)
    assert found.target is not None
    assert target[slice(*found.target)] == added == found.params["added"]
    assert found.source is None
    assert found.message == (
        f"“{added}” has no counterpart in the original: it may say the opposite."
    )


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("es>en", "No conozco a nadie.", "I know nobody."),  # two words, one negation
        ("en>es", "It's late, isn't it?", "Es tarde, ¿verdad?"),  # a tag
        ("en>fr", "Not only dogs but also cats live here.", "Des chiens et des chats vivent ici."),
        ("en>de", "Don't forget the tickets!", "Denkt an die Karten!"),  # another verb
        ("en>es", "I can't wait!", "¡Qué ganas!"),  # an idiom
        ("fr>en", "Il n'a que deux amis.", "He has only two friends."),
        ("fr>en", "C'est un pas difficile.", "It is a difficult step."),  # a noun
        ("es>en", "Espera hasta que no llueva.", "Wait until it stops raining."),
        ("en>de", "It wasn't easy.", "Es war schwierig."),  # the opposite word
        ("en>it", "The museum isn't open.", "Il museo è chiuso."),
        ("fr>es", "Son chat n'est pas méchant.", "Su gato es muy bueno."),  # half a compliment
        ("de>en", "Das Eis ist nicht teuer.", "The ice cream is cheap."),
        ("en>fr", "It isn't cold in here.", "Il fait bon ici."),
        ("it>en", "È impossibile? Non me lo dire!", "Is it impossible? You're kidding!"),
        ("ru>en", "Тем не менее мы победили.", "Nevertheless we won."),
        ("ru>en", "Не хотите ли чаю?", "Would you like some tea?"),  # asks, denies nothing
        ("zh>en", "他是不是你哥哥？", "Is he your brother?"),
        ("en>zh", "These pictures are quite good.", "这些画很不错。"),
        ("ar>en", "ما اسمك؟", "What is your name?"),
        ("en>es", "Turn to no. 7.", "Pasad al n.º 7."),
        ("de>en", "Er kommt erst morgen.", "He isn't coming until tomorrow."),
        ("pl>en", "Nie mam psa.", "I have a dog."),  # a language without a table
        ("en-GB>en-US", "I do not know.", "I know."),  # nothing was translated
        ("en>es", "", ""),
    ],
)
def test_what_says_the_same_in_another_way_is_left_alone(
    languages: str, source: str, target: str
) -> None:
    assert checked(languages, source, target) == []


def test_sentences_are_compared_one_by_one() -> None:
    source = "We have a dog. He does not bite. We love him."
    [found] = checked("en>es", source, "Tenemos un perro. Muerde. Lo queremos.")
    assert found.source == (source.index("not"), source.index("not") + 3)
    assert checked("en>es", source, "Tenemos un perro. No muerde. Lo queremos.") == []


def test_a_clause_that_lost_its_negation_is_found_beside_one_that_kept_it() -> None:
    source = "She can't sing, but she doesn't care."
    assert checked("en>es", source, "No sabe cantar, pero no le importa.") == []
    [found] = checked("en>es", source, "No sabe cantar, pero le importa.")
    assert found.params == {"cue": "doesn't"}


def test_without_does_not_stand_for_another_negation() -> None:
    [found] = checked("de>en", "Ohne Jacke gehe ich nicht raus.", "Without a jacket I go out.")
    assert found.params == {"cue": "nicht"}


@given(
    source=st.text(max_size=60),
    target=st.text(max_size=60),
    ours=st.sampled_from(sorted(LANGUAGES)),
    theirs=st.sampled_from(sorted(LANGUAGES)),
)
def test_spans_always_hold_the_words_that_the_flag_names(
    source: str, target: str, ours: str, theirs: str
) -> None:
    for found in checked(f"{ours}>{theirs}", source, target):
        if found.source is not None:
            assert source[slice(*found.source)] == found.params["cue"]
        if found.target is not None:
            assert target[slice(*found.target)] == found.params["added"]


PAIRS = ["en>fr", "fr>zh", "zh>ru", "ru>ar", "ar>es", "es>de"]


@pytest.mark.parametrize(("unit", "languages"), list(zip(HOSTILE, cycle(PAIRS), strict=False)))
def test_long_hostile_texts_take_no_time(unit: str, languages: str) -> None:
    hostile = unit * (LONG // len(unit))
    checked(languages, "", "")
    assert_at_most(2.0, lambda: checked(languages, hostile, "a"))
    assert_at_most(2.0, lambda: checked(languages, "a", hostile))


def test_a_sentence_that_lost_what_its_neighbour_has_is_no_pair() -> None:
    source = "We start at 3 p.m. We have no school on Fridays. Nice! See you."
    target = "Wir beginnen um 15 Uhr! Toll. Freitags haben wir keine Schule. Bis bald."
    assert checked("en>de", source, target) == []


def test_points_inside_of_a_time_and_a_date_end_no_sentence() -> None:
    source = "At 3 p.m. there is no school. I play on 18 June."
    assert checked("en>de", source, "Um 15 Uhr ist keine Schule. Ich spiele am 18. Juni.") == []
    [lost] = checked("en>de", source, "Um 15 Uhr ist Schule. Ich spiele am 18. Juni.")
    assert lost.params["cue"] == "no"
