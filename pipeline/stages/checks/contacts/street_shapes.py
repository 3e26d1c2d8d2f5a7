"""How addresses are written: street, name and number, by language; `co` is Colombia's way."""

from __future__ import annotations

import re

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’.\-]{0,30}"
_SMALL = (
    r"(?:d[eaoiu]s?|del|dell[aeo]?['’]?|degli|dei|la|las|los|el|le|"
    r"les|l['’]|y|e|van|von|der|den|du|des|d['’])"
)
_NUMBER = (
    r"(?:n[º°.ouúr]{0,3}\.?\s?|núm(?:ero|\.)?\s|número\s|#\s?)?\d{1,5}(?:[a-z](?!\w)|"
    r"\s?[A-D](?!\w))?(?![\w%°€$]|[.,:/]\d)"
)


def _named_first(words: str) -> re.Pattern[str]:
    """Match `calle Mayor 5`: the word in any case, the name with a capital."""
    return re.compile(
        rf"(?<!\w)(?i:{words})\s{{1,2}}(?:{_SMALL}\s?){{0,3}}{_CAP}(?:\s(?:{_SMALL}\s){{0,2}}{_CAP}){{0,4}}"
        rf",?\s{{1,2}}(?P<number>{_NUMBER})"
    )


PATTERNS = {
    "en": re.compile(
        r"(?<![\w.,:/$€£\-])\d{1,5}[A-Da-d]?,?\s(?:(?:[A-Z][\w'’.\-]{0,30}|"
        r"north|south|east|west|\d{1,3}(?:st|nd|rd|th))\s){1,4}"
        r"(?i:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|"
        r"blvd|crescent|terrace|close|court|place|way|grove"
        r"|gardens|mews|parkway)\b\.?"
        r"|(?<![\w.,:/$€£\-])\d{1,5}[A-Da-d]?\s[a-z]{3,15}\s(?:street|"
        r"road|avenue|lane)\b(?!\s(?:signs?|lights?|vendors?|art))"
    ),
    "es": _named_first(
        r"calle|c/|avenida|avda\.?|av\.|paseo|plaza|carrera|camino|"
        r"carretera|callejón|ronda|travesía|jirón|pasaje|urbanización"
    ),
    "co": re.compile(
        r"(?i:(?<!\w)(?:calle|carrera|cra\.?|cl\.?|kr\.?|diagonal|transversal)\s\d{1,3}\s?[a-z]?\s?(?:#|"
        r"n[o°º]\.?|número)\s?\d{1,3})"
    ),
    "fr": re.compile(
        r"(?<![\w.,:/])\d{1,4}(?:\s?(?:bis|ter|[A-D]))?,?\s(?i:rue|"
        r"avenue|av\.|boulevard|bd|allée|impasse|place|chemin|route|"
        r"quai"
        r"|cours|square|passage|ruelle|résidence|lotissement)\s(?:(?:de|"
        r"du|des|la|le|les|aux?)\s|d['’]|l['’]|de\sl['’]){0,2}[^\W\d_][\w'’\-]{2,30}"
    ),
    "de": re.compile(
        r"\b[A-ZÄÖÜ][\wäöüß\-]{1,30}(?:straße|strasse|str\.|gasse|allee|"
        r"chaussee)\s?\d{1,4}\s?(?:[a-d](?!\w))?(?!\w|[.:]\d)"
        r"|\b[A-ZÄÖÜ][\wäöüß\-]{2,30}\s(?:Straße|Strasse|Str\.|Allee|"
        r"Gasse|Weg|Platz|Ring|Ufer)\s\d{1,4}\s?(?:[a-d](?!\w))?(?!\w|"
        r"[.:]\d)"
        r"|\b[A-ZÄÖÜ][\wäöüß\-]{2,30}(?:weg|platz|ring|ufer|damm|steig|"
        r"pfad)\s\d{1,4}\s?(?:[a-d](?!\w))?(?!\w|[.:]\d)"
    ),
    "pt": _named_first(
        r"rua|r\.|avenida|av\.|travessa|largo|praça|alameda|estrada|beco|rodovia|calçada"
    ),
    "it": _named_first(
        r"via|viale|piazza|corso|vicolo|largo|strada|piazzale|vico|contrada|lungomare"
    ),
    "ru": re.compile(
        r"(?<!\w)(?:(?i:ул\.|улиц[аеуы]|проспект[еа]?|пр\.|пр-т|переулок|"
        r"переулке|пер\.|бульваре?|шоссе|набережн\w+|проезд)\s?"
        r"(?:\d{1,3}\sлет\s)?[А-ЯЁ][\w\-]{1,30}(?:\s[А-ЯЁ][\w\-]{1,30})?|"
        r"[А-ЯЁ][\w\-]{2,30}\s(?:улиц[аеуы]|проспекте?|переулок|переулке|"
        r"шоссе|бульваре?))"
        r",?\s?(?:д\.?|дом|доме)?\s?\d{1,4}(?!\w|[.:]\d)"
        r"|(?<!\w)(?:д\.|дом|доме)\s?\d{1,4},?\s(?:кв\.|квартира|квартире)\s?\d{1,4}"
    ),
    "zh": re.compile(
        r"[\u4e00-\u9fff]{1,10}(?<![走马公铁半道一线网回上])(?:路|街|"
        r"大道|大街|巷|胡同)\s?(?:\d{1,5}|[一二三四五六七八九十百零]{1,5})\s?(?:弄|"
        r"巷|栋|幢)?(?:\d{1,5})?\s?[号號](?![线線])"
    ),
    "ar": re.compile(
        r"شارع(?:\s[^\W\d]{2,15}){1,4}\s?،?\s?(?:رقم|بيت|منزل|عمارة|بناية|مبنى)\s?(?:رقم\s)?\d{1,4}"
        r"|شارع(?:\s[^\W\d]{2,15}){1,3}،?\s\d{1,4}(?=\s*(?:[.،,!؟]|$))"
        r"|(?<!\w)\d{1,4}،?\sشارع\s[^\W\d]{2,15}(?!\w)"
    ),
}

# One of these stands in every address of a pattern, in lower case.
HINTS = {
    tag: tuple(words.split())
    for tag, words in {
        "en": """street st road rd ave lane ln drive boulevard blvd crescent terrace close
            court place
            way grove gardens mews""",
        "es": (
            "calle c/ av paseo plaza carrera camino carretera callej ronda traves jir pasaje urbani"
        ),
        "co": "calle carrera cra cl kr diagonal transversal",
        "fr": """rue avenue av. boulevard bd allée impasse place chemin route quai cours square
            passage
            ruelle résidence lotissement""",
        "de": "stra str. gasse allee chaussee weg platz ring ufer damm steig pfad",
        "pt": "rua r. av travessa largo praça alameda estrada beco rodovia calçada",
        "it": "via viale piazza corso vic largo strada contrada lungomare",
        "ru": "ул проспект пр переул пер. бульвар шоссе набережн проезд дом д.",
        "zh": "路 街 大道 巷 胡同",
        "ar": "شارع",
    }.items()
}
