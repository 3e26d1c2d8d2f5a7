"""Given names as Chinese writes them by their sound, and Chinese ones as Latin letters spell them.

A line has the characters, then what such a name begins with in other languages, folded.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from pipeline.domain.spans import Span

_BY_SOUND = """
汤姆 tom thom
安娜 ann ana
艾米莉 埃米莉 艾蜜莉 爱米莉 艾米丽 emil
艾玛 埃玛 爱玛 emma ema
杰克 jack jacq jake jak
玛丽 玛莉 mary mari
玛丽亚 玛利亚 mari mary
露西 lucy luci luz
彼得 peter pet pier pedro piet piotr petr
大卫 戴维 david dav dawid
迈克 麦克 mike mich mick miguel mic
迈克尔 麦可 mich mike miguel mic
约翰 john juan jean joh giovanni joao jan ivan hans
保罗 paul paol pablo paulo
卢卡斯 lucas lukas luca
卢卡 luca luka
丽莎 莉萨 莉莎 丽萨 lis elis
莎拉 萨拉 sar zar
苏菲 索菲 sof soph
索菲亚 苏菲亚 sof soph
马克 marc mark mar
马可 marc mark
马丁 mart
托马斯 thom tom
丹尼尔 dan
本杰明 benj benz beni
亚历克斯 alex ales
安德鲁 andr
安东尼奥 anton
卡洛斯 carlos karl carl charl
何塞 jos
胡安 juan jean john
路易斯 luis lou lui
米格尔 mig mich
玛格丽特 marg
凯特 kat cat
凯瑟琳 cath kath kat cat
爱丽丝 艾丽斯 alic elis iris
奥利弗 oliv
奥利维亚 oliv
詹姆斯 jam jaim
罗伯特 rob
威廉 will wilh guil guglielmo
亨利 hen enri
查理 charl
查尔斯 charl carl karl
乔治 georg jorg jord
克拉拉 clar klar
劳拉 laur
诺亚 noa noe
利亚姆 liam
雅各布 jac jak
菲利普 phil fil
西蒙 sim
弗兰克 fran
汉斯 hans
皮埃尔 pier
伊莎贝拉 isab
伊莎贝尔 isab
朱莉娅 茱莉亚 juli giul yul
朱莉 juli
娜塔莎 nat
伊万 ivan iwan
安东 anton
马克西姆 max
法蒂玛 fat
阿里 ali
艾哈迈德 ahm
优素福 yus yous jus
萨姆 山姆 sam
莉莉 lil lily
杰米 jam
奥马尔 omar umar
哈桑 has
蕾拉 莱拉 leil lay lei lai
米娅 mia
艾拉 ell ela
马特奥 matt mat
尼古拉斯 nic nik
埃里克 eri
凯文 kev
杰西卡 jes
萝丝 rose ros
瑞秋 rach
海伦 hel elen
爱德华 edw edu edo
"""

# The commonest family names, and the characters of children's names in stories and textbooks.
_FAMILY = """
王:wang/wong 李:li/lee 张:zhang/chang/cheung 張:zhang/chang/cheung 刘:liu/lau 劉:liu/lau
陈:chen/chan 陳:chen/chan 杨:yang 楊:yang 黄:huang/wong 黃:huang/wong 赵:zhao/chao 吴:wu/ng
周:zhou/chow 徐:xu/hsu 孙:sun 马:ma 馬:ma 朱:zhu/chu 胡:hu 郭:guo/kuo 何:he/ho 高:gao/kao
林:lin/lam 罗:luo/lo 郑:zheng/cheng 梁:liang/leung 谢:xie/hsieh 宋:song 唐:tang 许:xu/hsu
韩:han 冯:feng 邓:deng 曹:cao 彭:peng 曾:zeng 肖:xiao 田:tian 董:dong 潘:pan 袁:yuan
蔡:cai/tsai 蒋:jiang 余:yu 于:yu 杜:du 叶:ye/yeh 程:cheng 魏:wei 苏:su 吕:lü/lu/lv 丁:ding
任:ren 沈:shen 姚:yao 卢:lu 姜:jiang 崔:cui 钟:zhong 谭:tan 陆:lu 汪:wang 石:shi 白:bai
"""
_CHILD = """
明:ming 红:hong 紅:hong 华:hua 丽:li 芳:fang 强:qiang 刚:gang 龙:long 虎:hu 玲:ling 燕:yan
梅:mei 兰:lan 英:ying 军:jun 亮:liang 东:dong 云:yun 雨:yu 雪:xue 月:yue 春:chun 冬:dong
林:lin 杰:jie 伟:wei 文:wen 星:xing 宝:bao 娟:juan 敏:min
"""
# More characters of given names, which stand alone in too many words.
_GIVEN = """
小:xiao 佳:jia 欣:xin 怡:yi 婷:ting 静:jing 磊:lei 洋:yang 勇:yong 艳:yan 涛:tao 超:chao
秀:xiu 霞:xia 平:ping 桂:gui 鹏:peng 浩:hao 宇:yu 轩:xuan 涵:han 梓:zi 子:zi 雅:ya 思:si
晨:chen 晓:xiao 琪:qi 琳:lin 悦:yue 倩:qian 颖:ying 俊:jun 凯:kai 博:bo 睿:rui 瑞:rui
志:zhi 建:jian 国:guo 峰:feng 飞:fei 辉:hui 慧:hui 莉:li 娜:na 萍:ping 薇:wei 璐:lu 蕾:lei
美:mei 天:tian 阳:yang 昊:hao 雯:wen 晶:jing 洁:jie 玉:yu 珍:zhen 海:hai 波:bo 斌:bin 刚:gang
"""
_LONE = frozenset("子国天小思美海玉建志平洋阳波春冬东月云林文")  # at the end of many words
_WORDS = frozenset({"白雪", "白龙", "高明", "高雅", "高超", "高洁", "黄梅", "石英", "白兰", "马虎"})
_MOST = 40  # names of a text; what has more is no sentence
_AFTER = (
    r"(?=[和跟与與同，、。！？：,.!?是在说說住来來去有喜很都也今昨正会會把给給的想没不还最上教]"
    r"|[一用做学學写寫看听聽跑打帮送请請又才只再先每爱養养跳唱画畫问問要能可到从對对被得昨]|$)"
)


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Read characters, each with the spellings of its sound in Latin letters."""
    pairs = (entry.partition(":") for entry in text.split())
    return {character: tuple(spelled.split("/")) for character, _, spelled in pairs}


FAMILY, CHILD = _table(_FAMILY), _table(_CHILD)
_SYLLABLES = {**_table(_GIVEN), **CHILD}
_LETTERS = "".join(_SYLLABLES)
_FULL = re.compile(rf"(?P<family>[{''.join(FAMILY)}])(?P<given>[{_LETTERS}]{{1,2}}?){_AFTER}")


@cache
def _by_sound() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    stems: dict[str, tuple[str, ...]] = {}
    for line in _BY_SOUND.strip().split("\n"):
        words = line.split()
        latin = tuple(word for word in words if word.isascii())
        stems.update((word, latin) for word in words if not word.isascii())
    longest_first = sorted(stems, key=len, reverse=True)
    # A longer name must not go on, nor a mug begin: 安娜斯塔西娅, 马克杯.
    after = "(?![·・斯塔德尔姆巴瓦奇维娅亚莎杯思笔]|特(?![别意]))"
    return re.compile(f"(?:{'|'.join(longest_first)}){after}"), stems


def names_by_sound(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """Give the foreign names of a Chinese text, each with what it begins with elsewhere."""
    pattern, stems = _by_sound()
    return [(match.span(), stems[match[0]]) for match in islice(pattern.finditer(text), _MOST)]


def full_names(text: str) -> list[tuple[Span, tuple[str, ...], str]]:
    """Give the names of a family and a given name, with the sounds of each."""
    found = []
    for match in islice(_FULL.finditer(text), _MOST):
        name = match["given"]
        if text[match.start() - 1 : match.start()] == match["family"]:  # 马马虎虎
            continue
        if match[0] in _WORDS or (len(name) == 1 and name in _LONE):
            continue
        spelled = "".join(_SYLLABLES[character][0] for character in name)
        found.append((match.span(), FAMILY[match["family"]], spelled))
    return found
