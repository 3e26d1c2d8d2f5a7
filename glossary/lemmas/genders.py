"""Genders of nouns by their endings, with the common exceptions; silent when unsure."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from glossary.lemmas.lexicon import lexicon, primary

Gender = Literal["f", "m"]

_WORD = re.compile(r"[^\W\d_]+")
_UNSTRESSED = re.compile(r"([aeiou])([ns])es$")
_ACUTE = str.maketrans("aeiou", "áéíóú")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_FEMININE: dict[str, frozenset[str]] = {
    "es": _words(
        "mano foto moto radio agua águila alma hambre arma aula área hacha red "
        "luz cruz vez voz paz piel sal miel flor labor mujer madre noche tarde "
        "leche calle clase carne sangre nube nieve gente mente muerte suerte "
        "fuente parte base fase frase clave llave nave ave torre serie especie "
        "superficie imagen orden crisis tesis dosis hipótesis síntesis ley "
        "razón sed pared cárcel señal capital catedral raíz nariz lombriz "
        "cicatriz perdiz fe fiebre col tos sede corriente bici gripe higiene tele "
        "serpiente liebre ubre estirpe"
    ),
    "fr": _words(
        "eau peau main mer dent fin faim soif nuit clé clef forêt fourmi fleur "
        "sœur peur couleur chaleur odeur douleur valeur longueur hauteur "
        "largeur profondeur vapeur image page plage cage nage rage mort part "
        "partie vie voix croix paix noix souris brebis loi foi fois plante "
        "école classe ville rue terre table maison saison raison leçon chanson "
        "boisson fille femme mère lune neige pluie glace maladie histoire "
        "famille langue vague pomme patate robe chemise trousse gomme tomate "
        "carotte salade piscine montagne rivière colline campagne île cour porte "
        "lettre tasse"
    ),
    "it": _words(
        "mano foto moto radio auto gente notte luce voce pace croce pelle neve "
        "nave chiave parte arte morte mente fonte madre moglie classe base "
        "frase fase legge carne sete fame febbre valle torre crisi tesi analisi "
        "ipotesi oasi bici"
    ),
    "pt": _words(
        "mão foto moto água luz cruz vez voz paz cor dor flor mulher mãe noite "
        "tarde gente mente morte sorte fonte parte base fase frase chave nave "
        "ave carne rede sede pele lei fé ponte árvore neve febre origem imagem "
        "viagem mensagem crise tese análise síntese tribo"
    ),
}
_MASCULINE: dict[str, frozenset[str]] = {
    "es": _words(
        "día mapa planeta sofá papá tranvía problema tema sistema clima "
        "idioma programa poema drama esquema síntoma fantasma pijama enigma "
        "diploma dilema ecosistema aroma magma plasma cromosoma genoma carisma "
        "panorama telegrama diagrama crucigrama estigma trauma teorema lema "
        "emblema hematoma asma pie café té pez arroz lápiz maíz juez ajedrez "
        "árbol sol papel mar pan tren fin mes mal país gas bus autobús virus "
        "campus lunes viaje coche puente diente bosque aire padre hombre nombre "
        "volante arrecife estante continente accidente ambiente chocolate "
        "tomate aceite cine baile parque bloque brote síndrome guante elefante "
        "gigante diamante cliente afluente detergente recipiente desinfectante "
        "postre timbre cobre mueble roble cable sable jersey césped queque paraguas "
        "trabalenguas sacapuntas cumpleaños rascacielos martes jueves viernes"
    ),
    "fr": _words(
        "bonheur malheur honneur cœur chœur labeur extérieur intérieur musée "
        "lycée trophée squelette groupe livre arbre fleuve monde peuple âge "
        "récif corail pays temps corps virus soleil ciel jour mois an pain vin "
        "jardin matin chemin bateau gâteau château oiseau lieu feu jeu silence "
        "problème système thème poème père frère homme verre nombre membre "
        "ventre lac bus autobus car tram métro camion avion train cahier "
        "crayon déjeuner dîner goûter stylo sac bureau"
    ),
    "it": _words(
        "problema sistema tema clima programma poema dramma schema sintomo "
        "pianeta cinema papa fiore cuore mare sole pane pesce piede ponte dente "
        "latte cane nome fiume monte paese mese padre animale ospedale corallo "
        "autobus virus sport film pullman computer"
    ),
    "pt": _words(
        "dia mapa planeta problema sistema tema clima idioma programa poema "
        "drama esquema sintoma fantasma ecossistema diploma dilema sol mar pão "
        "coração pé café chá peixe leite dente nome homem pai recife coral "
        "autocarro lápis país mês gás vírus ônibus avião irmão cão chão verão "
        "grão limão"
    ),
}
# Of persons of either gender: *estudiante*, *artista*.
_EITHER: dict[str, tuple[str, ...]] = {
    "es": ("ista", "ante", "ente", "colega", "camarada", "atleta", "cometa", "policía"),
    "fr": ("iste", "aire"),
    "it": ("ista", "ante", "ente"),
    "pt": ("ista", "ante", "ente"),
}
# The first that fits decides.
_ENDINGS: dict[str, tuple[tuple[str, Gender], ...]] = {
    "es": (
        *((end, "f") for end in ("ción", "sión", "gión", "xión", "nión", "tión", "dad", "tad")),
        *((end, "f") for end in ("tud", "umbre", "itis", "eza", "ez", "ie", "nave")),
        *((end, "m") for end in ("aje", "or", "ón", "án", "ín", "én", "ús", "ismo", "o")),
        *((end, "m") for end in ("miento", "ul", "il", "el", "al", "ol", "ar", "er", "és")),
        *(
            (end, "m")
            for end in ("virus", "che", "que", "me", "te", "bre", "ble", "pe", "fe", "lle")
        ),
        *((end, "m") for end in ("í", "ú", "é")),
        ("a", "f"),
    ),
    "fr": (
        *((end, "f") for end in ("tion", "sion", "xion", "té", "tude", "ance", "ence", "ette")),
        *((end, "f") for end in ("esse", "ure", "ée", "ière", "ine", "elle", "ise", "ade", "ie")),
        *((end, "m") for end in ("age", "ment", "isme", "eau", "oir", "ier", "al", "ail", "eil")),
        *((end, "m") for end in ("teur", "in", "on", "ard", "et", "ent", "ant", "if", "o")),
    ),
    "it": (
        *((end, "f") for end in ("zione", "sione", "gione", "tà", "tù", "tudine", "trice", "ie")),
        *((end, "m") for end in ("ore", "aggio", "mento", "ismo", "ale", "ile", "o")),
        ("a", "f"),
    ),
    "pt": (
        *((end, "f") for end in ("ção", "são", "xão", "dade", "tude", "gem", "eza", "ez", "ie")),
        *((end, "m") for end in ("mento", "ismo", "or", "al", "el", "il", "ol", "ul", "ar", "o")),
        ("a", "f"),
    ),
}


def gender(noun: str, language: str) -> Gender | None:
    """Give the gender of a noun, or of the first word of a phrase; None when unsure.

    Knows Spanish, French, Italian and Portuguese; *agua* is feminine though one says *el agua*.
    Plurals are read as their singulars.
    """
    language = primary(language)
    first = _WORD.search(unicodedata.normalize("NFC", noun).casefold())
    if language not in _ENDINGS or first is None:
        return None
    for word in _singulars(first[0], language):
        if word in _FEMININE[language]:
            return "f"
        if word in _MASCULINE[language]:
            return "m"
    for word in _singulars(first[0], language):
        if word.endswith(_EITHER[language]):
            return None
        for end, one in _ENDINGS[language]:
            if word.endswith(end):
                return one
    return None


def _singulars(word: str, language: str) -> tuple[str, ...]:
    if language == "it":
        lemma = lexicon(language).lemma(word) if word.endswith(("i", "e")) else None
        return (word,) if lemma is None else (word, lemma)
    if not word.endswith("s"):
        return (word,)
    if language == "es" and word.endswith("ces"):
        return word, word[:-3] + "z"
    if language == "es" and word.endswith("iones"):
        return word, word[:-4] + "ón"
    if language == "es" and (found := _UNSTRESSED.search(word)):
        # *autobuses*, *jardines*: the stress of the singular is written.
        stressed = found[1].translate(_ACUTE) + found[2]
        return word, word[: found.start()] + stressed, word[:-2], word[:-1]
    if language == "pt" and word.endswith("ões"):
        return word, word[:-3] + "ão"
    return (word, word[:-2], word[:-1]) if word.endswith("es") else (word, word[:-1])
