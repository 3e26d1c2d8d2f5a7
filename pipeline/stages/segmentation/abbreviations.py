"""Abbreviations with a full stop, per language; sentencex knows more of them, these it lacks.

Keys are lower case, without spaces and without the last full stop: `p. ej.` is `p.ej`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

# title: no sentence ends here. number: none ends before a figure; otherwise it is a word like any
# other (`no`, `art`, `fig`). end: one ends before a capital. name: one ends only before a word that
# often opens a sentence (`St.`, `Inc.`, `EE. UU.`), since the rest of a name has capitals too.
Class = Literal["title", "number", "end", "name"]

_UNITS = "km cm mm kg min seg"

_TABLE: dict[str, dict[Class, str]] = {
    "": {
        "title": "mr mrs ms mx messrs dr dra prof sra srta mme mlle vs cf e.g i.e approx mt ibid",
        "number": "vol vols fig figs p pp cap nr tel",
        "end": "etc a.m p.m",
        "name": "jr inc ltd corp u.s u.k u.s.a u.n e.u st",
    },
    "en": {
        "title": """gov sen rep gen col capt lt sgt maj rev hon pres supt incl viz dept esp aka
            a.k.a""",
        "number": """no nos pg art arts ch chap sec eq ver v jan feb mar apr jun jul aug sep sept
            oct nov dec ca c est para""",
        "end": f"b.c a.d b.c.e c.e lb lbs oz ft hr hrs mins sec yr yrs {_UNITS}",
        "name": "co ave rd blvd sr d.c",
    },
    "es": {
        "title": """sr sres sras srtas d dña prof profa lic ing arq gral p.ej ej avda av aprox
            excmo ilmo pdo sto sta""",
        "number": "núm nro pág págs art arts ap tfno aprox",
        "end": f"a.c d.c ud uds vd vds h hs hrs máx mín {_UNITS}",
        "name": "ee.uu s.a s.l rr.hh jj.oo",
    },
    "fr": {
        "title": "m mm mmes mlles mgr pr ste p.ex c.-à-d c-à-d c.à.d env bd av apr",
        "number": "no chap art tél n",
        "end": "km cm kg",  # not `mm`: MM. Dupont et Martin
        "name": "s.a",
    },
    "de": {
        "title": """hr fr frl dipl ing bzw vgl ca evtl ggf inkl exkl sog bspw zzgl geb gest gegr
            ehem z.b d.h u.a o.ä v.a z.t i.d.r u.u m.e s.o s.u i.a o.g a.d allg bes max mind n.chr
            v.chr usf""",
        "number": "nrn s abs abb bd kap ziff tab anm aufl art",
        "end": "usw u.v.m u.s.w jh jhd std sek str",
        "name": "e.v",
    },
    "pt": {
        "title": "sr srs sras d profa p.ex ex exmo exma eng aprox av",
        "number": "núm pág págs art tel n",
        "end": f"a.c d.c máx mín {_UNITS}",
        "name": "ltda s.a e.u.a eua",
    },
    "it": {
        "title": "sig sigg sig.ra sig.na dott dott.ssa avv ing arch geom p.es ad.es es cfr ca prof",
        "number": "n nn num pag pagg art artt",
        "end": f"ecc a.c d.c {_UNITS}",
        "name": "s.p.a s.r.l",
    },
    "nl": {
        "title": "dhr mevr mw d.w.z bijv bv o.a m.b.v i.p.v t.o.v z.o.z ca",
        "number": "blz no",
        "end": "enz",
    },
    "pl": {"title": "np tzn tj m.in ul al", "number": "str", "end": "itd itp"},
    "ru": {"title": "т.е напр см ул им т.к", "number": "стр рис", "end": "т.д т.п др гг"},
    "sv": {"title": "t.ex bl.a dvs ca", "number": "kl s", "end": "osv"},
    "nb": {"title": "bl.a f.eks dvs ca", "number": "kl s", "end": "osv mm"},
    "da": {"title": "bl.a f.eks dvs ca", "number": "kl s", "end": "osv mm"},
    "tr": {"title": "sn örn", "number": "s", "end": "vb"},
}
_TABLE["no"] = _TABLE["nn"] = _TABLE["nb"]

# Words that sentencex takes for abbreviations, and that end sentences in school posts.
_WORDS = {
    "en": frozenset({"ok", "no", "me", "may", "ill", "art", "mar", "min", "mi"}),
    "es": frozenset({"no", "mar"}),
    "it": frozenset({"no", "via"}),
}


@lru_cache(maxsize=256)
def abbreviations(language: str) -> dict[str, Class]:
    """Give the class of every abbreviation of a primary language, those of all languages too."""
    return {
        key: name
        for table in (_TABLE[""], _TABLE.get(language, {}))
        for name, keys in table.items()
        for key in keys.split()
    }


def plain_words(language: str) -> frozenset[str]:
    """Give the words that are no abbreviations, whatever sentencex holds of them."""
    return _WORDS.get(language, frozenset())
