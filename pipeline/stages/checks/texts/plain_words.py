"""Words without other forms, which lists of lemmas leave out, and the names of days and months.

Adverbs, prepositions, numbers and contractions, all in lower case.
"""

from __future__ import annotations

_WORDS = {
    "en": """yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
        mondays tuesdays wednesdays thursdays fridays saturdays sundays january february october
        november december september""",
    "es": """antes ayer anteayer anoche ahora entonces luego después siempre nunca jamás tarde
        temprano pronto todavía aún ya casi apenas quizás quizá tal vez además tampoco también sino
        aunque mientras según durante mediante hacia hasta cerca lejos dentro fuera arriba abajo
        delante detrás encima debajo allí allá ahí aquí acá así bastante demasiado lunes martes
        miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre dos tres cuatro cinco seis siete ocho nueve diez once
        doce trece catorce quince veinte treinta cuarenta cincuenta
        sesenta setenta ochenta noventa dieciséis diecisiete dieciocho diecinueve cien mil""",
    "fr": """tôt tard vite trop assez jamais toujours souvent parfois dehors dedans dessus dessous
        comment combien pourquoi quand jusque jusqu lorsque lorsqu puisque puisqu quoique quelqu
        plusieurs peu beaucoup presque environ ensemble encore enfin ensuite puis alors donc ainsi
        aujourd hui hier demain autrefois bientôt maintenant voici voilà ici là ailleurs partout
        contre chez depuis pendant malgré parmi selon sauf vers près loin autour avant après devant
        derrière temps corps bras pays voix riz repas printemps fois mois souris noix prix choix
        croix nez gaz os ours fils avis bois cas cours cris dos tapis jus mais mieux moins pis
        quoi dont lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai
        juin juillet août septembre octobre novembre décembre deux trois quatre cinq six sept huit
        neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante
        cent mille qu moi toi lui eux rien personne chaque""",
    "de": """gestern heute morgen montag dienstag mittwoch donnerstag freitag samstag sonntag
        januar februar märz oktober dezember""",
    "pt": """antes depois ontem anteontem hoje amanhã agora então sempre nunca jamais cedo tarde
        ainda já quase talvez aliás embora enquanto conforme durante perto longe dentro fora acima
        abaixo atrás debaixo ali aqui aí lá assim bastante demais antigamente onze doze treze
        catorze quinze dezesseis dezasseis vinte trinta quarenta cinquenta cem mil dois duas três
        quatro cinco seis sete oito nove dez segunda terça quarta quinta sexta sábado domingo feira
        janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        dezassete dezessete dezoito dezanove dezenove sessenta setenta oitenta noventa duzentos
        apenas sob ante contra mediante através""",
    "it": """due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici
        quindici sedici venti trenta quaranta cinquanta sessanta cento mille duemila città età
        università attività libertà verità qualità quantità bontà difficoltà possibilità società
        sempre mai spesso davvero ieri oggi domani adesso ora allora subito presto tardi insieme
        quasi forse magari anzi inoltre neanche nemmeno neppure oltre verso presso contro lungo
        durante mentre sebbene benché affinché finché poiché sotto sopra dentro fuori davanti dietro
        accanto vicino lontano lì là qui qua su giù così troppo abbastanza parecchio lunedì martedì
        mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio
        agosto settembre ottobre novembre dicembre dall dell nell sull all coll quest quell bell
        diciassette diciotto diciannove settanta ottanta novanta duecento tremila
        sant autobus bus sport film bar gas virus caffè tè papà virtù gioventù tribù gru re
        garage computer menù tram no com ne ce ve""",
    "ru": "её назад наконец вдвое вчера сегодня завтра ещё всё",
}
PLAIN_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
