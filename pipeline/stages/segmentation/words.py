"""Words that often open a sentence, and languages that write ordinals with a full stop."""

from __future__ import annotations

# They tell `Plan B. We go` from `J. B. Priestley`, and `12. Ich` from `3. Mai`.
STARTERS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """The This That These Those We I It He She They You In On At And But So Then There
            Here My Our Your His Her Their When Where What Who Why How Do Does Did Is Are Was Were
            If After Before Today Yesterday Now Because Also It's I'm We're Please Thank Thanks""",
        "es": """El La Los Las Un Una Yo Nosotros Nosotras Ella Ellos Ellas Tú En Es Son Fue Era Y
            Pero Entonces Luego Después Hoy Ayer Ahora Mi Mis Nuestro Nuestra Su Sus Me Nos Se Te No
            Si Sí Cuando Donde Como Qué Cómo También Aquí Allí Hay Este Esta Esto Por Para Con""",
        "fr": """Le La Les Un Une Je Nous Vous Il Elle Ils Elles On Ce C'est Cette Et Mais Puis
            Alors Ensuite Aujourd'hui Hier Mon Ma Mes Notre Nos Dans En Quand Où Qui Que Est Il
            Voici""",
        "de": """Der Die Das Ein Eine Ich Wir Ihr Er Sie Es Du Und Aber Dann Danach Heute Gestern
            Jetzt Mein Meine Unser Unsere In Im Am An Auf Wenn Wo Was Wer Wie Warum Ist Sind War
            Hier Dort Da So Man Deshalb Leider Bitte Danke Manchmal Viele Alle Mit Nach Zum Zur""",
        "pt": """O A Os As Um Uma Eu Nós Ele Ela Eles Elas Você No Na Em E Mas Então Depois Hoje
            Ontem Agora Meu Minha Nosso Nossa Quando Onde Como Que Também Aqui Há Este Esta Isto
            Por Para Com""",
        "it": """Il Lo La I Gli Le Un Una Io Noi Lui Lei Loro Voi Nel Nella In E Ma Poi Allora Oggi
            Ieri Ora Mio Mia Nostro Nostra Quando Dove Come Che Anche Qui C'è Ci Questo Questa
            Per Con""",
    }.items()
}

NO_STARTERS: frozenset[str] = frozenset()

# `am 3. Mai`, `5. klasse`: the full stop after a small figure makes an ordinal.
_WITH_ORDINALS = "de da nb no nn fi et lv cs sk sl hr sr bs hu pl is fo eu lb gsw"
ORDINALS = frozenset(_WITH_ORDINALS.split())

# Of these, the ones whose nouns have capitals, so that a capital does not tell a new sentence.
CAPITAL_NOUNS = frozenset(["de", "lb", "gsw"])
