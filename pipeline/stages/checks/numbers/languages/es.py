"""Spanish."""

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
        0: "cero",
        1: "uno un una",
        2: "dos",
        3: "tres",
        4: "cuatro",
        5: "cinco",
        6: "seis",
        7: "siete",
        8: "ocho",
        9: "nueve",
        10: "diez",
        11: "once",
        12: "doce",
        13: "trece",
        14: "catorce",
        15: "quince",
        16: "dieciséis dieciseis",
        17: "diecisiete",
        18: "dieciocho",
        19: "diecinueve",
        20: "veinte",
        21: "veintiuno veintiún veintiuna veintiun",
        22: "veintidós veintidos",
        23: "veintitrés veintitres",
        24: "veinticuatro",
        25: "veinticinco",
        26: "veintiséis veintiseis",
        27: "veintisiete",
        28: "veintiocho",
        29: "veintinueve",
        30: "treinta",
        40: "cuarenta",
        50: "cincuenta",
        60: "sesenta",
        70: "setenta",
        80: "ochenta",
        90: "noventa",
        100: "cien ciento",
        200: "doscientos doscientas",
        300: "trescientos trescientas",
        400: "cuatrocientos cuatrocientas",
        500: "quinientos quinientas",
        600: "seiscientos seiscientas",
        700: "setecientos setecientas",
        800: "ochocientos ochocientas",
        900: "novecientos novecientas",
        1000: "mil",
        10**6: "millón millones",
    }
)
_ORDINALS = by_word(
    {
        1: "primero primera primer primeros primeras",
        2: "segundo segunda segundos segundas",
        3: "tercero tercera tercer terceros terceras tercio tercios",
        4: "cuarta cuartas",
        5: "quinto quinta quintos quintas",
        6: "sexto sexta sextos sextas",
        7: "séptimo séptima séptimos séptimas",
        8: "octavo octava octavos octavas",
        9: "noveno novena novenos novenas",
        10: "décimo décima décimos décimas",
        11: "undécimo undécima decimoprimero decimoprimera",
        12: "duodécimo duodécima decimosegundo decimosegunda",
        13: "decimotercero decimotercera decimotercer",
        14: "decimocuarto decimocuarta",
        15: "decimoquinto decimoquinta",
        16: "decimosexto decimosexta",
        17: "decimoséptimo decimoséptima",
        18: "decimoctavo decimoctava",
        19: "decimonoveno decimonovena",
        20: "vigésimo vigésima",
        30: "trigésimo trigésima",
        40: "cuadragésimo cuadragésima",
        50: "quincuagésimo quincuagésima",
        100: "centésimo centésima",
    }
)
_COVERS = covering(
    {
        (0,): "no ningún ninguno ninguna nada sin nadie nunca nulo nula",
        (1,): "un una uno unos unas solo sola único única cada el la primero primera primer as",
        (2,): "ambos ambas par pares doble dobles mellizos mellizas gemelos gemelas pareja"
        " parejas mitad medio media otro otra bici bicicleta segundo segunda padres",
        (3,): "magos triple trío trillizos trillizas trimestre triángulo triatlón triciclo",
        (4,): "cuádruple cuarteto cuarto cuartos cuarta cuadrado",
        (5,): "quinteto lustro manita",
        (6,): "semestre",
        (7, 8): "semana semanas semanal",
        (10, 12): "decenas",
        (10,): "decena década décadas",
        (12,): "docena docenas mediodía mensual año",
        (13, 14, 15, 16, 17, 18, 19): "adolescente adolescentes",
        (2, 14, 15): "quincena quincenal quincenas",
        (15, 25, 45, 75): "cuarto cuartos trimestre",
        (18,): "adulto adulta adultos mayor",
        (24, 0): "medianoche día días",
        (20,): "veintena",
        (30, 50, 6, 18, 90): "media medio mitad",
        (30, 4): "mes treintena",
        (60,): "hora minuto",
        (100,): "siglo siglos centenar centenares cientos centena centenas ciento",
        (1000,): "miles millar millares",
        (365,): "año",
        (10**6,): "millones",
        (10**9,): "millones",
    }
)
LEXICON = Lexicon(
    cardinals=_CARDINALS,
    ordinals=_ORDINALS,
    decimal=",",
    joiners={"y": "tens"},
    soft=words(
        "un una uno primero primera primer primeros primeras segundo segunda segundos"
        " segundas cuarta cuartas quinto quinta octava octavo novena novenas décimas"
        " décima tercio tercios centésima"
    ),
    covers=_COVERS,
    months=naming(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    weekdays=naming(
        "lunes",
        "martes",
        "miércoles miercoles",
        "jueves",
        "viernes",
        "sábado sábados sabado",
        "domingo domingos",
    ),
    loose=words("domingo julio abril agosto mayo"),
    date_before=re.compile(
        r"(?:\b(?:en|de|desde|hasta|para|el|los|este|próximo|pasado|cada|del|al|finales de) |\d )$",
        re.IGNORECASE,
    ),
    units=units(
        {
            "mm": "milímetro milímetros",
            "cm": "centímetro centímetros",
            "m": "metro metros",
            "km": "kilómetro kilómetros",
            "mile": "milla millas",
            "yard": "yarda yardas",
            "foot": "pie pies",
            "inch": "pulgada pulgadas",
            "g": "gramo gramos",
            "kg": "kilo kilos kilogramo kilogramos",
            "t": "tonelada toneladas",
            "ounce": "onza onzas",
            "pound|sterling": "libra libras",
            "ml": "mililitro mililitros",
            "cl": "centilitro centilitros",
            "l": "litro litros",
            "gallon": "galón galones",
            "ha": "hectárea hectáreas",
            "acre": "acre acres",
            "s": "segundos",
            "min": "minuto minutos",
            "h": "hora horas",
            "day": "día días",
            "week": "semana semanas",
            "month": "mes meses",
            "year": "año años",
            "decade": "décadas",
            "century": "siglos",
            "%": "porciento",
            "euro": "euro euros",
            "dollar": "dólar dólares",
            "yen": "yen yenes",
            "yuan": "yuan yuanes",
            "rouble": "rublo rublos",
            "peso": "peso pesos",
            "°C": "celsius centígrados",
            "°F": "fahrenheit",
        }
    ),
    clocks=(
        clock(
            r"(?P<pre>\blas? )?(?P<h>N)(?: (?P<word>h|hs|horas?))?"
            r" y (?:(?P<half>media)|(?P<quarter>cuarto))"
        ),
        clock(r"(?P<h>N)(?: (?P<word>h|horas?))? menos (?:(?P<mquarter>cuarto)|(?P<minus>N))"),
        clock(r"(?P<pre>\b(?:las?) )(?P<h>N)(?: (?:y|con))? (?P<m>N)"),
        clock(r"(?P<h>N)(?: (?P<word>h|horas?))? y (?P<m>N)(?P<needs>)"),
        clock(r"(?P<bq>cuarto) (?P<to>para) las? (?P<h>N)"),
        clock(r"(?P<bn>N) (?P<to>para) las? (?P<h>N)"),
        clock(r"(?P<h>N)(?: [^\W\d_]+)? y (?P<half>medi[oa])"),
        clock(r"(?P<pre>\b(?:las?) )?(?P<h>N) ?(?P<word>h|hs|hrs|horas?)\b"),
        clock(r"(?P<h>N)(?P<needs>)"),
    ),
    part_after=clock(
        r"[ ,]{0,2}(?:en punto )?(?:(?P<am>a\.[ ]?m\b\.?|am\b|(?:de|por) la (?:mañana|madrugada))"
        r"|(?P<pm>p\.[ ]?m\b\.?|pm\b|(?:de|por) la tarde)|(?P<night>(?:de|por) la noche)"
        r"|(?P<noon>del mediodía))"
    ),
    idioms=phrases(
        r"""(?:primero|segundo|tercero|cuarto|quinto|sexto) de (?:la )?(?:eso|primaria|bachillerato)
cuatro gatos
tres cuartos
cuatro (?:palabras|cosas|letras|gotas)
cuatro esquinas|cuatro costados|cuatro vientos
a cuatro patas|a gatas
a las mil maravillas
de mil amores|mil veces|mil gracias|mil perdones|a mil por hora|mil (?:y una )?(?:cosas|formas)
un millón de (?:gracias|veces)|cien veces
siete vidas
no hay dos sin tres|a la tercera va la vencida
cada dos por tres
dos o tres|tres o cuatro|uno o dos|una o dos
los reyes magos|tres reyes
cinco minutos más
dormir a pierna suelta
once ideal
cien por cien|ciento por ciento
sexto sentido
los (?:dos|tres|cuatro|cinco)|las (?:dos|tres|cuatro|cinco) juntas"""
    ),
)
