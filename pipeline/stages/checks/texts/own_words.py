"""Usual words that one language has and no near one: a glance tells what a text is in.

None is a word of a neighbour, of its kin (Catalan, Galician, Dutch, the Scandinavian languages; for
Russian Ukrainian, Belarusian, Bulgarian) included; so `casa` and `die` are left out.
"""

from __future__ import annotations

_WORDS = {
    "en": """
        about and because been class day doing each every february friday fridays friend friends
        going good have hello how january know many monday mondays other our people saturdays she
        sundays thank thanks the their them there they think this thursday thursdays tomorrow
        tonight tuesday tuesdays very wednesday wednesdays went were what when where which why with
        would yesterday your
        """,
    "es": """
        abajo acá además adiós ahora ahí allá allí anoche anteayer aunque ayer años aún catorce
        cincuenta cuando cuarenta cuatro cómo debajo delante después diciembre diecinueve dieciocho
        diecisiete dieciséis dijo donde ellos enero entonces escuela eso febrero fuimos hacer
        hacia hemos hermana hermano hicimos hijo hizo jamás julio junio las lejos los luego mañana
        mientras miércoles muy niña niñas niño niños nosotros noviembre nuestra nuestras nuestro
        nuestros nueve ochenta pequeña pequeño puede quiero quizá quizás según septiembre sesenta
        siempre también tampoco tenemos tiene tienen todavía treinta tú veinte vosotros
        """,
    "fr": """
        ailleurs aime ainsi alors août assez aujourd autour autrefois aux avec avez avoir avons
        beaucoup bientôt cette chaque chez choix cinq cinquante comme cours croix dans dedans
        demain depuis dessus deux devant dimanche donc douze décembre elle elles ensuite fois
        février ici ils janvier jeudi juillet jusqu jusque leur leurs lorsqu lorsque lundi
        maintenant malgré mardi mieux moins même neuf nez noix nos notre nous octobre oui où
        parfois parmi personne pourquoi presque printemps près puisqu puisque qu quand quarante
        quelqu quoi quoique samedi selon septembre soixante sommes sont souris souvent treize très
        tôt vendredi vingt voici voix votre vous école était été être
        """,
    "de": """
        aber auch auf dass dezember dienstag donnerstag eine einem einen euch freitag freund
        freunde für gestern gibt habe haben heute ich ihr ist mittwoch montag märz nein
        nicht samstag schon schule sehr sich sind sonntag und unser unsere warum weil wenn wer
        werden wir wird zu zur
        """,
    "pt": """
        ainda amanhã anteontem antigamente aqui assim através aí cinquenta depois dezanove
        dezasseis dezassete dezembro dezenove dezesseis dezessete dezoito duzentos enquanto
        então fazer fevereiro hoje há isto julho junho já lá março minha muita muito muitos nosso
        não nós oitenta olá ontem pela pelo perto quarenta quatro sessenta são também tem tenho
        trinta três uma você vocês às
        """,
    "it": """
        abbastanza abbiamo accanto adesso affinché alla allora amico anche anzi attività benché
        bontà buongiorno caffè cinquanta città così davanti davvero degli della delle dicembre
        diciannove diciassette diciotto dieci dietro difficoltà dodici domani domenica duemila
        essere febbraio finché fuori gennaio giorno giovedì gioventù giugno già giù gli hanno ieri
        inoltre insieme libertà lontano luglio lunedì lì magari maggio martedì menù mercoledì molto
        neanche nella nemmeno neppure nostra nostro novanta oggi oltre ottanta ottobre parecchio
        perché piace più poiché presso qualità quantità quaranta quattordici quattro quello questa
        questo quindici sabato scuola sebbene sedici sessanta settanta settembre siamo società sono
        spesso sì tredici trenta tribù tuo tutto tè undici università venerdì verità vicino virtù è
        """,
    "ru": """
        был была были было вдвое всё друзья есть ещё её здравствуйте класс когда наконец очень
        почему сегодня спасибо только что чтобы это
        """,
}
OWN_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
