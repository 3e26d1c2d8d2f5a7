"""French."""

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

_CARDINALS = by_word(
    {
        0: "zéro",
        1: "un une",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        10: "dix",
        11: "onze",
        12: "douze",
        13: "treize",
        14: "quatorze",
        15: "quinze",
        16: "seize",
        20: "vingt vingts",
        30: "trente",
        40: "quarante",
        50: "cinquante",
        60: "soixante",
        70: "septante",
        80: "huitante octante",
        90: "nonante",
        100: "cent cents",
        1000: "mille",
        10**6: "million millions",
        10**9: "milliard milliards",
    }
)
_ORDINALS = by_word(
    {
        1: "premier première premiers premières unième",
        2: "deuxième deuxièmes second seconde",
        3: "troisième troisièmes",
        4: "quatrième quatrièmes",
        5: "cinquième cinquièmes",
        6: "sixième sixièmes",
        7: "septième septièmes",
        8: "huitième huitièmes",
        9: "neuvième neuvièmes",
        10: "dixième dixièmes",
        11: "onzième",
        12: "douzième",
        13: "treizième",
        14: "quatorzième",
        15: "quinzième",
        16: "seizième",
        20: "vingtième",
        30: "trentième",
        40: "quarantième",
        50: "cinquantième",
        60: "soixantième",
        100: "centième centièmes",
        1000: "millième",
    }
)
_COVERS = covering(
    {
        (0,): "aucun aucune pas ne rien sans jamais nul personne ni",
        (1,): "un une seul seule unique chaque premier première le la l",
        (2,): "tous toutes paire paires double doubles couple couples jumeaux jumelles demi"
        " demie moitié autre vélo second seconde bis parents",
        (3,): "tiers triple triplés triplées trio trimestre triangle triathlon tricycle",
        (4,): "quadruple quatuor carré quart quarts",
        (5,): "quinquennat",
        (6,): "semestre",
        (7, 8): "semaine semaines huitaine hebdomadaire",
        (10, 12): "dizaines",
        (10,): "dizaine décennie décennies",
        (12,): "douzaine douzaines midi mensuel an année",
        (13, 14, 15, 16, 17, 18, 19): "adolescent adolescents adolescente adolescentes ado ados",
        (2, 14, 15): "quinzaine",
        (15, 25, 45, 75): "quart quarts trimestre",
        (18,): "adulte adultes majeur majeure",
        (24, 0): "minuit jour jours journée",
        (20,): "vingtaine",
        (30,): "trentaine",
        (40,): "quarantaine",
        (50,): "cinquantaine",
        (30, 50, 6, 18, 90): "demi demie moitié mi",
        (30, 4): "mois",
        (60,): "heure minute soixantaine",
        (100,): "siècle siècles centaine centaines cent",
        (1000,): "milliers millier mille",
        (365,): "an année",
        (10**6,): "millions",
        (10**9,): "milliards",
    }
)
LEXICON = Lexicon(
    cardinals=_CARDINALS,
    ordinals=_ORDINALS,
    decimal=",",
    joiners={"et": "tens"},
    soft=words("un une premier première premiers premières second seconde neuf centième"),
    covers=_COVERS,
    months=naming(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    weekdays=naming(
        "lundi lundis",
        "mardi mardis",
        "mercredi mercredis",
        "jeudi jeudis",
        "vendredi vendredis",
        "samedi samedis",
        "dimanche dimanches",
    ),
    loose=words("mars"),
    date_before=re.compile(
        r"(?:\b(?:en|de|depuis|jusqu['’]en|début|fin|mi|et|à|dès|mois de)[ -]|\d(?:er)? )$",
        re.IGNORECASE,
    ),
    units=units(
        {
            "mm": "millimètre millimètres",
            "cm": "centimètre centimètres",
            "m": "mètre mètres",
            "km": "kilomètre kilomètres",
            "mile": "mille milles mile miles",
            "foot": "pied pieds",
            "inch": "pouce pouces",
            "g": "gramme grammes",
            "kg": "kilo kilos kilogramme kilogrammes",
            "t": "tonne tonnes",
            "ounce": "once onces",
            "ml": "millilitre millilitres",
            "cl": "centilitre centilitres",
            "l": "litre litres",
            "ha": "hectare hectares",
            "acre": "acre acres",
            "s": "secondes",
            "min": "minute minutes",
            "h": "heure heures",
            "day": "jour jours",
            "week": "semaine semaines",
            "month": "mois",
            "year": "an ans année années",
            "century": "siècles",
            "decade": "décennies",
            "euro": "euro euros",
            "dollar": "dollar dollars",
            "yen": "yen yens",
            "yuan": "yuan yuans",
            "rouble": "rouble roubles",
            "franc": "franc francs",
            "°C": "celsius centigrades",
            "°F": "fahrenheit",
        }
    ),
    clocks=(
        clock(r"(?P<h>N) ?(?P<word>h|heures?) et (?:(?P<half>demie?)|(?P<quarter>(?:un )?quart))"),
        clock(
            r"(?P<h>N) ?(?P<word>h|heures?) moins (?:(?:le |un )?(?P<mquarter>quart)|(?P<minus>N))"
        ),
        clock(r"(?P<pre>\b(?:à|vers|dès|de|est) )?(?P<h>N) ?(?P<word>h|heures?) (?:et )?(?P<m>N)"),
        clock(r"(?P<h>N)(?: [^\W\d_]+)? et (?P<half>demie?)"),
        clock(
            r"(?P<pre>\b(?:à|vers|dès|jusqu['’]à|est|entre|de|avant|après) )?"
            r"(?P<h>N) ?(?P<word>h|heures?)\b"
        ),
        clock(r"(?P<h>N)(?P<needs>)"),
    ),
    part_after=clock(
        r"[ ,]{0,2}(?:pile )?(?:(?P<am>du matin)|(?P<pm>de l['’]après-midi|du soir|p\.?m\b)"
        r"|(?P<night>de la nuit))"
    ),
    idioms=phrases(
        r"""(?:à )?quatre pattes
quatre à quatre
en (?:sixième|cinquième|quatrième|troisième|seconde|première)(?! \w+(?:s|x) )
trois[ -]quarts
deux tiers
tiré e?s? ?à quatre épingles|quatre épingles
couper les cheveux en quatre|cheveux en quatre
trente et un
jamais deux sans trois
deux ou trois|trois ou quatre|un ou deux|une ou deux
mille (?:fois|mercis|excuses)|cent fois|merci mille fois
trente-six (?:fois|mille|choses|chandelles)|tous les trente-six du mois
quatre coins|quatre vents
à deux pas|deux pas
deux (?:mots|minutes|secondes)
un de ces quatre
faire les cent pas|cent pas
septième ciel
sixième sens
neuf(?:s)?(?= et)
tous les (?:deux|trois|quatre|cinq)|toutes les (?:deux|trois|quatre)
les trois rois|rois mages"""
    ),
)
