"""Words that people shout in the middle of a sentence."""

from __future__ import annotations

from functools import cache

import regex

from pipeline.domain.language import primary
from pipeline.stages.casing.acronyms import is_acronym
from pipeline.stages.casing.letters import lowered

# Written for this project: what pupils put in capitals. No word that is also a usual acronym
# (IT, US, WHO) stands here.
WORDS = {
    "en": """so very really best worst never always not no yes all everyone everybody everything
        nobody nothing love loved loves hate hated must please thank thanks you my your our this
        that too much many more most ever only do don't can't won't didn't first last big huge
        great good bad super amazing wow help stop now today happy sad free new wait why what how
        and but the is was are did has have will can could would should go we they he she hey hi
        hello cool fun old long real true best every big won win won't i'm i've it's need want
        know every same never both still also again here there little small hot cold
        me him her them were be been of to for from with just even""",
    "es": """muy tan mucho mucha muchos muchas más menos mejor peor nunca siempre no sí todo toda
        todos todas nada nadie súper super gran grande amo odio encanta quiero gracias por favor
        ya hoy ahora solo sólo también jamás qué cómo cuánto dónde cuándo quién esto eso este ese
        el la los las un una es son era fue y pero con sin que mi tu nuestro nuestra bueno buena
        malo mala feliz nuevo nueva primer primero último única único gol hola adiós bien mal
        vamos viva dos tres otra otro ojo cada ahí aquí allí real cierto verdad muchísimo""",
    "fr": """très trop tellement vraiment jamais toujours pas non oui tout tous toute toutes rien
        personne ça va super meilleur meilleure pire adore aime déteste merci plus moins beaucoup
        grand grande petit bien mal ici là maintenant seul seule premier première dernier dernière
        et mais le la les un une est sont était que qui quoi comment pourquoi mon ma mes notre nos
        votre vos vrai bon bonne belle beau nouveau hier encore aussi même bravo""",
    "de": """sehr so wirklich nie niemals immer nicht kein keine nein ja alle alles nichts niemand
        beste besten schlimmste liebe hasse bitte danke viel viele mehr mein meine unser unsere
        groß große gut schlecht super toll heute jetzt nur zu ganz nochmal endlich und aber der
        die das ist sind war wie was warum wer wir ihr ich muss müssen erste ersten letzte neu
        schon auch wieder hier dort echt wahr""",
    "pt": """muito muita muitos muitas tão mais menos melhor pior nunca sempre não sim tudo todo
        toda todos todas nada ninguém super amo odeio adoro obrigado obrigada grande bom boa mau
        má hoje agora só também jamais que como quando onde quem isso este esse meu minha nosso
        nossa o os um uma é são era foi e mas com sem feliz novo nova primeiro último gol oi olá
        bem mal vamos aqui ali verdade demais""",
    "it": """molto molta molti molte così tanto tanta troppo più meno migliore peggiore mai sempre
        non no sì tutto tutta tutti tutte niente nulla nessuno super amo odio adoro grazie grande
        bene male buono buona brutto bello bella oggi ora adesso solo anche che come quando dove
        chi perché questo quello mio mia nostro nostra il la gli le un una è sono era ma e con
        senza felice nuovo nuova primo prima ultimo gol ciao evviva vero qui ancora ogni""",
    "tr": """çok en hiç asla her hep hepsi herkes kimse hiçbir süper iyi kötü güzel büyük küçük
        bugün şimdi hayır evet değil lütfen sadece daha bu şu ne nasıl neden kim ve ama bir ben
        sen biz siz mutlu yeni ilk son teşekkürler harika seviyorum""",
    "el": """πολύ πολλά πολλές πολλοί τόσο πιο ποτέ πάντα όχι ναι όλα όλοι όλες όλο τίποτα κανείς
        κανένας σούπερ καλό καλή καλός κακό μεγάλο μεγάλη μεγάλος σήμερα τώρα μόνο και αλλά το ο η
        οι τα είναι ήταν πώς γιατί ποιος τι αυτό αυτή μου σου μας σας δεν μην ευχαριστώ αγαπώ
        μισώ πρώτο τελευταίο νέο νέα καινούργιο""",
}  # fmt: skip

_LONG_WORD = 5  # longer than nearly all acronyms that are not known
_ROMAN = regex.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VOWEL = regex.compile(r"[aeiouyáéíóúàèìòùâêîôûäëïöüãõåæœøıαεηιουωάέήίόύώаеёиоуыэюяіїє]")


@cache
def _emphatic(language: str) -> frozenset[str]:
    words = WORDS.get(language, "").split()
    # Greek capitals have lost their tonos; Spanish and French ones often lose their accents.
    return frozenset(words) | {_bare(word) for word in words}


_ACCENTS = str.maketrans("áéíóúàèìòùâêîôûãõçüäöëïάέήίόύώ", "aeiouaeiouaeiouaocuaoeiαεηιουω")


def _bare(word: str) -> str:
    return word.translate(_ACCENTS)


def is_emphatic(word: str, language: str) -> bool:
    """Tell whether a word in capitals is shouted rather than an acronym.

    Known words, words of five letters or more, and drawn-out ones (`SOOO`) are.
    """
    if len(word) < 2:
        return False
    low = lowered(word, language)
    if low in _emphatic(primary(language)):
        return True
    if any(letter.isdigit() for letter in word) or _ROMAN.fullmatch(low):
        return False
    if _is_drawn_out(low):
        return True
    if len(word) < _LONG_WORD or _VOWEL.search(low) is None:
        return False
    return not is_acronym(word, language)


def _is_drawn_out(word: str) -> bool:
    return any(one * 3 == word[place : place + 3] and one != "w" for place, one in enumerate(word))
