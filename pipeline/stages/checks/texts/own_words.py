"""Usual words that one language has and no near one: a glance tells what a text is in.

None is a word of a neighbour, of its kin (Catalan, Galician, Dutch, the Scandinavian languages; for
Russian Ukrainian, Belarusian, Bulgarian) included; so `casa` and `die` are left out.
"""

from __future__ import annotations

import re

_WORDS = {
    "en": """
        about after again always and anything autumn because been before big bird birds birthday
        book books broke brother brothers came cats children class clothes could couldn day did didn
        does doesn dogs doing drawing each early eat eats eight eighty either eleven enough every
        everybody everyone family father february finished forest forgot friday fridays friend
        friends from garden goes going good grandfather grandma grandmother grandpa have hello him
        his holidays homework house how hundred isn its january know left lesson lessons library
        make many monday mondays mother music neighbour neighbours neither never new night ninety
        nothing old only other our outside people play playing plays read reading reads saturdays
        seventy she should sister sisters small snow some something summer sundays surname swimming
        take teacher teachers thank thanks that the their them there these they think third thirteen
        this those through thursday thursdays together tomorrow tonight tree trees tuesday tuesdays
        twelve twenty two until us very wasn weather wednesday wednesdays welcome went were what
        when where which why window with without would write writes wrote year years yellow
        yesterday you your
        """,
    "es": """
        abajo abuela abuelo abuelos acá además adiós ahora ahí ajedrez allá allí amarilla amarillo
        anoche anteayer aunque ayer años aún bajo buena bueno buenos calcetines calle catorce
        cincuenta ciudad colegio cuando cuarenta cuatro cuchillo cumpleaños cómo debajo delante
        desayuno después dibujo diciembre diecinueve dieciocho diecisiete dieciséis diez dijo donde
        ellas ellos enero entonces eres escaleras escribe escribir escuela eso estaba febrero fue
        fuimos habla hablar había hace hacemos hacen hacer hacia haciendo hasta hemos hermana
        hermano hicimos hijo hizo hoja hojas horno hoy huerto huevo huevos invierno jamás juega
        juegan juego jueves jugar julio junio las leche lejos llave llegamos llegó lloviendo lluvia
        los luego lunes manzana mañana mejor miedo mientras miércoles muy nadie niña niñas niño
        niños noche noches nosotros noviembre nuestra nuestras nuestro nuestros nueva nuevas nueve
        nuevo nuevos ochenta ocho otoño otra otras otro otros ovejas payaso pequeña pequeño pero
        perro perros playa puede puedes puerta puertas pájaro pájaros queso quiere quieres quiero
        quizá quizás ropa según septiembre sesenta siempre silla suelo también tampoco tenemos tengo
        tiempo tiene tienen tienes tijeras todavía trabaja trabajo treinta tú vecina vecino veinte
        ventana verano vieja viejo viento viernes vosotros voy
        """,
    "fr": """
        ailleurs aime ainsi allons alors année ans août arbre arbres assez aujourd autour autrefois
        aux avec avez avoir avons beaucoup bibliothèque bientôt bleu bonne cette chaque chaussures
        cheval chevaux chez chien chiens chocolat choix cinq cinquante comme cours croix dans dedans
        demain depuis dessus deux devant dimanche donc douze drôle décembre déjeuner eau elle elles
        encore enfant enfants ensuite entendu fais fait faut fenêtre fenêtres fille filles fois
        forêt frère frères février gagné garçon garçons grand heure heures hibou histoire histoires
        ici ils jamais janvier jardin jeudi jeunes joue jouent jouer jour jours juillet jusqu jusque
        lait leur leurs lorsqu lorsque lundi maintenant maison malgré manger mangé mardi mieux moins
        mère même neige neuf nez noix nos notre nous nouveau nouvelle octobre oiseau oiseaux oui où
        parce parfois parmi peinture personne petit petite petites petits peut peux plaît pleut
        poisson pour pourquoi presque printemps professeur près puisqu puisque père qu quand
        quarante quelqu quinze quoi quoique rien rouge samedi selon semaine septembre soir soixante
        sommes sont souris sous souvent suis sœur sœurs tous tout toute toutes treize trente trop
        très tôt une vendredi veut veux vieille vieux vingt voici voisin voisine voix vont votre
        vous vélo âne école élève élèves était été être
        """,
    "de": """
        aber auch auf beginnt beim bist dann dass dein deine deinen draussen ein eine einem einen
        einmal etwas euch euer fahren fährt fünf für gefällt gehen geht gehört gelacht geschrieben
        gesehen gestern gibt habe haben helfen heute hoch ich ihr ihre im immer ist jemand jetzt
        kann kannst kein keine keinen kommt langsam lesen letzte liebe machen mehr mein meine meinem
        meinen meiner muss nach nein neun nicht nichts nur oder ohne sagen schläft schmeckt schon
        schwer schwimmen schön sehr seine seinen sich sieben sind sitzen spielen spielt spricht spät
        stehen und unser unsere unter vergessen viel viele vom von wann warten warum weil wenn wer
        werden wir wird wohnt zehn zu zur zusammen zwei zwölf
        """,
    "pt": """
        ainda almoço amanhã anteontem antigamente aqui assim através avó avô aí brincar cachorro
        cachorros chuva chão cinquenta comboio criança crianças cães cão dança depois dezanove
        dezasseis dezassete dezembro dezenove dezesseis dezessete dezoito dois duas duzentos
        enquanto então estão fazer fevereiro fez filha filho fizemos folhas gosta gostam gostei
        história histórias hoje há irmã irmão irmãos irmãs isto janela jogar jogo julho junho já lhe
        livro livros lá manhã manhãs março meio melhor minha muita muitas muito muitos mãe mão mãos
        ninguém nossa nosso não nós oitenta olá ontem padaria pela pelo perto professora pão
        quarenta quatro queijo recreio rua régua senhor sessenta são também tem tenho trabalho
        trinta três tudo uma velha velho vermelho você vocês vou às água ônibus
        """,
    "it": """
        abbastanza abbiamo accanto acqua adesso affinché alla allora amico anche andiamo anni anno
        anzi attività autunno avuto bambina bambini bambino benché bene bontà buona buongiorno buono
        caffè che cinquanta città corridoio cortile così dal dalla davanti davvero degli della delle
        dicembre diciannove diciassette diciotto dieci dietro difficoltà disegno dodici domani
        domenica duemila essere fatto febbraio finché foglia foglie forbici fratello fuori gatto
        gennaio giardino giorno giovedì gioventù giugno già giù gli hanno ieri inoltre insieme
        inverno libertà libri lontano luglio lunedì lì maestra magari maggio martedì mattina menù
        mercoledì mio molto neanche nel nella nemmeno neppure nessuno nonna nonno nostra nostro
        notte novanta nuova nuovo oggi ogni oltre ombrello ottanta ottobre parecchio perché piace
        piccola piccoli piccolo pioggia piove più poiché pomeriggio presso qualità quantità quaranta
        quattordici quattro quello questa questo quindi quindici ragazza ragazzi ragazzo ritardo
        rosso sabato scuola sebbene sedici senza sessanta settanta settembre settimana siamo società
        sono sorella sotto spesso storie sul sulla suo sì tredici trenta tribù tuo tutto tè undici
        università vecchia vecchio venerdì verità vicino virtù vuoi zio è
        """,
    "ru": """
        был была были было вдвое всё друзья есть ещё её здравствуйте класс когда наконец очень
        почему сегодня спасибо только что чтобы это
        """,
}
OWN_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}

# The same for letters and signs, of languages whose kin writes others; not beside those others, or
# beside Latin letters, which may be words of any language.
OWN_LETTERS = {
    "ru": re.compile("[ыэ]", re.IGNORECASE),
    "ar": re.compile("[ةإأى]"),
    "zh": re.compile("[们這这嗎吗呢吧妳你沒誰谁讓让說说個]"),
}
_LATIN = "A-Za-zÀ-ɏ"
OTHER_LETTERS = {
    "ru": re.compile(f"[{_LATIN}іїєґўјљњћђџќѓѕәғқңөұүһ]", re.IGNORECASE),
    "ar": re.compile(f"[{_LATIN}پچژگکیےہھٹڈڑںۆێەڕڵ]"),
    "zh": re.compile(f"[{_LATIN}\u3040-\u30ff]"),
}
