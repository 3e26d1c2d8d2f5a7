"""Names where one side is Chinese, which has neither capitals nor spaces."""

from __future__ import annotations

import re

from pipeline.domain.spans import Span
from pipeline.stages.checks.names.chinese_given import (
    CHILD,
    FAMILY,
    full_names,
    names_by_sound,
)
from pipeline.stages.checks.names.known import chinese_places

# Characters that mostly write the sounds of foreign names.
_SOUNDS = frozenset(
    "阿埃艾爱安昂奥巴贝比彼波伯博布查茨达戴丹德登迪蒂丁杜多恩尔法菲费芬弗福盖戈格古哈海汉赫亨霍基吉加杰卡凯坎"
    "康科克肯库夸拉莱兰朗劳勒雷里莉丽利莲琳林龙隆娄卢鲁露路伦罗洛玛马迈麦曼梅美蒙米密敏明莫默姆穆娜纳内尼妮涅"
    "宁诺欧帕佩皮珀普奇乔琼让瑞若萨赛桑瑟沙莎珊绍史斯丝苏索塔泰坦汤唐特蒂汀图托瓦万威韦维温文沃乌西希夏肖辛"
    "休雅亚娅扬耶叶伊因英尤约泽詹珍朱茱佐茜菈蕾黛薇蒂诗什切奈邦阮悦依昆蓓彭邓柏贾达罗宾琪"
    "门本顿夫根贡蓝黎廉列留略佛佩皮蒲妥瓦雯仙香逊姬菊佳嘉简洁凯柯可库蕾理利列琉茂玫妙慕乃尼努旁培碧平若塞施舒思松泰堂恬彤薇玮武锡霞筱雄雅亚岩瑶宜奕茵英颖尤宇约赞哲芝茱兹佐奎齐"
    "易丘加汝卓晶冈哥宗庄律慈戚桂汉渥澳琪甘璐福秀科聂荷菜蜜谢赫运邱郁金"
    "娃布鲁朗弗雷格兰佛桥冉劳恰"
    "怀摩赖伍庞豪谭榭娅苔绮"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_HAN = re.compile(r"[㐀-鿿]")
_TITLE = r"(?:老师|老師|先生|女士|小姐|太太|校长|校長|教授|医生|醫生|教练|教練|同学|同學|阿姨|叔叔)"


_TITLED = re.compile(rf"(?P<name>[{''.join(FAMILY)}]){_TITLE}")
_LITTLE = re.compile(
    rf"小(?P<name>[{''.join(CHILD)}])(?=[是有说说在的和跟、，。,！喜住去来画唱给])"
)
# Words that the characters spell together.
_WORDS = frozenset(
    {
        "小龙虾",
        "小雨的",
        "小雪在",
        "小明星",
        "小虎的",
        "小月的",
        "小云的",
        "小宝的",
        "小雨在",
        "小雪的",
    }
)


def has_foreign_trace(text: str) -> bool:
    """Tell whether a Chinese text has Latin letters, or two characters of sounds together."""
    if _LATIN.search(text) or names_by_sound(text):
        return True
    sounds = [one in _SOUNDS for one in text]
    return any(
        sum(sounds[at : at + 3]) > 1 and text[at : at + 3].isalpha() for at in range(len(text) - 1)
    )


def is_chinese(text: str) -> bool:
    """Tell whether a text has Chinese characters."""
    return _HAN.search(text) is not None


def lost_names(text: str, words: frozenset[str]) -> list[Span]:
    """Give the names of a Chinese text that none of the folded words of a translation spells."""
    found = [
        span
        for span, family, spelled in full_names(text)
        if not (_is_heard(family, words) and _is_heard((spelled,), words))
    ]
    found += [span for span, stems in names_by_sound(text) if not _begins(stems, words)]
    found += [
        match.span("name")
        for match in _TITLED.finditer(text)
        if not _is_heard(FAMILY[match["name"]], words)
    ]
    for match in _LITTLE.finditer(text):
        if text[match.start() : match.end() + 1] in _WORDS:
            continue
        if not _is_heard(CHILD[match["name"]], words):
            found.append(match.span())
    return found


def new_names(text: str, words: frozenset[str]) -> list[Span]:
    """Give the foreign names of a Chinese translation that none of the source's words has."""
    return [span for span, stems in names_by_sound(text) if not _begins(stems, words)]


def is_rendered(text: str, word: str) -> bool:
    """Tell whether a Chinese text has a name that a folded word may have become."""
    return any(stem in word for _, stems in names_by_sound(text) for stem in stems)


def may_hold_names(text: str) -> bool:
    """Tell whether a Chinese text may name somebody or some place; quick, and true too often."""
    return bool(
        _TITLED.search(text)
        or _LITTLE.search(text)
        or names_by_sound(text)
        or full_names(text)
        or chinese_places(text, most=1)
    )


def _begins(stems: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(stem in word for word in words for stem in stems)


def _is_heard(sounds: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(
        word == sound or word.endswith(sound) or word.startswith(sound)
        for sound in sounds
        for word in words
    )
