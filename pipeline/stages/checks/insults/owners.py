"""An animal that somebody has, which the translation says that somebody is.

`Dein Hund ist alt` that became `You are an old dog`, `Our neighbour keeps pigs` that became `Our
neighbour is a pig`: the word is right, and hurts all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.insults.notions import NOTIONS, has_notion

_KEPT_WORDS = 1 << 13
_ANIMALS = ("dog", "pig", "cow", "donkey", "rat", "monkey", "goat")

# How a language says whom an animal belongs to, before it; Arabic writes it behind.
_YOURS = {
    "en": "your|ur",
    "es": "tus?|vuestr[oa]s?|sus?",
    "fr": "ton|ta|tes|votre|vos",
    "de": r"dein\w{0,2}|euer|eur\w{1,2}|ihr\w{0,2}",
    "pt": "teus?|tuas?|seus?|suas?|voss[oa]s?",
    "it": "tuo|tua|tuoi|tue|vostr[oaie]",
    "ru": r"тво\w{1,3}|ваш\w{0,3}",
}
# That the reader is something.
_YOU_ARE = {
    "en": r"you(?:['’]re|\s+(?:are|were|look\s+like))",
    "es": "eres|sois|sos|pareces|usted es|ustedes son",
    "fr": r"tu es|t['’]es|vous êtes|tu étais|tu ressembles à",
    "de": "du bist|bist du|ihr seid|seid ihr|sie sind|du warst",
    "pt": "tu és|és|você é|vocês são|você era|tu eras",
    "it": "sei|siete|eri|sembri",
    "ru": "ты|вы",
    "ar": "أنت|أنتَ|أنتِ|أنتم|إنك",
    "zh": "[你您]们?真?是",
}
# That somebody else is something; a pronoun may stand for the animal itself.
_PERSON_IS = {
    "en": (
        r"(?:neighbou?r|teacher|brother|sister|mother|father|mum|mom|dad|friend|uncle|aunt|"
        r"grand\w{2,6}|boy|girl|classmate|cousin|coach|man|woman)s?(?:['’]s(?=\s+an?\b)|\s+(?:is|are|was))"
    ),
    "es": (
        r"(?:vecin[oa]|profesora?|herman[oa]|madre|padre|mamá|papá|amig[oa]|tí[oa]|abuel[oa]"
        r"|chic[oa]|niñ[oa]|prim[oa]|señora?) (?:es|era)"
    ),
    "fr": (
        "(?:voisine?|prof|professeure?|maîtresse|maître|frère|sœur|mère|père|maman|papa|"
        "amie?|oncle|tante|grand-père|grand-mère|garçon|fille|cousine?|dame|monsieur) (?:est|était)"
    ),
    "de": (
        "(?:nachbar|nachbarin|lehrer|lehrerin|bruder|schwester|mutter|vater|mama|papa|freund|"
        "freundin|onkel|tante|oma|opa|junge|mädchen|cousin|cousine|frau|mann) (?:ist|war)"
    ),
    "pt": (
        "(?:vizinh[oa]|professora?|irmão|irmã|mãe|pai|amig[oa]|ti[oa]|avó|avô|menin[oa]|"
        "rapaz|prim[oa]|senhora?) (?:é|era)"
    ),
    "it": (
        "(?:vicin[oa]|professore|professoressa|maestr[oa]|fratello|sorella|madre|padre|"
        "mamma|papà|amic[oa]|zi[oa]|nonn[oa]|ragazz[oa]|bambin[oa]|cugin[oa]|signora?) (?:è|era)"
    ),
    "ru": (
        r"(?:сосед|соседка|учитель|учительница|брат|сестра|мама|папа|друг|подруга|дядя|тётя|"
        r"дедушка|бабушка|мальчик|девочка)(?: —| -)?"
    ),
    "zh": r"(?:邻居|老师|哥哥|弟弟|姐姐|妹妹|妈妈|爸爸|朋友|叔叔|阿姨|爷爷|奶奶)真?是",
}
# That they are one in a story or in play: then a translation may say so shortly.
_PLAYED = re.compile(
    r"\b(?:play|act|role|dress|costume|story|character|hace|disfra|papel|cuento|joue|rôle|déguis|"
    r"conte|spiel|rolle|kostüm|verkleid|märchen|faz|peça|fantasi|história|recita|parte|ruolo|"
    r"travest|favola|игра|роль|костюм|сказк)|[演扮]|دور|يمثل|قصة",
    re.IGNORECASE,
)
# The copula between somebody and an animal, in a source.
_IS = {
    "en": r"(?:is|['’]s|was|are|['’]re|were|like)(?!\s+\w+ing\b)",
    "es": "(?:es|son|era|eran|eres|sois|como)",
    "fr": "(?:est|sont|était|étaient|es|êtes|comme)",
    "de": "(?:ist|sind|war|waren|bist|seid|wie)",
    "pt": "(?:é|são|era|eram|és|como)",
    "it": "(?:è|sono|era|erano|sei|siete|come)",
    "ru": "(?:—|-|как|он|она|ты|вы|это|был|была)",
    "ar": "(?:هو|هي|أنت|مثل|كان|كانت)",
    "zh": "(?:是|像)",
}
# Words that end the row between a copula and its noun: `you are with your dog`.
_NO_ADJECTIVE = (
    r"(?!(?:your?|my|his|her|our|their|of|with|for|to|at|in|on|by|from|not|never|and|or|as|the|"
    r"tus?|mis?|sus?|de|del|con|para|por|en|no|nunca|ton|ta|tes|mon|ma|son|sa|avec|pour|pas|sur|"
    r"dein\w*|mein\w*|sein\w*|mit|für|von|bei|nicht|kein\w*|nie|teu|tua|meu|minha|com|não|"
    r"tuo|tua|mio|mia|di|per|non|и|с|не|у|на|о|про|видел\w*|\w+ing)\b)"
)


@lru_cache(maxsize=512)
def _owned(notion: str, language: str) -> re.Pattern[str] | None:
    stems = "|".join(map(re.escape, NOTIONS[notion].get(language, "").split()))
    if not stems:
        return None
    if language == "zh":
        return re.compile(rf"[你您]们?的?[^，。！？你您]{{0,3}}(?:{stems})")
    if language == "ar":
        return re.compile(rf"(?<!\w)(?:{stems})\w{{0,3}}(?:ك|كم)(?!\w)")
    yours = _YOURS.get(language)
    if yours is None:
        return None
    compound = r"\w*" if language == "de" else ""
    return re.compile(rf"\b(?:{yours})\s+(?:\w+\s+){{0,2}}{compound}(?:{stems})", re.IGNORECASE)


@lru_cache(maxsize=512)
def _equated(notion: str, language: str) -> re.Pattern[str] | None:
    stems = "|".join(map(re.escape, NOTIONS[notion].get(language, "").split()))
    copula = _IS.get(language)
    if not stems or copula is None:
        return None
    if language == "zh":
        return re.compile(rf"{copula}[^，。！？]{{0,6}}(?:{stems})")
    return re.compile(rf"(?<!\w){copula}\s+(?:[\w'’-]+\s+){{0,4}}[\w'’]*(?:{stems})", re.IGNORECASE)


@lru_cache(maxsize=32)
def _said_of(language: str, *, reader: bool) -> re.Pattern[str] | None:
    subject = (_YOU_ARE if reader else _PERSON_IS).get(language)
    words = [
        rf"(?P<{notion}>{'|'.join(map(re.escape, NOTIONS[notion][language].split()))})"
        for notion in _ANIMALS
    ]
    if subject is None:
        return None
    if language == "zh":
        animals = "|".join(words)
        return re.compile(
            rf"(?:{subject})[^，。！？的]{{0,4}}(?:的[^，。！？]{{0,1}})?(?:{animals})"
        )
    between = rf"(?:{_NO_ADJECTIVE}[\w'’-]+\s+){{0,4}}"
    ending = r"\w{0,3}(?!\w)(?!['’-]?\s*(?:lover|owner|sitter|person|trainer))"
    return re.compile(
        rf"(?<!\w)(?:{subject})\s+{between}(?:{'|'.join(words)}){ending}", re.IGNORECASE
    )


def find_owner_called(
    source: str, target: str, source_language: str, target_language: str
) -> Span | None:
    """Give where a translation calls the owner of an animal by its name; or nothing."""
    own, other = primary(source_language), primary(target_language)
    if other not in _YOU_ARE or not _names_animal(target, other):
        return None
    found = _search(target, other, reader=True)
    if found is not None:
        notion, span = found
        owned = _owned(notion, own)
        if owned is not None and owned.search(source):
            return span
    found = _search(target, other, reader=False)
    if found is not None:
        notion, span = found
        equated = _equated(notion, own)
        if equated is None or not has_notion(source, notion, own):
            return None
        if not equated.search(source) and not _PLAYED.search(source):
            return span
    return None


@lru_cache(maxsize=32)
def _stems(language: str) -> tuple[str, ...]:
    return tuple(stem for notion in _ANIMALS for stem in NOTIONS[notion].get(language, "").split())


@lru_cache(maxsize=_KEPT_WORDS)
def _begins_animal(word: str, language: str) -> bool:
    return word.startswith(_stems(language))


def _names_animal(text: str, language: str) -> bool:
    """Tell cheaply whether a text has one of the animals at all."""
    if language in ("zh", "ar", "de"):  # inside of words as well
        lower = text.lower()
        return any(stem in lower for stem in _stems(language))
    return any(_begins_animal(word, language) for word in text.lower().split())


def _search(target: str, language: str, *, reader: bool) -> tuple[str, Span] | None:
    pattern = _said_of(language, reader=reader)
    found = None if pattern is None else pattern.search(target)
    if found is None or found.lastgroup is None:
        return None
    return found.lastgroup, found.span(found.lastgroup)
