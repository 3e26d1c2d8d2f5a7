"""German."""

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

_SMALL = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def _below_hundred() -> dict[str, int]:
    found = {word: value for value, word in enumerate(_SMALL) if value}
    for place, ten in enumerate(_TENS, 2):
        found[ten] = place * 10
        for unit, word in enumerate(_SMALL[:10]):
            if unit:
                found[f"{word}und{ten}"] = place * 10 + unit
    return found


_HUNDRED = _below_hundred()
# What a number word may grow into: a rank, how often, how old, how long.
_ENDING = re.compile(
    r"(?P<half>einhalb)?(?:mal|malige[rnms]?|fach\w{0,2}|(?:jährig|stündig|minütig|tägig|wöchig"
    r"|monatig|köpfig|seitig|stöckig|teilig|beinig|sprachig|stellig|gängig)\w{0,2}"
    r"|(?<=zig)er|(?:jährige|klässler)\w{0,3}|erlei)?$"
)
_QUARTERS = frozenset({"viertel", "vierteln", "viertels"})  # parts of a clock's hour, or of a town
_RANK = re.compile(r"s?te[rnms]?$|s?tel[ns]?$|st$")
_IRREGULAR = by_word(
    {
        1: "erste ersten erster erstes erstem",
        3: "dritt dritte dritten dritter drittes drittem drittel dritteln",
        7: "siebt siebte siebten siebter siebtes siebtem siebtel",
        8: "achte achten achter achtes achtem achtel",
        2: "zweit",
        4: "viert",
        5: "fünft",
        6: "sechst",
        16: "sechzehntel",
    }
)
_CARDINALS = by_word(
    {
        0: "null",
        1: "eins ein eine einen einem einer eines",
        2: "zwei zwo zweien zweier",
        3: "drei dreien dreier",
        4: "vier vieren",
        5: "fünf fuenf",
        6: "sechs",
        7: "sieben",
        8: "acht",
        9: "neun",
        10: "zehn",
        11: "elf",
        12: "zwölf zwoelf",
        30: "dreissig",
        100: "hundert",
        1000: "tausend",
        10**6: "million millionen",
        10**9: "milliarde milliarden",
    }
)


def compound(word: str) -> int | None:
    """Read a number written as one word, also with an ending: `zwölfjährig`, `siebzigsten`."""
    if word in _QUARTERS:
        return None
    value = _whole(word)
    if value is not None:
        return value
    rank = _RANK.search(word)
    if rank:
        value = _whole(word[: rank.start()])
        if value is not None and value > 1:
            return value
    ending = _ENDING.search(word)
    if ending and ending.start() and ending[0]:
        return _whole(word[: ending.start()])
    return None


def _whole(word: str) -> int | None:
    if len(word) > 60:
        return None
    word = word.replace("dreissig", "dreißig")
    thousands, mark, rest = word.rpartition("tausend")
    if mark:
        left = 1 if not thousands else _below_thousand(thousands)
        right = 0 if not rest else _below_thousand(rest.removeprefix("und"))
        return None if left is None or right is None else left * 1000 + right
    return _below_thousand(word)


def _below_thousand(word: str) -> int | None:
    hundreds, mark, rest = word.rpartition("hundert")
    if not mark:
        return _HUNDRED.get(word)
    left = 1 if not hundreds else _HUNDRED.get(hundreds)
    right = 0 if not rest else _HUNDRED.get(rest.removeprefix("und"), _ONES.get(rest))
    return None if left is None or left > 19 or right is None else left * 100 + right


_ONES = {"eins": 1, "undeins": 1}

_COVERS = covering(
    {
        (0,): "kein keine keinen keiner keinem keines nichts nie ohne nicht niemand",
        (1,): "ein eine einen einem einer eines einzige einziger einziges einzigen nur allein jede"
        " jeder jedes einmal einzeln einzelne erste ersten erster erstes am im zum der die das",
        (2,): "beide beiden beides beider paar doppelt doppelte doppel zwilling zwillinge pärchen"
        " zweimal beidseitig hälfte halb halbe halben andere anderer fahrrad eltern zweite zweiten",
        (3,): "dreifach trio drilling drillinge dreieck triathlon dreirad dreimal",
        (4,): "vierfach quartett viereck quadrat viertel vierteljahr",
        (5,): "quintett",
        (6,): "halbjahr",
        (7, 8): "woche wochen wöchentlich",
        (10, 12): "dutzende zig",
        (10,): "jahrzehnt jahrzehnte jahrzehnten",
        (12,): "dutzend mittag mittags monatlich jahr",
        (13, 14, 15, 16, 17, 18, 19): "teenager jugendliche jugendlichen jugendlicher teenie",
        (2, 14, 15): "vierzehn vierzehntägig",
        (15, 25, 45, 75): "viertel quartal vierteljahr dreiviertel viertelstunde dreiviertelstunde",
        (18,): "erwachsen erwachsene volljährig",
        (24, 0): "mitternacht tag tage tagen",
        (30, 50, 6, 18, 90): "halb halbe halben halber halbes hälfte halbstündig anderthalb"
        " eineinhalb halbjahr",
        (1.5, 90, 18): "anderthalb eineinhalb",
        (2.5, 150): "zweieinhalb",
        (3.5,): "dreieinhalb",
        (4.5,): "viereinhalb",
        (5.5,): "fünfeinhalb",
        (6.5,): "sechseinhalb",
        (7.5,): "siebeneinhalb",
        (30, 4): "monat",
        (60,): "stunde minute",
        (100,): "jahrhundert hunderte hunderten hunderter jahrhunderte jahrhunderten prozent",
        (1000,): "tausende tausenden jahrtausend",
        (365,): "jahr",
        (10**6,): "millionen",
        (10**9,): "milliarden",
    }
)
LEXICON = Lexicon(
    cardinals=_CARDINALS,
    ordinals=_IRREGULAR,
    amounts={"anderthalb": 1.5, "anderthalbe": 1.5}
    | {f"{word}einhalb": value + 0.5 for value, word in enumerate(_SMALL) if value},
    decimal=",",
    names=words("acht elf"),  # care, and a spirit of tales
    soft=words(
        "ein eine einen einem einer eines eins erste ersten erster erstes erstem acht"
        " achten achte achtel zweite zweiten"
    ),
    covers=_COVERS,
    months=naming(
        "januar jänner",
        "februar feber",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    weekdays=naming(
        "montag montags montage montagen montagabend montagmorgen montagnachmittag",
        "dienstag dienstags dienstage dienstagabend dienstagmorgen dienstagnachmittag",
        "mittwoch mittwochs mittwochabend mittwochmorgen mittwochnachmittag",
        "donnerstag donnerstags donnerstagabend donnerstagmorgen donnerstagnachmittag",
        "freitag freitags freitage freitagabend freitagmorgen freitagnachmittag",
        "samstag samstags samstagabend samstagmorgen samstagnachmittag sonnabend sonnabends",
        "sonntag sonntags sonntagabend sonntagmorgen sonntagnachmittag sonntage sonntagen",
    ),
    loose=words("montage montagen august"),
    capital_dates=True,
    date_before=re.compile(r"(?:\b(?:im|ende|anfang|mitte|seit|bis|jeden|letzten) |\d\. ?)$", re.I),
    units=units(
        {
            "mm": "millimeter millimetern",
            "cm": "zentimeter zentimetern",
            "m": "meter metern",
            "km": "kilometer kilometern",
            "mile": "meile meilen",
            "foot": "fuß",
            "inch": "zoll",
            "g": "gramm",
            "kg": "kilo kilogramm kilos",
            "t": "tonne tonnen",
            "ounce": "unze unzen",
            "pound|sterling": "pfund",
            "ml": "milliliter",
            "l": "liter litern",
            "ha": "hektar",
            "s": "sekunde sekunden",
            "min": "minute minuten minütig minütige minütiger minütigen minütiges",
            "h": "stunde stunden std stündig stündige stündigen stündiger stündiges",
            "day": "tag tage tagen tägig tägige tägigen tägiger",
            "week": "woche wochen wöchig wöchige",
            "month": "monat monate monaten monatig",
            "year": "jahr jahre jahren jährig jährige jährigen jähriger jähriges",
            "century": "jahrhunderte jahrhunderten",
            "decade": "jahrzehnte jahrzehnten",
            "%": "prozent",
            "euro": "euro euros",
            "dollar": "dollar",
            "yen": "yen",
            "yuan": "yuan",
            "rouble": "rubel",
            "franc": "franken",
            "°C": "celsius",
            "°F": "fahrenheit",
        }
    ),
    clocks=(
        clock(r"(?<![^\W\d_])(?P<halfto>halb) (?P<h>N)"),
        clock(r"(?P<bq>viertel) (?:(?P<past>nach)|(?P<to>vor)) (?P<h>N)"),
        clock(r"(?P<bn>N)(?: minuten)? (?:(?P<past>nach)|(?P<to>vor)) (?P<h>N)"),
        clock(r"(?P<threequarterto>drei ?viertel|N ?viertel) (?P<h>N)"),
        clock(r"(?P<quarterof>viertel) (?P<h>N)"),
        clock(r"(?P<h>N) (?P<sure>uhr) (?P<m>N)"),
        clock(r"(?P<h>N) ?(?P<sure>uhr)\b"),
        clock(r"(?P<h>N) ?(?P<word>h)\b"),
        clock(r"(?P<h>N) und (?:ein|eine) (?P<half>halbe?)"),
        clock(r"(?P<h>N)(?P<needs>)"),
    ),
    part_after=clock(
        r"[ ,]{0,2}(?:(?P<am>morgens|vormittags|früh|am (?:frühen )?(?:morgen|vormittag))\b"
        r"|(?P<pm>nachmittags|abends|am (?:späten )?(?:nachmittag|abend))\b"
        r"|(?P<night>nachts|in der nacht)|(?P<noon>mittags|am mittag))"
    ),
    idioms=phrases(
        r"""(?:auf )?allen vieren
unter vier augen
(?:meine|deine|seine|ihre|unsere|eure) (?:sieben )?siebensachen
aller guten dinge sind drei
sieben leben
zwei linke hände
tausend (?:dank|mal|sachen)|tausendmal|hundertmal|tausendundeine?
drei viertel
wolke sieben|siebten himmel
(?:sich )?in acht|außer acht
null komma nichts
zwei oder drei|drei oder vier|ein oder zwei|zwei, drei
fünf vor zwölf
vier wände|vier wänden
die heiligen drei könige|dreikönig\w*
wir (?:zwei|drei|vier|fünf)|ihr (?:zwei|drei|vier|fünf)
sechster sinn|sechsten sinn"""
    ),
    compound=compound,
)
