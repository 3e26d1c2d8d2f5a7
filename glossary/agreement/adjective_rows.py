"""Adjectives and what stands around them in each language; rows as those of determiners."""

from glossary.agreement.small_words import words

# Before a noun, where they have forms of their own.
BEFORE: dict[str, str] = {
    "es": """
        primer primera primeros primeras
        tercer tercera terceros terceras
        buen buena buenos buenas
        mal mala malos malas
        gran gran grandes grandes
    """,
    "pt": """
        primeiro primeira primeiros primeiras
        bom boa bons boas
        mau má maus más
        grande grande grandes grandes
    """,
    "it": """
        primo|primo prima primi prime
        buon|buon|buono buona|buon' buoni buone
        bel|bell'|bello bella|bell' bei|begli|begli belle
        gran gran grandi grandi
        grande grande grandi grandi
    """,
    "fr": "",
    "en": "",
}

# Anywhere, where the rule of the language does not make them.
ANYWHERE: dict[str, str] = {
    "es": """
        grande grande grandes grandes
        verde verde verdes verdes
        azul azul azules azules
        gris gris grises grises
        enorme enorme enormes enormes
        siguiente siguiente siguientes siguientes
        triste triste tristes tristes
        fuerte fuerte fuertes fuertes
        feliz feliz felices felices
        joven joven jóvenes jóvenes
        importante importante importantes importantes
        interesante interesante interesantes interesantes
        diferente diferente diferentes diferentes
        caliente caliente calientes calientes
        fácil fácil fáciles fáciles
        difícil difícil difíciles difíciles
        mejor mejor mejores mejores
        peor peor peores peores
        mayor mayor mayores mayores
        menor menor menores menores
        español española españoles españolas
        inglés inglesa ingleses inglesas
        francés francesa franceses francesas
    """,
    "pt": """
        grande grande grandes grandes
        verde verde verdes verdes
        azul azul azuis azuis
        enorme enorme enormes enormes
        seguinte seguinte seguintes seguintes
        triste triste tristes tristes
        forte forte fortes fortes
        feliz feliz felizes felizes
        importante importante importantes importantes
        diferente diferente diferentes diferentes
        quente quente quentes quentes
        fácil fácil fáceis fáceis
        difícil difícil difíceis difíceis
        bom boa bons boas
    """,
    "it": """
        grande grande grandi grandi
        verde verde verdi verdi
        forte forte forti forti
        triste triste tristi tristi
        felice felice felici felici
        giovane giovane giovani giovani
        importante importante importanti importanti
        interessante interessante interessanti interessanti
        facile facile facili facili
        difficile difficile difficili difficili
    """,
    "fr": """
        beau|bel belle beaux belles
        nouveau|nouvel nouvelle nouveaux nouvelles
        vieux|vieil vieille vieux vieilles
        bon bonne bons bonnes
        gros grosse gros grosses
        long longue longs longues
        blanc blanche blancs blanches
        sec sèche secs sèches
        doux douce doux douces
        faux fausse faux fausses
        gentil gentille gentils gentilles
        heureux heureuse heureux heureuses
        dangereux dangereuse dangereux dangereuses
        nombreux nombreuse nombreux nombreuses
        curieux curieuse curieux curieuses
        vif vive vifs vives
        actif active actifs actives
        cher chère chers chères
        premier première premiers premières
        dernier dernière derniers dernières
        entier entière entiers entières
        léger légère légers légères
        public publique publics publiques
        ancien ancienne anciens anciennes
        national nationale nationaux nationales
        local locale locaux locales
        principal principale principaux principales
    """,
    "en": "",
}

# Masculine; the rule of the language makes the rest.
REGULAR: dict[str, frozenset[str]] = {
    "es": words(
        "pequeño viejo nuevo bonito largo corto alto bajo ancho antiguo hermoso lindo querido "
        "pobre único propio nuestro segundo cuarto quinto próximo último extraño feo rico "
        "bello verdadero maravilloso pequeñito viejito rojo blanco negro amarillo limpio sucio "
        "lleno vacío seco frío caro barato bueno malo contento tranquilo listo enfermo loco "
        "delicioso peligroso roto abierto cubierto escrito hecho muerto puesto mío tuyo suyo "
        "rápido claro recto directo derecho justo solo"
    ),
    "pt": words(
        "pequeno velho novo bonito longo curto alto baixo largo antigo lindo querido único "
        "próprio segundo terceiro próximo último belo verdadeiro vermelho branco preto amarelo "
        "limpo sujo cheio vazio seco frio caro barato contento aberto coberto escrito feito "
        "morto rápido certo claro justo"
    ),
    "it": words(
        "piccolo vecchio nuovo lungo corto alto basso antico caro brutto secondo terzo ultimo "
        "vero unico proprio rosso bianco nero giallo pulito sporco pieno vuoto secco freddo "
        "bello buono contento aperto coperto scritto fatto morto chiuso rotto "
        "certo vicino lontano solo"
    ),
    "fr": words(
        "petit grand joli mauvais vert bleu noir gris brun fort content froid chaud haut court "
        "intéressant important amusant différent méchant profond rond lourd laid autre jeune "
        "rouge jaune large étroit triste vide plein propre sale magnifique énorme rapide lent "
        "malade ouvert couvert écrit mort fait prêt plat"
    ),
    "en": frozenset(),
}

# These alone also stand before a noun; others there are a verb or go with another word.
LEADING: dict[str, frozenset[str]] = {
    "es": words(
        "pequeño viejo nuevo bonito largo corto alto antiguo hermoso lindo querido único propio "
        "segundo cuarto quinto próximo último extraño bello verdadero maravilloso "
        "enorme mejor peor mayor menor"
    ),
    "pt": words(
        "pequeno velho novo bonito longo antigo lindo querido único próprio segundo terceiro "
        "próximo último belo verdadeiro enorme"
    ),
    "it": words(
        "piccolo vecchio nuovo lungo antico caro brutto secondo terzo ultimo vero unico proprio"
    ),
    "fr": words(
        "petit grand joli mauvais beau nouveau vieux bon gros long premier dernier ancien "
        "autre jeune magnifique énorme haut"
    ),
    "en": words(
        "new old big small little large good bad young long short high low great nice beautiful "
        "red blue green yellow black white first second last next best tall early whole"
    ),
}

# They look like adjectives and are none, or go with another noun. Those that are regular
# adjectives as well are ones where the words beside them tell.
OTHERS: dict[str, frozenset[str]] = {
    "es": words(
        "cerca contra para hasta nunca ahora fuera mañana nada cada como cuando cuanto mientras "
        "luego pero tampoco dentro encima antes después abajo arriba todavía ella ellas ellos "
        "esto eso aquello lo los las la una unas uno unos algo no yo todo todos toda todas otro "
        "otra otros otras mucho mucha poco poca debido junto debajo cuatro ocho menos "
        "rosa naranja solo justo medio claro pronto temprano rápido directo recto primero bajo "
        "tanto demasiado mismo derecho adentro afuera delante"
    ),
    "pt": words(
        "cerca contra para fora agora nunca nada cada como quando mas pelo pela dentro ela elas "
        "isto isso a o as os uma umas ainda não logo todo toda junto devido "
        "só muito pouco tanto primeiro justo baixo cedo certo claro perto rápido rosa"
    ),
    "it": words(
        "contro prima ora ancora mai sopra sotto come quando dopo ma la lo le gli i una uno "
        "questa quella anche poi no io rosa solo subito presto tanto molto poco proprio certo "
        "vicino lontano dentro tutto primo"
    ),
    # Verbs, right after a noun: *le chien court*.
    "fr": words("fait écrit mort court ouvert couvert vide vides sale sales fort bien droit"),
}

# Between a noun and what is said of it.
COPULAS: dict[str, frozenset[str]] = {
    "es": words(
        "es son está están era eran estaba estaban fue fueron parece parecen será serán "
        "estará estarán queda quedó sigue seguía"
    ),
    "pt": words(
        "é são está estão era eram estava estavam foi foram parece parecem será serão ficou fica"
    ),
    "it": words("è sono era erano sarà saranno sembra sembrano fu furono"),
    "fr": words("est sont était étaient sera seront semble semblent fut furent reste paraît"),
}
ADVERBS: dict[str, frozenset[str]] = {
    "es": words("siempre ya también nunca todavía aún no casi hoy"),
    "pt": words("sempre já também nunca ainda não quase hoje"),
    "it": words("sempre già anche ancora non mai oggi"),
    "fr": words("toujours déjà aussi encore pas jamais aujourd'hui"),
}
DEGREES: dict[str, frozenset[str]] = {
    "es": words("muy más tan demasiado bastante menos poco casi"),
    "pt": words("muito mais tão bastante menos pouco"),
    "it": words("molto più così troppo meno poco"),
    "fr": words("très plus trop assez si moins peu bien"),
}
JOINING: dict[str, frozenset[str]] = {
    "es": words("y e o u pero"),
    "pt": words("e ou mas"),
    "it": words("e ed o ma"),
    "fr": words("et ou mais"),
}
# What may stand between a noun and *is*: *la casa cerca del río está* ...
OF_NOUNS: dict[str, frozenset[str]] = {
    "es": words("de del en con sin para por sobre entre cerca al a desde bajo junto"),
    "pt": words("de do da dos das em no na nos nas com sem para por sobre entre perto ao à a"),
    "it": words("di del della dello dei delle degli in nel nella con senza per su sul sulla tra"),
    "fr": words("de du des en dans avec sans pour sur entre près au à aux"),
}
