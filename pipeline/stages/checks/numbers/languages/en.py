"""English."""

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
        0: "zero nought",
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty twenties",
        30: "thirty thirties",
        40: "forty fourty forties",
        50: "fifty fifties",
        60: "sixty sixties",
        70: "seventy seventies",
        80: "eighty eighties",
        90: "ninety nineties",
        100: "hundred",
        1000: "thousand",
        10**6: "million",
        10**9: "billion",
    }
)
_ORDINALS = by_word(
    {
        1: "first",
        2: "second",
        3: "third thirds",
        4: "fourth fourths",
        5: "fifth fifths",
        6: "sixth sixths",
        7: "seventh sevenths",
        8: "eighth eighths",
        9: "ninth ninths",
        10: "tenth tenths",
        11: "eleventh",
        12: "twelfth",
        13: "thirteenth",
        14: "fourteenth",
        15: "fifteenth",
        16: "sixteenth",
        17: "seventeenth",
        18: "eighteenth",
        19: "nineteenth",
        20: "twentieth",
        30: "thirtieth",
        40: "fortieth",
        50: "fiftieth",
        60: "sixtieth",
        70: "seventieth",
        80: "eightieth",
        90: "ninetieth",
        100: "hundredth hundredths",
        1000: "thousandth thousandths",
    }
)
_COVERS = covering(
    {
        (0,): "no none nil nothing not never without null",
        (1,): "a an one once single only alone each per first sole ace quarter quarterfinal"
        " quarterfinals third",
        (2,): "both couple pair pairs twice twins twin double doubles second duo duet either half"
        " halves other neither bilingual bicycle bikes bike parents",
        (3,): "triple triplets triplet trio thrice triangle tricycle triathlon",
        (4,): "quarterfinal quarterfinals quartet quadruple quadruplets square quarter quarters"
        " quarterly fours",
        (5,): "quintet pentagon",
        (6,): "hexagon sextet half",
        (7, 8): "week weeks weekly",
        (10, 12): "dozens tens",
        (10,): "decade decades decimal",
        (12,): "dozen noon midday midnight monthly year annual",
        (13, 14, 15, 16, 17, 18, 19): "teenager teenagers teens teenage teen",
        (2, 14, 15): "fortnight",
        (15, 25, 45, 75): "quarter quarters",
        (18,): "adult adults",
        (24, 0): "midnight day days",
        (30, 50, 6, 18, 90): "half halfway",
        (20,): "score",
        (30, 4): "month",
        (60,): "hour minute",
        (200,): "bicentenary bicentennial",
        (100,): "centennial century hundreds centuries percent perfect centenary",
        (1000,): "thousands millennium",
        (365,): "year",
        (10**6,): "millions",
        (10**9,): "billions",
    }
)
_UNITS = units(
    {
        "mm": "millimetre millimetres millimeter millimeters",
        "cm": "centimetre centimetres centimeter centimeters",
        "m": "metre metres meter meters",
        "km": "kilometre kilometres kilometer kilometers kms",
        "mile": "mile miles",
        "yard": "yard yards",
        "foot": "foot feet",
        "inch": "inch inches",
        "g": "gram grams gramme grammes",
        "kg": "kilo kilos kilogram kilograms",
        "t": "ton tons tonne tonnes",
        "ounce": "ounce ounces",
        "pound": "pound pounds",
        "ml": "millilitre millilitres milliliter milliliters",
        "cl": "centilitre centilitres",
        "l": "litre litres liter liters",
        "gallon": "gallon gallons",
        "ha": "hectare hectares",
        "acre": "acre acres",
        "s": "seconds secs",
        "min": "minute minutes mins",
        "h": "hour hours",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years",
        "decade": "decades",
        "century": "centuries",
        "%": "percent",
        "euro": "euro euros",
        "dollar": "dollar dollars",
        "yen": "yen",
        "yuan": "yuan",
        "rouble": "rouble roubles ruble rubles",
        "°C": "celsius centigrade",
        "°F": "fahrenheit",
    }
)
LEXICON = Lexicon(
    cardinals=_CARDINALS,
    ordinals=_ORDINALS,
    decimal=".",
    joiners={"and": "hundreds"},
    soft=words("second first hundredth thousandth nought"),
    covers=_COVERS,
    months=naming(
        "january jan",
        "february feb",
        "march",
        "april apr",
        "may",
        "june",
        "july",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ),
    weekdays=naming(
        "monday mondays mon",
        "tuesday tuesdays tue tues",
        "wednesday wednesdays wed",
        "thursday thursdays thu thurs",
        "friday fridays fri",
        "saturday saturdays",
        "sunday sundays",
    ),
    loose=words("may march april june august jan sep dec nov oct mar mon wed fri"),
    capital_dates=True,
    date_before=re.compile(
        r"(?:\b(?:in|of|since|until|till|by|from|every|next|last|this|early|late|mid|end)[ -]"
        r"|\d(?:st|nd|rd|th)?,?[ ])$",
        re.IGNORECASE,
    ),
    units=_UNITS,
    clocks=(
        clock(r"(?P<bh>half)[ -](?P<past>past) (?P<h>N)"),
        clock(r"(?P<bq>quarter) (?:(?P<past>past|after)|(?P<to>to|before)) (?P<h>N)"),
        clock(r"(?P<bn>N)(?: minutes?| mins?)? (?P<past>past) (?P<h>N)"),
        clock(r"(?P<bn>N)(?: minutes?| mins?) (?P<to>to) (?P<h>N)"),
        clock(r"(?P<pre>\b(?:at|it['’]s|is|was|by|until) )(?P<bn>N) (?P<to>to) (?P<h>N)"),
        clock(r"(?P<bn>N) (?P<soft>)(?P<to>to) (?P<h>N)"),
        clock(r"(?P<h>N)[ -](?P<m>N)(?P<needs>)"),
        clock(r"(?P<h>N)[ -](?P<m>N)(?P<soft>)"),
        clock(r"(?P<h>N)(?: ?(?P<sure>o ?['’]? ?clock))"),
        clock(r"(?P<h>N)(?: (?P<word>hours?)| [^\W\d_]+)? and a (?P<half>half)"),
        clock(r"(?P<h>N)(?P<needs>)"),
    ),
    part_after=clock(
        r"[ ,]{0,2}(?:(?P<am>a\.[ ]?m\b\.?|am\b|(?:in|of) the (?:early )?morning|this morning)"
        r"|(?P<pm>p\.[ ]?m\b\.?|pm\b|(?:in|of) the (?:late )?(?:afternoon|evening)"
        r"|this (?:afternoon|evening)|tonight)|(?P<night>at night)|(?P<noon>noon))"
    ),
    idioms=phrases(
        r"""at sixes and sevens
high[ -]fives?
(?:on |in )?cloud nine|seventh heaven
forty winks
nine lives
(?:on )?all fours
fifty[ -]fifty
twenty[ -]four[ -]seven|24/7
thousand (?:times|thanks|words)|hundred times
thanks a (?:million|thousand)
one in a million|a million (?:times|thanks)
third time(?:'s the charm| lucky)
ten to one
(?:two|three)s a crowd
two or three|three or four|one or two|a (?:day|week|month|year|hour|minute) or two
five[ -]star
second[ -]hand
the (?:two|three|four|five) of (?:us|you|them)
catch[ -]22
nine times out of ten
three[ -]quarters
sixth sense
twenty[ -]twenty vision
twelfth night|the three kings|three kings"""
    ),
)
