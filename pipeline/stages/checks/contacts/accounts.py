"""Names of accounts on platforms where strangers can write to a child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.spans import Span

_PLATFORM = (
    r"insta(?:gram)?|ig|snap(?:chat)?|tik\s?tok|discord|telegram|whatsapp|"
    r"facebook|fb|twitter|youtube|"
    r"roblox|fortnite|minecraft|steam|skype|kik|we\s?chat|微信号?|抖音号?|快手|小红书|qq号?|vk|вк|"
    r"вконтакте|инстаграмм?е?|инста|инсте|телеграмм?е?|телега|тикток|"
    r"дискорд|снэпчат|вотсап|weibo|微博|"
    r"threads|bereal|twitch|xbox|psn|signal|messenger|انستغرام|انستقرام|"
    r"انستا|سناب(?:\s?شات)?|تيك\s?توك|"
    r"تلغرام|تيليجرام|فيسبوك|ديسكورد|واتساب|gamertag|gamer\s?tag"
)
# A name somebody chose: Latin letters with a figure, a line or a dot in it, or after `@`.
_HANDLE = (
    r"(?:@[A-Za-z0-9][\w.]{2,29}|(?=[A-Za-z0-9.]{0,29}[\d_.][A-Za-z0-9_])[A-Za-z][\w.]{2,28}\w|"
    r"[A-Za-z][\w.]{2,28}(?=#\d{4}))(?!\w|[@/])(?:#\d{4})?"
)
_WORDS = (
    r"name|user|username|user\s?name|id|handle|account|nick|is|it['’]s|"
    r"i['’]m|called|s|cuenta|usuario|es|se\s+llama|"
    r"compte|pseudo|identifiant|est|c['’]est|konto|heißt|heisst|ist|"
    r"lautet|conta|usuário|é|profilo|è|"
    r"мой|ник|аккаунт|это|هو|اسمي|حسابي|soy|sou|sono|bin|as|como|als|sous|comme|come|ID|at|tag"
)
_MINE = (
    r"my|me|mi|mis|mon|ma|moi|mein(?:e[nrms]?)?|mich|mir|meus?|minha|"
    r"mio|mia|miei|follow|add|seguime|s[ií]gueme|"
    r"sigan?me|b[uú]scame|agr[eé]game|a[ñn][aá]deme|suis|ajoute|rejoins|folgt?|addet?|such(?:t)?|"
    r"segue|siga|adiciona|procura|seguimi|seguitemi|aggiungimi|cercami|"
    r"мой|моя|моё|мне|меня|подпиш\w+|"
    r"добавь\w*|пиши|write|find|contact"
)
_MINE_ELSEWHERE = r"我的|加我|关注我|حسابي|تابعني|تابعوني|أضفني|اضفني|ضيفني"
_BETWEEN = (
    rf"(?:\s{{0,2}}(?:[:=>→\-–(，,：]{{1,3}}|(?:{_WORDS})(?!\w)|[号是叫名字为])){{0,3}}\s{{0,2}}"
)

_NAMED = re.compile(
    rf"(?<![A-Za-zА-яЁё_])(?P<platform>{_PLATFORM})(?![A-Za-z_])(?P<between>{_BETWEEN})(?P<handle>{_HANDLE})",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"(?P<handle>(?<![\w@]){_HANDLE})\s{{1,2}}(?:\(|on|en|sur|auf|bei|"
    rf"no|na|su|in|в|على|=)\s?(?:my\s|el\s|le\s)?"
    rf"(?P<platform>{_PLATFORM})(?!\w)",
    re.IGNORECASE,
)
# On one platform names are figures only.
_FIGURES = re.compile(
    r"(?<![A-Za-z])qq(?:号码?|號碼?)?\s?[:：是为]?\s?(?P<handle>[1-9]\d{4,10})(?!\d)", re.I
)
_CUE = re.compile(rf"\b(?:{_MINE})\b|{_MINE_ELSEWHERE}", re.IGNORECASE)
# Most texts name no platform: beginnings that all of the names above have, in lower case.
_HINTS = """insta ig snap tik tok discord telegram whats facebook fb twitter youtube roblox fortnite
    minecraft steam skype kik chat 微 抖音 快手 小红书 qq vk вк инст телег тикток дискорд снэпчат
    вотсап weibo threads bereal twitch xbox psn signal messenger gamer انست سناب تيك تلغرام
    تيلي فيس ديسكورد
    واتساب"""
_HINTED = tuple(_HINTS.split())
_BEFORE = 40  # characters in which `my` or `follow me` speaks of the account


def find_accounts(text: str, language: str) -> Iterator[Span]:  # noqa: ARG001 - as its siblings
    """Yield the spans of account names that stand beside the name of a platform."""
    lower = text.lower()
    if not any(hint in lower for hint in _HINTED):
        return
    for found in _NAMED.finditer(text):
        start = found.start()
        # Other signs only list names: `TikTok, @marco`.
        said = re.search(r"[:=>→：\w]", found["between"]) is not None
        mine = _CUE.search(text, max(0, start - _BEFORE), start) is not None
        if said or mine:
            yield found.span("handle")
    for pattern in (_ON, _FIGURES):
        for found in pattern.finditer(text):
            yield found.span("handle")
