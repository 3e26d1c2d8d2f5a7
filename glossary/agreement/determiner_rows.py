"""Articles and the like of each language, in all their forms.

One line for each word: masculine, feminine, masculine plural, feminine plural; each before any
word, then before a vowel, then before a hard beginning, where these differ. `_` is a space, `-`
is no word at all.
"""

DETERMINERS: dict[str, str] = {
    "es": """
        el la|el los las
        un una|un unos unas
        al a_la|al a_los a_las
        del de_la|del de_los de_las
        algún alguna|algún algunos algunas
        ningún ninguna|ningún ningunos ningunas
        este esta estos estas
        ese esa esos esas
        aquel aquella aquellos aquellas
        nuestro nuestra nuestros nuestras
        vuestro vuestra vuestros vuestras
        mucho mucha muchos muchas
        poco poca pocos pocas
        otro otra otros otras
        todo toda todos todas
        tanto tanta tantos tantas
        cuánto cuánta cuántos cuántas
        demasiado demasiada demasiados demasiadas
        mismo misma mismos mismas
        cuyo cuya cuyos cuyas
        varios varias varios varias
        ambos ambas ambos ambas
        mi mi mis mis
        tu tu tus tus
        su su sus sus
    """,
    "pt": """
        o a os as
        um uma uns umas
        ao à aos às
        do da dos das
        no na nos nas
        num numa nuns numas
        dum duma duns dumas
        pelo pela pelos pelas
        este esta estes estas
        esse essa esses essas
        aquele aquela aqueles aquelas
        deste desta destes destas
        desse dessa desses dessas
        neste nesta nestes nestas
        nesse nessa nesses nessas
        algum alguma alguns algumas
        nenhum nenhuma nenhuns nenhumas
        meu minha meus minhas
        teu tua teus tuas
        seu sua seus suas
        nosso nossa nossos nossas
        muito muita muitos muitas
        pouco pouca poucos poucas
        quanto quanta quantos quantas
        tanto tanta tantos tantas
        mesmo mesma mesmos mesmas
        outro outra outros outras
        todo toda todos todas
    """,
    "fr": """
        le|l' la|l' les les
        un une des des
        du|de_l' de_la|de_l' des des
        au|à_l' à_la|à_l' aux aux
        ce|cet cette ces ces
        mon ma|mon mes mes
        ton ta|ton tes tes
        son sa|son ses ses
        notre notre nos nos
        votre votre vos vos
        leur leur leurs leurs
        quel quelle quels quelles
        aucun aucune aucuns aucunes
        tout toute tous toutes
    """,
    "it": """
        il|l'|lo la|l' i|gli|gli le
        un|un|uno una|un' dei|degli|degli delle
        del|dell'|dello della|dell' dei|degli|degli delle
        al|all'|allo alla|all' ai|agli|agli alle
        dal|dall'|dallo dalla|dall' dai|dagli|dagli dalle
        nel|nell'|nello nella|nell' nei|negli|negli nelle
        sul|sull'|sullo sulla|sull' sui|sugli|sugli sulle
        questo|quest' questa|quest' questi queste
        quel|quell'|quello quella|quell' quei|quegli|quegli quelle
        nessun|nessun|nessuno nessuna|nessun' nessun nessuna
        mio mia miei mie
        tuo tua tuoi tue
        suo sua suoi sue
        nostro nostra nostri nostre
        vostro vostra vostri vostre
        molto molta molti molte
        poco poca pochi poche
        quanto quanta quanti quante
        tutto tutta tutti tutte
        altro altra altri altre
    """,
    "en": """
        a|an a|an - -
        this this these these
        that that those those
    """,
}
