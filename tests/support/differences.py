"""Texts before and after, and what was changed in them: [what went] and {what came}."""

from __future__ import annotations

CASES = [
    ("", "", ""),
    ("Vimos perros.", "Vimos perros.", "Vimos perros."),
    ("Vimos perros.", "Vimos 15 perros.", "Vimos {15 }perros."),
    ("Vimos 15 perros.", "Vimos perros.", "Vimos [15 ]perros."),
    ("Vimos perros.", "Vimos gatos.", "Vimos [perros]{gatos}."),
    ("uno dos tres", "eins zwei tres", "[uno dos]{eins zwei} tres"),
    ("uno", "", "[uno]"),
    ("", "uno", "{uno}"),
    ("l'eau", "l'air", "[l'eau]{l'air}"),
    ("我们看到狗", "我们看到猫", "我们看到[狗]{猫}"),
    ("हिन्दी", "हिन्दू", "[हिन्दी]{हिन्दू}"),
    ("hola 👍🏽", "hola 👍🏿", "hola [👍🏽]{👍🏿}"),
    ("رأينا كلاب", "رأينا 15 كلاب", "رأينا {15 }كلاب"),
]
