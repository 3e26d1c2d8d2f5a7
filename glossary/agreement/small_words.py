"""Small words that belong to a sentence, not to the noun beside them.

An alignment often counts them among the words of a term.
"""


def words(listed: str) -> frozenset[str]:
    """Give the words of a list with spaces between them."""
    return frozenset(listed.split())


# Prepositions, conjunctions and numerals.
LINKS: dict[str, frozenset[str]] = {
    "es": words(
        "de en a con por para y e o u que como sin sobre entre hasta desde hacia según contra "
        "durante ante tras bajo ni si más menos muy cada del al "
        "dos tres cuatro cinco seis siete ocho nueve diez doce veinte cien"
    ),
    "pt": words(
        "de em a com por para e ou que como sem sobre entre até desde contra durante sob nem se "
        "mais menos muito cada dois duas três quatro cinco seis sete oito nove dez doze vinte cem"
    ),
    "fr": words(
        "de d' en à avec par pour et ou que qu' comme sans sur entre vers chez contre pendant "
        "sous dans ni si plus moins très chaque deux trois quatre cinq six sept huit neuf dix "
        "douze vingt cent"
    ),
    "it": words(
        "di d' in a ad con per e ed o che come senza su tra fra verso contro durante sotto né se "
        "da più meno molto ogni due tre quattro cinque sei sette otto nove dieci dodici venti cento"
    ),
    "en": words(
        "of in to for with and or at by from on as into onto about than if but nor per each every "
        "more less very two three four five six seven eight nine ten twelve twenty hundred"
    ),
}

# Articles and the like that do not change with the noun.
UNCHANGING: dict[str, frozenset[str]] = {
    "es": frozenset({"lo", "qué"}),
    "pt": frozenset({"que"}),
    "fr": frozenset(),
    "it": frozenset({"che", "loro"}),
    "en": words("the my your his her its our their some any no what which whose these those"),
}

# What says when, where and how often, and never what.
ADVERBS: dict[str, frozenset[str]] = {
    "es": words(
        "hoy ayer ahora entonces aquí acá allí allá ahí luego después antes también tampoco "
        "siempre nunca jamás pronto todavía aún"
    ),
    "pt": words(
        "hoje ontem agora então aqui ali lá depois antes também sempre nunca jamais logo ainda"
    ),
    "fr": words(
        "aujourd'hui hier maintenant alors ici là après avant aussi toujours jamais encore"
    ),
    "it": words("oggi ieri adesso ora allora qui qua lì là dopo prima anche sempre mai ancora"),
    "en": words(
        "today yesterday tomorrow now then here there again also too only just always never often "
        "soon already half"
    ),
}

# Forms of verbs and pronouns that come with a noun, mostly after it.
VERBS: dict[str, frozenset[str]] = {
    "es": words(
        "es son está están era eran estaba estaban fue fueron será serán ha han hay se me te le "
        "nos les puede pueden tiene tienen"
    ),
    "pt": words(
        "é são está estão era eram estava estavam foi foram será serão há se me te lhe pode podem "
        "tem têm"
    ),
    "fr": words(
        "est sont était étaient sera seront a ont se s' me te peut peuvent y il elle ils elles"
    ),
    "it": words("è sono era erano sarà saranno ha hanno c' si mi ti ci vi può possono fu furono"),
    "en": words(
        "is are was were be been has have had will would can could do does did not it he she we "
        "they you i there me us him them"
    ),
}

# Numerals and the like, whose noun is in the plural.
MANY: dict[str, frozenset[str]] = {
    "es": words("dos tres cuatro cinco seis siete ocho nueve diez doce veinte cien"),
    "pt": words("dois duas três quatro cinco seis sete oito nove dez doze vinte cem"),
    "fr": words("deux trois quatre cinq six sept huit neuf dix douze vingt cent plusieurs"),
    "it": words("due tre quattro cinque sei sette otto nove dieci dodici venti cento"),
    "en": words(
        "two three four five six seven eight nine ten twelve twenty hundred many several few both"
    ),
}
