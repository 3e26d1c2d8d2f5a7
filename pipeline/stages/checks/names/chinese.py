"""Names where one side is Chinese, which has neither capitals nor spaces."""

from __future__ import annotations

import re

from pipeline.domain.spans import Span

# Characters that mostly write the sounds of foreign names.
_SOUNDS = frozenset(
    "阿埃艾爱安昂奥巴贝比彼波伯博布查茨达戴丹德登迪蒂丁杜多恩尔法菲费芬弗福盖戈格古哈海汉赫亨霍基吉加杰卡凯坎"
    "康科克肯库夸拉莱兰朗劳勒雷里莉丽利莲琳林龙隆娄卢鲁露路伦罗洛玛马迈麦曼梅美蒙米密敏明莫默姆穆娜纳内尼妮涅"
    "宁诺欧帕佩皮珀普奇乔琼让瑞若萨赛桑瑟沙莎珊绍史斯丝苏索塔泰坦汤唐特蒂汀图托瓦万威韦维温文沃乌西希夏肖辛"
    "休雅亚娅扬耶叶伊因英尤约泽詹珍朱茱佐茜菈蕾黛薇蒂诗什切奈邦阮悦依昆蓓彭邓柏贾达罗宾琪"
    "门本顿夫根贡蓝黎廉列留略佛佩皮蒲妥瓦雯仙香逊姬菊佳嘉简洁凯柯可库蕾理利列琉茂玫妙慕乃尼努旁培碧平若塞施舒思松泰堂恬彤薇玮武锡霞筱雄雅亚岩瑶宜奕茵英颖尤宇约赞哲芝茱兹佐奎齐"
    "易丘加汝卓晶冈哥宗庄律慈戚桂汉渥澳琪甘璐福秀科聂荷菜蜜谢赫运邱郁金"
    "娃布鲁朗弗雷格兰佛桥冉劳恰"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_HAN = re.compile(r"[㐀-鿿]")
_TITLE = r"(?:老师|老師|先生|女士|小姐|太太|校长|校長|教授|医生|醫生|教练|教練|同学|同學|阿姨|叔叔)"


def _spellings(table: str) -> dict[str, tuple[str, ...]]:
    """Read characters, each with the spellings of its sound in Latin letters."""
    pairs = (entry.partition(":") for entry in table.split())
    return {character: tuple(spelled.split("/")) for character, _, spelled in pairs}


# The commonest family names, and the characters of children's names in stories and textbooks.
_FAMILY = _spellings(
    """
    王:wang/wong 李:li/lee 张:zhang/chang/cheung 張:zhang/chang/cheung 刘:liu/lau 劉:liu/lau
    陈:chen/chan 陳:chen/chan 杨:yang 楊:yang 黄:huang/wong 黃:huang/wong 赵:zhao/chao 吴:wu/ng
    周:zhou/chow 徐:xu/hsu 孙:sun 马:ma 馬:ma 朱:zhu/chu 胡:hu 郭:guo/kuo 何:he/ho 高:gao/kao
    林:lin/lam 罗:luo/lo 郑:zheng/cheng 梁:liang/leung 谢:xie/hsieh 宋:song 唐:tang 许:xu/hsu
    韩:han 冯:feng 邓:deng 曹:cao 彭:peng 曾:zeng 肖:xiao 田:tian 董:dong 潘:pan 袁:yuan
    蔡:cai/tsai 蒋:jiang 余:yu 于:yu 杜:du 叶:ye/yeh 程:cheng 魏:wei 苏:su 吕:lü/lu/lv 丁:ding
    任:ren 沈:shen 姚:yao 卢:lu 姜:jiang 崔:cui 钟:zhong 谭:tan 陆:lu 汪:wang 石:shi 白:bai
    """
)
_CHILD = _spellings(
    """
    明:ming 红:hong 紅:hong 华:hua 丽:li 芳:fang 强:qiang 刚:gang 龙:long 虎:hu 玲:ling 燕:yan
    梅:mei 兰:lan 英:ying 军:jun 亮:liang 东:dong 云:yun 雨:yu 雪:xue 月:yue 春:chun 冬:dong
    林:lin 杰:jie 伟:wei 文:wen 星:xing 宝:bao 娟:juan 敏:min
    """
)
_TITLED = re.compile(rf"(?P<name>[{''.join(_FAMILY)}]){_TITLE}")
_LITTLE = re.compile(
    rf"小(?P<name>[{''.join(_CHILD)}])(?=[是有说说在的和跟、，。,！喜住去来画唱给])"
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
    if _LATIN.search(text):
        return True
    sounds = [one in _SOUNDS for one in text]
    return any(
        sum(sounds[at : at + 3]) > 1 and text[at : at + 3].isalpha() for at in range(len(text) - 1)
    )


def is_chinese(text: str) -> bool:
    """Tell whether a text has Chinese characters."""
    return _HAN.search(text) is not None


def lost_names(text: str, words: frozenset[str]) -> list[Span]:
    """Give the Chinese names of a text that none of the folded words of a translation spells."""
    found = [
        match.span("name")
        for match in _TITLED.finditer(text)
        if not _is_heard(_FAMILY[match["name"]], words)
    ]
    for match in _LITTLE.finditer(text):
        if text[match.start() : match.end() + 1] in _WORDS:
            continue
        if not _is_heard(_CHILD[match["name"]], words):
            found.append(match.span())
    return found


def _is_heard(sounds: tuple[str, ...], words: frozenset[str]) -> bool:
    return any(
        word == sound or word.endswith(sound) or word.startswith(sound)
        for sound in sounds
        for word in words
    )
