"""Portuguese."""

from __future__ import annotations

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
        0: "zero",
        1: "um uma",
        2: "dois duas",
        3: "três tres",
        4: "quatro",
        5: "cinco",
        6: "seis",
        7: "sete",
        8: "oito",
        9: "nove",
        10: "dez",
        11: "onze",
        12: "doze",
        13: "treze",
        14: "catorze quatorze",
        15: "quinze",
        16: "dezesseis dezasseis",
        17: "dezessete dezassete",
        18: "dezoito",
        19: "dezenove dezanove",
        20: "vinte",
        30: "trinta",
        40: "quarenta",
        50: "cinquenta cinqüenta",
        60: "sessenta",
        70: "setenta",
        80: "oitenta",
        90: "noventa",
        100: "cem cento",
        200: "duzentos duzentas",
        300: "trezentos trezentas",
        400: "quatrocentos quatrocentas",
        500: "quinhentos quinhentas",
        600: "seiscentos seiscentas",
        700: "setecentos setecentas",
        800: "oitocentos oitocentas",
        900: "novecentos novecentas",
        1000: "mil",
        10**6: "milhão milhões",
        10**9: "bilhão bilhões",
    }
)
_ORDINALS = by_word(
    {
        1: "primeiro primeira primeiros primeiras",
        2: "segundo segunda segundos segundas",
        3: "terceiro terceira terceiros terceiras terço terços",
        4: "quarta quartas",
        5: "quinto quinta quintos quintas",
        6: "sexto sexta sextos sextas",
        7: "sétimo sétima sétimos",
        8: "oitavo oitava oitavos",
        9: "nono nona nonos",
        10: "décimo décima décimos décimas",
        20: "vigésimo vigésima",
        30: "trigésimo trigésima",
        40: "quadragésimo quadragésima",
        50: "quinquagésimo quinquagésima",
        100: "centésimo centésima",
    }
)
_COVERS = covering(
    {
        (0,): "não nenhum nenhuma nada sem ninguém nunca nulo",
        (1,): "um uma só único única cada o a sozinho sozinha primeiro primeira ás",
        (2,): "ambos ambas par pares dobro duplo dupla duplas gêmeos gêmeas gémeos gémeas casal"
        " metade meio meia outro outra bicicleta segundo segunda pais",
        (3,): "triplo trio trigêmeos trimestre triângulo triatlo triciclo",
        (4,): "quádruplo quarteto quadrado quarto quartos",
        (5,): "quinteto",
        (6,): "semestre meia",
        (7, 8): "semana semanas semanal",
        (10, 12): "dezenas",
        (10,): "dezena década décadas",
        (12,): "dúzia dúzias mensal ano meio-dia dia",
        (13, 14, 15, 16, 17, 18, 19): "adolescente adolescentes",
        (2, 14, 15): "quinzena",
        (15, 25, 45, 75): "quarto quartos trimestre",
        (18,): "adulto adulta adultos maior",
        (24, 0): "noite dia dias",
        (20,): "vintena",
        (30, 50, 6, 18, 90): "meia meio metade",
        (30, 4): "mês",
        (60,): "hora minuto",
        (100,): "século séculos centena centenas cento",
        (1000,): "milhares milhar",
        (365,): "ano",
        (10**6,): "milhões",
        (10**9,): "bilhões milhões",
    }
)
LEXICON = Lexicon(
    cardinals=_CARDINALS,
    ordinals=_ORDINALS,
    decimal=",",
    joiners={"e": "any"},
    soft=words(
        "um uma primeiro primeira primeiros primeiras segundo segunda segundos segundas"
        " quarta quartas quinta quintas quinto sexta sextas terço nona oitava décimas"
        " décima centésima"
    ),
    covers=_COVERS,
    months=naming(
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ),
    weekdays=naming(
        "segunda-feira segundas-feiras segunda segundas",
        "terça-feira terças-feiras terça terças",
        "quarta-feira quartas-feiras quarta quartas",
        "quinta-feira quintas-feiras quinta quintas",
        "sexta-feira sextas-feiras sexta sextas",
        "sábado sábados",
        "domingo domingos",
    ),
    loose=words("segunda segundas terça terças quarta quartas quinta quintas sexta"),
    units=units(
        {
            "mm": "milímetro milímetros milimetro",
            "cm": "centímetro centímetros",
            "m": "metro metros",
            "km": "quilômetro quilômetros quilómetro quilómetros",
            "mile": "milha milhas",
            "foot": "pé pés",
            "inch": "polegada polegadas",
            "g": "grama gramas",
            "kg": "quilo quilos quilograma quilogramas",
            "t": "tonelada toneladas",
            "ounce": "onça onças",
            "pound|sterling": "libra libras",
            "ml": "mililitro mililitros",
            "l": "litro litros",
            "ha": "hectare hectares",
            "acre": "acre acres",
            "s": "segundos",
            "min": "minuto minutos",
            "h": "hora horas",
            "day": "dia dias",
            "week": "semana semanas",
            "month": "mês meses",
            "year": "ano anos",
            "century": "séculos",
            "decade": "décadas",
            "euro": "euro euros",
            "dollar": "dólar dólares",
            "real": "real reais",
            "yen": "iene ienes",
            "yuan": "yuan yuans",
            "rouble": "rublo rublos",
            "°C": "celsius centígrados",
            "°F": "fahrenheit",
        }
    ),
    clocks=(
        clock(
            r"(?P<pre>\b(?:[àa]s|pelas) )?(?P<h>N)(?: (?P<word>h|horas?))?"
            r" e (?:(?P<half>meia)|(?:um )?(?P<quarter>quarto))\b"
        ),
        clock(
            r"(?P<h>N)(?: (?P<word>h|horas?))? menos (?:(?:um )?(?P<mquarter>quarto)|(?P<minus>N))"
        ),
        clock(r"(?P<bq>quarto) (?P<to>para) (?:as?|à|às) (?P<h>N)"),
        clock(r"(?P<bn>N)(?: minutos)? (?P<to>para) (?:as?|à|às) (?P<h>N)"),
        clock(
            r"(?P<pre>\b(?:[àa]s?|das?|pelas?) )(?P<h>N)(?: (?P<word>h|horas?))?(?: e)? (?P<m>N)"
        ),
        clock(r"(?P<h>N) (?P<word>h|horas?) e (?P<m>N)"),
        clock(r"(?P<h>N)(?: [^\W\d_]+)? e (?P<half>mei[oa])\b"),
        clock(r"(?P<pre>\b(?:[àa]s?|das?|pelas?) )?(?P<h>N) ?(?P<word>h|hs|horas?)\b"),
        clock(r"(?P<h>N)(?P<needs>)"),
    ),
    part_after=clock(
        r"[ ,]{0,2}(?:em ponto )?(?:(?P<am>a\.[ ]?m\b\.?|am\b|da (?:manhã|madrugada))"
        r"|(?P<pm>p\.[ ]?m\b\.?|pm\b|da tarde)|(?P<night>da noite))"
    ),
    idioms=phrases(
        r"""quatro patas|de gatinhas
(?:a )?mil maravilhas
mil (?:vezes|desculpas|obrigad[oa]s|e uma)|cem vezes
sete vidas
três quartos
sétimo céu
não há duas sem três|à terceira é de vez
dois ou três|duas ou três|três ou quatro|um ou dois|uma ou duas
pintar o sete
cem por cento
sexto sentido
quatro (?:cantos|ventos|paredes)
(?:dois|duas) (?:passos|palavras|minutinhos)
(?:os|as|nós|vocês) (?:dois|duas|três|quatro|cinco)
reis magos"""
    ),
)
