"""Cities that became others, between all scripts; and names that Chinese writes by sound."""

from __future__ import annotations

import pytest

from pipeline.domain.flags import Flag
from pipeline.stages.checks.names import check_names
from tests.support.pairs import pair_in
from tests.support.timing import assert_at_most

LONG = 64_000


def checked(languages: str, source: str, target: str) -> list[Flag]:
    return check_names(pair_in(languages, source, target))


@pytest.mark.parametrize(
    ("languages", "source", "target", "name", "instead"),
    [
        ("en>de", "We flew to Lisbon.", "Wir flogen nach Athen.", "Lisbon", "Athen"),
        ("en>ar", "My aunt lives in Vienna.", "تسكن خالتي في روما.", "Vienna", "روما"),
        ("ar>en", "سافرنا إلى باريس.", "We travelled to Madrid.", "باريس", "Madrid"),
        ("en>zh", "The train goes to Munich.", "火车开往柏林。", "Munich", "柏林"),
        ("zh>it", "他住在东京。", "Abita a Pechino.", "东京", "Pechino"),
        ("en>ru", "Amy lives in Leeds.", "Эми живёт в Риме.", "Leeds", "Риме"),
        ("ru>fr", "Мы живём в Твери.", "Nous habitons à Moscou.", "Твери", "Moscou"),
        ("en>zh", "Emily found it, not Tom.", "是杰克找到的，不是汤姆。", "Emily", "杰克"),
    ],
)
def test_a_place_or_name_that_became_another_is_shown_on_both_sides(
    languages: str, source: str, target: str, name: str, instead: str
) -> None:
    [found] = checked(languages, source, target)
    assert found.source is not None
    assert found.target is not None
    assert source[slice(*found.source)] == name
    assert target[slice(*found.target)] == instead


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en>ru", "Amy lives in London.", "Эми живёт в Лондоне."),
        ("en>zh", "We toured Britain and saw Leeds.", "我们游览了英国，看到了利兹。"),
        ("en>ar", "We live in Cairo.", "نعيش بالقاهرة."),
        ("ar>de", "أنا من دمشق وأعيش في برلين.", "Ich komme aus Damaskus und wohne in Berlin."),
        ("zh>en", "玛丽安娜和约翰来了。", "Mariana and John are here."),
        ("zh>en", "马马虎虎。", "So-so."),  # no family name
        ("zh>en", "我的马克杯是白色的。", "My mug is white."),  # no Mark
        ("zh>de", "山上有白雪和白云。", "Auf dem Berg liegt Schnee, darüber Wolken."),
        ("zh>fr", "张老师叫王小明来。", "M. Zhang appelle Wang Xiaoming."),
        ("en>zh", "Sarah and Tom sing.", "萨拉和汤姆唱歌。"),
    ],
)
def test_names_in_their_local_form_are_left_alone(languages: str, source: str, target: str) -> None:
    assert checked(languages, source, target) == []


@pytest.mark.parametrize("piece", ["安娜", "王芳和", "北京", "في روما ", "в Риме ", "in Rome "])
@pytest.mark.parametrize("languages", ["zh>en", "en>zh", "ar>en", "en>ru"])
def test_long_texts_take_little_time(languages: str, piece: str) -> None:
    text = (piece * LONG)[:LONG]
    assert_at_most(0.6, lambda: checked(languages, text, text[::-1]))
