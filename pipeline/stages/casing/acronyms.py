"""Acronyms, told from other words in capitals: small models know them in capitals only."""

from __future__ import annotations

from functools import cache

import regex

from pipeline.domain.language import primary
from pipeline.domain.spans import Span

# Written for this project: what classes write about, where a vowel makes it look like a word. No
# word that the language also has in small letters stands here (IT, US, WHO; Spanish ESO, AVE,
# USA; Portuguese EU; Italian NATO).
_EVERYWHERE = """ascii asean benelux cia conacyt covid dna erasmus eurovision fbi fifa gif https
    interpol interreg iq isbn iso iss jpeg lgbti lgbtq mercosur nafta nasa nasdaq nba oecd ok
    renfe rna uefa ufo uhd unctad unesco unfpa unhcr unicef unitar url usaid usb utc uv"""
_OF_LANGUAGE = {
    "en": """usa uk eu un uae ussr nato pe ict ai asap diy faq id ielts toefl tefl efl esl eal
        gcse ngo nyc irl lol omg imo aka fyi ceo adhd hiv api cites ymca ucla suv ioc""",
    "es": """onu ue otan eeuu eua oms ong oea uk adn arn dni ovni pib ies ceip ampa ef tdah uci
        rae uned unam psoe rtve ccaa jjoo ia""",
    "fr": """onu ue otan oms ong ovni adn arn tva eps cdi afp emc edf unss usep ulis urss ia uk
        usa irm ratp""",
    "de": "usa eu uno uk ki ag adac ard edv nato udssr tüv bafög ioc",
    "pt": "onu ue eua otan oms ong oea adn ovni pib uk usp enem ibge ufrj iva urss",
    "it": "onu ue oms ong iva rai asl istat invalsi urss uk ia",
    "tr": "abd ab nato meb",
    "el": "ηπα οηε εε ερτ μμε δεη",
}  # fmt: skip

# Abbreviations, sounds and chat that are no acronyms though they have no vowel.
_UNVOICED = """bc bcs bcz bjr blz bn brr bzw cm cms dl dr fr ft ggf grr hj hl hm hmm hr hrs jr kg
    kgs km kms lb lbs lt mg ml mm mr mrs ms mt nd nr nth ntp pfft pls plz pq pr psst pst rd sc sh
    shh slt sr st stp str svp tb tbm th thnx thx tks tmb tnx tq tqm tsk tt vc vgl vlw vs xd xq"""
_NOT_ACRONYMS = frozenset(_UNVOICED.split())

# Languages in which a word without a vowel is no word.
_VOWELLED = frozenset({"ca", "de", "el", "en", "es", "fr", "gl", "it", "nl", "pt", "tr"})
_NO_VOWEL = regex.compile(r"[bcdfghjklmnpqrstvwxz]{2,6}")
_ROMAN = regex.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_SAW = frozenset({"ca", "es", "gl", "it", "pt"})  # `vi` is a word
_CODE = regex.compile(r"\p{Lu}{1,3}\d{1,4}\p{Lu}?|\d{1,2}[ABCDFK]")  # CO2, MP3, class 6B

_PART = regex.compile(r"(?<apostrophe>['’])?+(?<word>[\p{L}\p{M}\p{N}]{2,}+)")
_DOTTED = regex.compile(
    r"(?<![\p{L}.])(?![AP]\.M|I\.E|E\.G)"
    r"(?:EE\.?\s?UU\b\.?|(\p{Lu})\1\.\s?(\p{Lu})\2\b\.?|\p{Lu}(?:\.\p{Lu})++\b\.?)"
)


def acronyms(shown: str, language: str) -> list[Span]:
    """Give the acronyms in a text by their letters, in order: `NASA` of `NASA'S`, `EE.UU.`."""
    dotted = [found.span() for found in _DOTTED.finditer(shown)]
    spans = [
        found.span("word")
        for found in _PART.finditer(shown)
        if is_acronym(found["word"], language, joined=found["apostrophe"] is not None)
    ]
    return sorted({*dotted, *spans})


def is_acronym(word: str, language: str, *, joined: bool = False) -> bool:
    """Tell whether a word in capitals is an acronym, a Roman number or a code.

    `joined`: an apostrophe stands before it, as in `I'LL`.
    """
    if not word.isupper():
        return False
    low, code = word.lower(), primary(language)
    if low in _known(code) or _CODE.fullmatch(word):
        return True
    if _ROMAN.fullmatch(low):
        return len(low) > 1 and not (low == "vi" and code in _SAW)
    if joined or code not in _VOWELLED or low in _NOT_ACRONYMS or not _NO_VOWEL.fullmatch(low):
        return False
    return low == "www" or not any(letter * 3 in low for letter in set(low))


@cache
def _known(code: str) -> frozenset[str]:
    return frozenset(_EVERYWHERE.split()) | frozenset(_OF_LANGUAGE.get(code, "").split())
