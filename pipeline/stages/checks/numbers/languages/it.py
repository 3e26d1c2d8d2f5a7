"""Italian."""

from __future__ import annotations

import re

from pipeline.stages.checks.numbers.lexicon import (
    Lexicon,
    by_word,
    clock,
    covering,
    naming,
    phrases,
    units,
    words,
)

_UNITS = ["uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
_TEENS = [
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]
_TENS = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def _below_hundred() -> dict[str, int]:
    found = {word: value for value, word in enumerate((*_UNITS, *_TEENS), 1)}
    found["tré"] = 3
    for place, ten in enumerate(_TENS, 2):
        found[ten] = place * 10
        for unit, word in enumerate(_UNITS, 1):
            stem = ten[:-1] if word[0] in "uo" else ten
            found[stem + word] = place * 10 + unit
        found[ten + "tré"] = place * 10 + 3
        found[ten[:-1] + "un"] = place * 10 + 1
    return found


_HUNDRED = _below_hundred()
_RANK = re.compile(r"esim[oaie]$")


def compound(word: str) -> int | None:
    """Read a number written as one word, also a rank: `settantadue`, `ventesimo`."""
    value = _whole(word)
    if value is not None:
        return value
    rank = _RANK.search(word)
    if rank:
        stem = word[: rank.start()]
        for vowel in ("", "o", "i", "a", "e"):
            value = _whole(stem + vowel)
            if value is not None:
                return value
    return None


def _whole(word: str) -> int | None:
    if len(word) > 60:
        return None
    for mark in ("mila", "mille"):
        thousands, found, rest = word.partition(mark)
        if found:
            left = 1 if not thousands else _below_thousand(thousands)
            right = 0 if not rest else _below_thousand(rest.removeprefix("e"))
            return None if left is None or right is None else left * 1000 + right
    return _below_thousand(word)


def _below_thousand(word: str) -> int | None:
    hundreds, mark, rest = word.partition("cento")
    if not mark:
        hundreds, mark, rest = word.partition("cent")
        if not mark or not rest.startswith("o"):
            return _HUNDRED.get(word)
    left = 1 if not hundreds else _HUNDRED.get(hundreds)
    right = 0 if not rest else _HUNDRED.get(rest)
    return None if left is None or left > 9 or right is None else left * 100 + right


_CARDINALS = by_word(
    {
        0: "zero",
        1: "un una uno",
        2: "due",
        3: "tre",
        10**6: "milione milioni",
        10**9: "miliardo miliardi",
    }
)
_ORDINALS = by_word(
    {
        1: "primo prima primi prime",
        2: "secondo seconda secondi seconde",
        3: "terzo terza terzi terze",
        4: "quarta quarte",
        5: "quinto quinta quinti quinte",
        6: "sesto sesta sesti seste",
        7: "settimo settima settimi settime",
        8: "ottavo ottava ottavi ottave",
        9: "nono nona noni none",
        10: "decimo decima decimi decime",
    }
)
_COVERS = covering(
    {
        (0,): "nessun nessuno nessuna non niente nulla senza mai",
        (1,): "un una uno solo sola unico unica ogni primo prima il la singolo singola asso",
        (2,): "entrambi entrambe ambedue paio coppia coppie doppio doppia gemelli gemelle gemello"
        " gemella metà mezzo mezza altro altra bicicletta bici secondo seconda genitori",
        (3,): "triplo trio tris trimestre triangolo triathlon triciclo tripla",
        (4,): "quadruplo quartetto quadrato quarto quarti",
        (5,): "quintetto",
        (6,): "semestre",
        (7, 8): "settimana settimane settimanale",
        (10, 12): "decine",
        (10,): "decina decennio decenni",
        (12,): "dozzina dozzine mezzogiorno mensile anno",
        (13, 14, 15, 16, 17, 18, 19): "adolescente adolescenti ragazzino",
        (2, 14, 15): "quindicina",
        (15,): "quindicina",
        (15, 25, 45, 75): "quarto quarti trimestre",
        (18,): "adulto adulta adulti maggiorenne",
        (19, 800, 1800): "ottocento",
        (20, 900, 1900): "novecento",
        (18, 700, 1700): "settecento",
        (16, 500, 1500): "cinquecento",
        (13, 200, 1200): "duecento",
        (14, 300, 1300): "trecento",
        (15, 400, 1400): "quattrocento",
        (17, 600, 1600): "seicento",
        (24, 0): "mezzanotte giorno giorni",
        (20,): "ventina",
        (30,): "trentina",
        (40,): "quarantina",
        (50,): "cinquantina",
        (30, 50, 6, 18, 90): "mezza mezzo mezz metà mezzora",
        (30, 4): "mese",
        (60,): "ora minuto",
        (100,): "secolo secoli centinaio centinaia",
        (1000,): "migliaia migliaio mille",
        (365,): "anno",
        (10**6,): "milioni",
        (10**9,): "miliardi",
    }
)
LEXICON = Lexicon(
    cardinals=_CARDINALS,
    ordinals=_ORDINALS,
    decimal=",",
    # The centuries of art have names.
    names=words(
        "duecento trecento quattrocento cinquecento seicento settecento ottocento novecento"
    ),
    joiners={"e": "hundreds"},
    soft=words(
        "un una uno primo prima primi prime secondo seconda secondi seconde quarta quarte"
        " quinta quinte sei nona none noni decimi decima ottava"
        ""
    ),
    covers=_COVERS,
    months=naming(
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    weekdays=naming(
        "lunedì lunedi",
        "martedì martedi",
        "mercoledì mercoledi",
        "giovedì giovedi",
        "venerdì venerdi",
        "sabato sabati",
        "domenica domeniche",
    ),
    units=units(
        {
            "mm": "millimetro millimetri",
            "cm": "centimetro centimetri",
            "m": "metro metri",
            "km": "chilometro chilometri",
            "mile": "miglio miglia",
            "foot": "piede piedi",
            "inch": "pollice pollici",
            "g": "grammo grammi",
            "kg": "chilo chili chilogrammo chilogrammi",
            "t": "tonnellata tonnellate",
            "ounce": "oncia once",
            "pound": "libbra libbre",
            "sterling": "sterlina sterline",
            "ml": "millilitro millilitri",
            "l": "litro litri",
            "ha": "ettaro ettari",
            "s": "secondi",
            "min": "minuto minuti",
            "h": "ora ore",
            "day": "giorno giorni",
            "week": "settimana settimane",
            "month": "mese mesi",
            "year": "anno anni",
            "century": "secoli",
            "decade": "decenni",
            "euro": "euro",
            "dollar": "dollaro dollari",
            "yen": "yen",
            "yuan": "yuan",
            "rouble": "rublo rubli",
            "franc": "franchi",
            "°C": "celsius centigradi",
            "°F": "fahrenheit",
        }
    ),
    clocks=(
        clock(
            r"(?P<pre>\b(?:d?alle|le) )?(?P<h>N)(?: (?P<word>ore))?"
            r" e (?:(?P<half>mezz[ao])|(?:un |N )?(?P<quarter>quarto))\b"
        ),
        clock(r"(?P<h>N)(?: (?P<word>ore))? meno (?:(?:un |N )?(?P<mquarter>quarto)|(?P<minus>N))"),
        clock(r"(?P<bq>quarto) (?P<to>alle|all['’]) ?(?P<h>N)"),
        clock(r"(?P<bn>N)(?: minuti)? (?P<to>alle) (?P<h>N)(?P<soft>)"),
        clock(r"(?P<pre>\b(?:alle|dalle|le)(?: ore)? )(?P<h>N) e (?P<m>N)"),
        clock(r"(?P<h>N)(?: [^\W\d_]+)? e (?P<half>mezz[ao])\b"),
        clock(r"(?P<pre>\b(?:alle|dalle|le) )?(?P<sure>ore) (?P<h>N)"),
        clock(r"(?P<h>N) ?(?P<word>h|ore)\b"),
        clock(r"(?P<h>N)(?P<needs>)"),
    ),
    part_after=clock(
        r"[ ,]{0,2}(?:in punto )?(?:(?P<am>(?:di|del|della) (?:mattina|mattino))"
        r"|(?P<pm>(?:di|del) pomeriggio|(?:di|della) sera)|(?P<night>di notte))"
    ),
    idioms=phrases(
        r"""(?:a )?quattro zampe|gattoni
(?:prima|seconda|terza|quarta|quinta) (?:media|elementare|superiore|liceo)
quattro (?:passi|chiacchiere|salti|gatti|parole|mura|angoli|venti)
in quattro e quattr['’]otto
(?:due|tre) (?:passi|parole|minuti)
mille (?:grazie|volte|scuse|e una)|cento volte|grazie mille
tre quarti
sette vite|settimo cielo
non c['’]è due senza tre
due o tre|tre o quattro|uno o due|una o due
cento per cento
farsi in quattro
sesto senso
(?:tutti|tutte) e (?:due|tre|quattro|cinque)|(?:noi|voi) (?:due|tre|quattro)
re magi"""
    ),
    compound=compound,
)
