"""Units: what they measure, how big they are, and whether two sayings of a size agree."""

from __future__ import annotations

# unit -> what it measures, size in the base unit of that
SIZES: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001),
    "cm": ("length", 0.01),
    "dm": ("length", 0.1),
    "m": ("length", 1),
    "km": ("length", 1000),
    "mile": ("length", 1609.3),
    "yard": ("length", 0.9144),
    "foot": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "li": ("length", 500),
    "mg": ("mass", 0.001),
    "g": ("mass", 1),
    "jin": ("mass", 500),
    "kg": ("mass", 1000),
    "t": ("mass", 1_000_000),
    "ounce": ("mass", 28.35),
    "pound": ("mass", 453.6),
    "ml": ("volume", 0.001),
    "cl": ("volume", 0.01),
    "dl": ("volume", 0.1),
    "l": ("volume", 1),
    "gallon": ("volume", 3.785),
    "pint": ("volume", 0.5),
    "ha": ("area", 10_000),
    "m2": ("area", 1),
    "km2": ("area", 1_000_000),
    "acre": ("area", 4046.9),
    "m3": ("space", 1),
    "km/h": ("speed", 1),
    "m/s": ("speed", 3.6),
    "mph": ("speed", 1.609),
    "s": ("time", 1),
    "min": ("time", 60),
    "h": ("time", 3600),
    "day": ("time", 86_400),
    "week": ("time", 604_800),
    "month": ("time", 2_629_800),
    "year": ("time", 31_557_600),
    "decade": ("time", 315_576_000),
    "century": ("time", 3_155_760_000),
    "°C": ("temperature", 1),
    "°F": ("temperature", 2),
    "%": ("share", 1),
    "euro": ("money", 1),
    "dollar": ("money", 2),
    "sterling": ("money", 3),
    "yen": ("money", 4),
    "yuan": ("money", 5),
    "rouble": ("money", 6),
    "franc": ("money", 7),
    "rupee": ("money", 8),
    "real": ("money", 9),
    "peso": ("money", 10),
}

# Signs that mean the same in every language; some stand for two units.
SIGNS: dict[str, str] = {
    **{
        unit: unit for unit in ("mm", "cm", "dm", "m", "km", "mg", "g", "kg", "t", "ml", "cl", "dl")
    },
    **{unit: unit for unit in ("l", "ha", "km/h", "m/s", "mph", "min", "h", "°C", "°F", "%")},
    "L": "l",
    "mL": "ml",
    "sec": "s",
    "hr": "h",
    "hrs": "h",
    "mi": "mile",
    "ft": "foot",
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "m²": "m2",
    "km²": "km2",
    "m³": "m3",
    "kph": "km/h",
    "kmh": "km/h",
    "ºC": "°C",
    "ºF": "°F",
    "℃": "°C",
    "℉": "°F",
    "٪": "%",
    "％": "%",
    "€": "euro",
    "EUR": "euro",
    "$": "dollar",
    "USD": "dollar",
    "£": "sterling",
    "GBP": "sterling",
    "¥": "yen|yuan",
    "￥": "yen|yuan",
    "RMB": "yuan",
    "₽": "rouble",
    "CHF": "franc",
    "₹": "rupee",
    "R$": "real",
    "км": "km",
    "м": "m",
    "см": "cm",
    "мм": "mm",
    "кг": "kg",
    "л": "l",
    "мл": "ml",
    "мин": "min",
    "км/ч": "km/h",
}

_METRIC = frozenset({"mm", "cm", "dm", "m", "km", "mg", "g", "kg", "t", "ml", "cl", "dl", "l"})
_MONEY_LIKE_MASS = {"pound": "sterling"}  # a pound is weighed or paid


def agree(one: str, other: str) -> bool:
    """Tell whether the same number with these units can be the same size."""
    return any(
        first == second or _MONEY_LIKE_MASS.get(first) == second
        for left in one.split("|")
        for right in other.split("|")
        for first, second in ((left, right), (right, left))
    )


def converts(amount: float, unit: str, other_amount: float, other_unit: str) -> bool:
    """Tell whether an amount was given in another unit, as 5 miles in 8 km."""
    if unit not in SIZES or other_unit not in SIZES or unit == other_unit:
        return False
    (measure, size), (other_measure, other_size) = SIZES[unit], SIZES[other_unit]
    if measure != other_measure or measure == "money":
        return False
    if measure == "temperature":
        celsius, fahrenheit = sorted(((size, amount), (other_size, other_amount)))
        return abs((fahrenheit[1] - 32) / 1.8 - celsius[1]) <= 1.5
    left, right = amount * size, other_amount * other_size
    if measure == "time":
        allowed = 0.04 if "week" not in (unit, other_unit) else 0.15  # eight days, a week
    else:
        allowed = 0.001 if {unit, other_unit} <= _METRIC else 0.12
    return abs(left - right) <= allowed * max(left, right)
