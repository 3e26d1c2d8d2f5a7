"""How the languages in Latin script call somebody something that hurts."""

from __future__ import annotations

from pipeline.stages.checks.insults.calling import Calling

LATIN = {
    "en": Calling(
        first="you|u|ur",
        subject=(
            r"(?:you|u)(?:['’]re|['’]ll be|\s+(?:are|were|look(?: like)?|"
            r"smell(?: like)?|eat like))?|ur"
        ),
        third=r"(?:is|was|s|are|were)",
        fillers="""a an the such so too very really just all both always quite pretty little big old
            huge like funny silly crazy greedy stupid dumb lazy dirty smelly fat ugly filthy damn
            bunch of lot and complete
            total great always as being getting evil wicked mean nasty awful horrible""",
        nice="""lover lovers owner owners sitter trainer person people team fan fans walker food
            friend friends farm farmer with of house man and""",
        spoken_to=r"\b(?:you|u|ur|ya|your?self|y['’]all|you['’]re)\b",
        words={
            "dog": "dog{,s}",
            "pig": "pig{,s} hog{,s} swine",
            "cow": "cow{,s}",
            "donkey": "donkey{,s}",
            "rat": "rat{,s}",
            "monkey": "monkey{,s} ape{,s}",
            "goat": "goat{,s}",
            "fat": "fat chubby",
            "ugly": "ugly hideous",
            "lazy": "lazy",
            "rubbish": "trash garbage rubbish",
            "clown": "fool{,s} clown{,s}",
            "lie": "liar{,s}",
            "coward": "coward{,s} chicken{,s}",
            "thief": "thief thieves",
            "useless": "useless worthless",
            "monster": "monster{,s}",
            "freak": "freak{,s} weirdo{,s} creep{,s}",
            "dirt": "dirty filthy",
            "lose": "loser{,s}",
            "disgust": "disgusting gross",
            "witch": "witch{,es} hag{,s}",
            "!": "jerk{,s} brat{,s} pathetic pitiful retard{,s} prick{,s}",
            "-": (
                "nobody nothing_but pest{,s} failure{,s} "
                "snake{,s} toad{,s} worm{,s} cockroach{,es} whale{,s} elephant{,s}"
            ),
        },
    ),
    "es": Calling(
        first="eres|sois|tú|vos|usted|ustedes|pareces|parecéis|son|está|estás|estáis|so",
        subject=(
            r"eres|sois|(?:tú|vosotros|vosotras|ustedes|usted|vos)(?: (?:eres|"
            r"sois|es|son|estás|estáis|sos|siempre))?|pareces|parecéis|"
            r"estás|estáis|so"
        ),
        third=r"es|son|era|eran|está",
        fillers="""un una unos unas el la los las muy tan más como todos todas siempre bien gran
            viej{o,a,os,as} grandes pequeñ{o,a} gord{o,a,os,as} fe{o,a,os,as} suci{o,a,os,as}
            asqueros{o,a,os,as} estúpid{o,a,os,as} verdader{o,a,os,as} pedazo de montón
            demasiado""",
        nice=(
            "buen{o,a,os,as} fiel{,es} genial maravillos{o,a,os,as} "
            "precios{o,a} bonit{o,a} lind{o,a} de y"
        ),
        spoken_to=(
            r"\b(?:eres|sois|est[aá]s|est[aá]is|tú|ti|vosotr[oa]s|vos|"
            r"sos|usted(?:es)?|pareces|parecéis|te|os|son|ves)\b"
        ),
        words={
            "dog": "perr{o,os}",
            "pig": (
                "cerd{o,a,os,as} puerc{o,a,os,as} cochin{o,a,os,as} "
                "marran{o,a,os,as} guarr{o,a,os,as}"
            ),
            "cow": "vaca{,s}",
            "donkey": "burr{o,a,os,as} asn{o,os} borric{o,os}",
            "rat": "rata{,s}",
            "monkey": "mono{,s} simio{,s}",
            "goat": "cabra{,s}",
            "fat": "gord{o,a,os,as} foca{,s} ballena{,s}",
            "ugly": "fe{o,a,os,as} horrible{,s}",
            "lazy": "vag{o,a,os,as} perezos{o,a,os,as} holgaz{án,ana,anes}",
            "rubbish": "basura",
            "clown": "payas{o,a,os,as}",
            "lie": "mentiros{o,a,os,as}",
            "coward": "cobarde{,s} gallina{,s}",
            "thief": "ladr{ón,ona,ones}",
            "useless": "inútil{,es}",
            "monster": "monstruo{,s}",
            "dirt": "suci{o,a,os,as}",
            "lose": "perdedor{,a,es,as}",
            "witch": "bruj{o,a,os,as}",
            "!": "don_nadie desgraciad{o,a,os,as} retrasad{o,a,os,as} patétic{o,a,os,as}",
            "-": (
                "torpe{,s} serpiente{,s} víbora{,s} sapo{,s} gusano{,s} cucaracha{,s} elefante{,s}"
            ),
        },
    ),
    "fr": Calling(
        first="tu|vous|t",
        subject=(
            r"tu(?: (?:n['’])?(?:es|étais|sens|as l['’]air))?|t['’]es|"
            r"vous(?: (?:êtes|étiez|avez l['’]air))?"
        ),
        loose=r"espèces?|bande",
        third=r"est|sont|était|étaient|c['’]est",
        fillers="""un une des le la les très si trop vraiment tout tous toutes de comme d plus
            gros grosse{,s} vieux vieille{,s} sale{,s} petit{,e,s,es} grand{,e,s,es} vilain{,e,s,es}
            pauvre{,s} gentil stupide{,s} toujours bien""",
        nice="gentil{,s,le} adorable{,s} fidèle{,s} bon mignon{,s,ne} magnifique{,s} de et",
        spoken_to=r"\b(?:tu|t['’](?:es|as|étais|y)|toi|vous|te)\b",
        words={
            "dog": "chien{,s,ne,nes}",
            "pig": "cochon{,s,ne} porc{,s} truie{,s}",
            "cow": "vache{,s}",
            "donkey": "âne{,s} bourrique{,s}",
            "rat": "rat{,s}",
            "monkey": "singe{,s} guenon{,s}",
            "goat": "bouc{,s} chèvre{,s}",
            "fat": "gros grosse{,s} baleine{,s} énorme{,s}",
            "ugly": "laid{,e,s,es} moche{,s} affreux affreuse{,s}",
            "lazy": "paresseux paresseuse{,s} fainéant{,e,s,es} feignant{,e,s,es}",
            "rubbish": "déchet{,s} poubelle{,s}",
            "clown": "clown{,s} bouffon{,s}",
            "lie": "menteur{,s} menteuse{,s}",
            "coward": "lâche{,s} poltron{,s,ne} trouillard{,e,s,es}",
            "thief": "voleur{,s} voleuse{,s}",
            "useless": "nul{,s} nulle{,s} inutile{,s} bon_à_rien bons_à_rien",
            "monster": "monstre{,s}",
            "dirt": "sale{,s} crasseux",
            "lose": "perdant{,e,s,es} loser{,s}",
            "witch": "sorcière{,s}",
            "!": "pauvre_type débile{,s} pitoyable{,s} moins_que_rien",
            "-": ("bête{,s} serpent{,s} vipère{,s} crapaud{,s} ver{,s} cafard{,s} éléphant{,s}"),
        },
    ),
    "de": Calling(
        first="du|ihr|bist|seid|sie",
        subject=(
            r"du(?: (?:bist|warst|siehst aus wie|stinkst wie))?|ihr (?:seid|wart)|"
            r"(?:bist|seid) (?:du|ihr)"
        ),
        loose=r"ihr|sie(?: sind)?",
        third=r"ist|sind|war|waren",
        fillers="""ein eine einen der die das den so sehr zu echt wirklich alle beide nur immer wie
            doch ganz ziemlich dick{,e,er,es,en} fett{,e,er,es,en} alt{,e,er,es,en}
            dumm{,e,er,es,en}
            groß{,e,er,es,en} klein{,e,er,es,en} faul{,e,er,es,en} blöd{,e,er,es,en} viel haufen
            dreckig{,e,er,es,en} hässlich{,e,er,es,en}""",
        nice="lieb brav toll und im von am in auf für beim",
        spoken_to=r"\b(?:du|ihr|dich|dir|euch|bist|seid)\b|(?-i:\bSie\b)",
        words={
            "dog": "hund hunde",
            "pig": "schwein schweine sau säue ferkel",
            "cow": "kuh kühe",
            "donkey": "esel",
            "rat": "ratte{,n}",
            "monkey": "affe{,n}",
            "goat": "ziege{,n} zicke{,n}",
            "fat": "dick fett fettwanst",
            "ugly": "hässlich",
            "lazy": "faul faulpelz faulpelze",
            "rubbish": "müll abfall dreck abschaum",
            "clown": "clown{,s} witzfigur",
            "lie": "lügner lügnerin{,nen}",
            "coward": "feigling{,e} feige",
            "thief": "dieb{,e}",
            "useless": "nutzlos wertlos",
            "monster": "monster ungeheuer",
            "dirt": "dreckig schmutzig schmutzfink",
            "lose": "verlierer loser",
            "witch": "hexe{,n}",
            "!": "niete{,n} versager spinner erbärmlich gestört nichts_wert",
            "-": ("null behindert schlange{,n} kröte{,n} wurm würmer walross elefant{,en}"),
        },
    ),
    "pt": Calling(
        first="você|vocês|tu|és|sois|seu|sua|seus|suas",
        subject=r"(?:você|vocês|tu)(?: (?:é|são|és|está|estão|estás|parece|parecem))?|és",
        loose=r"seus?",
        third=r"é|são|era|eram",
        fillers="""um uma uns umas o a os as muito tão mais todos todas sempre como bem
            gord{o,a,os,as}
            velh{o,a,os,as} grande{,s} pequen{o,a} suj{o,a,os,as} fei{o,a,os,as} bando de pedaço""",
        nice="bo{m,a} fiel lind{o,a} maravilhos{o,a} legal de e foi é está",
        spoken_to=r"\b(?:você|vocês|tu|ti|te|és|estás|vós)\b",
        words={
            "dog": "cão cães cachorro{,s}",
            "pig": "porc{o,a,os,as}",
            "cow": "vaca{,s}",
            "donkey": "burr{o,a,os,as} jument{o,os}",
            "rat": "rato{,s} ratazana{,s}",
            "monkey": "macac{o,a,os,as}",
            "goat": "bode{,s}",
            "fat": "gord{o,a,os,as} baleia{,s}",
            "ugly": "fei{o,a,os,as} horroros{o,a,os,as}",
            "lazy": "preguiços{o,a,os,as}",
            "rubbish": "lixo",
            "clown": "palhaç{o,a,os,as}",
            "lie": "mentiros{o,a,os,as}",
            "coward": "covarde{,s} medros{o,a,os,as}",
            "thief": "ladrão ladra ladrões",
            "useless": "inútil inúteis imprestáve{l,is}",
            "monster": "monstro{,s}",
            "dirt": "suj{o,a,os,as}",
            "lose": "perdedor{,a,es}",
            "witch": "brux{o,a,os,as}",
            "!": "zé_ninguém vagabund{o,a,os,as} desgraçad{o,a,os,as}",
            "-": ("ridícul{o,a,os,as} cobra{,s} sapo{,s} verme{,s} barata{,s} elefante{,s}"),
        },
    ),
    "it": Calling(
        first="sei|siete|tu|voi|sembri|sembrate|brutto|brutti|brutta",
        subject=r"(?:tu |voi )?(?:sei|siete|eri|sembri|sembrate)",
        loose=r"brutt[oaie]",
        third=r"è|sono|era|erano",
        fillers="""un uno una dei delle il lo la i gli le molto così troppo proprio davvero
            tutti tutte
            sempre come tanto grass{o,a,i,e} vecchi{o,a,e} grande grandi grosso grossa gross{i,e}
            piccol{o,a} sporc{o,a,hi,he} brutt{o,a,i,e} gran stupid{o,a,i,e} più un""",
        nice="buon{o,a,i,e} fedel{e,i} bell{o,a} brav{o,a,i,e} bellissim{o,a} di e",
        spoken_to=r"\b(?:sei|siete|tu|voi|te|ti|vi|eri|stai|state|sembri)\b",
        words={
            "dog": "cane cani",
            "pig": "maial{e,i} porc{o,a,i} scrofa",
            "cow": "vacca vacche mucca",
            "donkey": "asin{o,a,i} somar{o,a,i} ciuc{o,hi}",
            "rat": "ratto ratti topo_di_fogna",
            "monkey": "scimmi{a,e} scimmione",
            "goat": "caprone",
            "fat": "grass{o,a,i,e} ciccion{e,a,i} balena balene",
            "ugly": "brutt{o,a,i,e} orribil{e,i}",
            "lazy": "pigr{o,a,i,he} fannullon{e,i}",
            "rubbish": "spazzatura immondizia",
            "clown": "pagliacc{io,i} buffon{e,i}",
            "lie": "bugiard{o,a,i,e}",
            "coward": "codard{o,a,i,e} vigliacc{o,a,hi,he} fifon{e,i}",
            "thief": "ladr{o,a,i,e}",
            "useless": "inutil{e,i}",
            "monster": "mostr{o,i}",
            "dirt": "sporc{o,a,hi,he}",
            "lose": "perdent{e,i}",
            "witch": "streg{a,he}",
            "!": "nullità ritardat{o,a,i,e} penos{o,a,i,e} fallit{o,a,i,e}",
            "-": ("ridicol{o,a,i,e} serpente vipera verm{e,i} rospo scarafaggi{o,} elefant{e,i}"),
        },
    ),
}
