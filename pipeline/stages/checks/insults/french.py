"""French words that hurt; `con` and `retard` are only here what they are in French."""

from __future__ import annotations

from pipeline.stages.checks.insults.lexicon import Lexicon

LEXICON = Lexicon(
    vulgar="""
        con cons conne connes connard{,s,e,es} connasse{,s} connerie{,s} salope{,s} salopard{,s}
        salaud{,s} pute{,s} putain{,s} pétasse{,s} enfoiré{,s,e,es} bordel merde{,s,ux,use}
        merdique{,s} emmerde{,r,s,nt,ur,urs} couille{,s} bite{,s} chatte{,s}@cat foutre niquer nique
        pédé{,s} tapette{,s} gouine{,s} tantouze{,s} nègre{,s} négro{,s} bougnoule{,s} youpin{,s}
        bicot{,s} chiant{,s,e,es} chier bâtard{,s,e,es}@dog branleur{,s} branler
        ta_gueule vos_gueules fils_de_pute trouduc porno@porn pornographique@porn violeur{,s}@rape
        ferme_ta_gueule fermez_vos_gueules niqué{,s}
    """,
    prefixes="encul connard niqu",
    strong="""
        pathétique{,s}@pathetic minable{,s}@pathetic nain{,e,s,es}@dwarf
        idiot{,s,e,es} imbécile{,s} crétin{,s,e,es} abruti{,s,e,es} débile{,s} demeuré{,s,e,es}
        taré{,s,e,es} attardé{,s,e,es} bouffon{,s,ne,nes}@clown salop
        sale_chien@dog sales_chiens@dog sale_gosse{,s} foutu{,s,e,es} grosse_vache@cow
        gros_cochon@pig gros_porc@pig sale_porc@pig sale_type minable{,s} ordure{,s}@rubbish
        raclure{,s} racaille{,s} ferme_ta_bouche@quiet grognasse{,s} boudin{,s}@sausage
        va_au_diable@hell allez_au_diable@hell je_vais_te_tuer@kill
        maudit{,s,e,es}@curse nigaud{,s,e,es} gros_tas gros_lard pauvre_type pauvres_types
        andouille{,s}@sausage pouffiasse{,s} dégénéré{,s,e,es} nabot{,s} avorton{,s} ducon
        sexy va_mourir bande_de_nuls vaurien{,s}
    """,
    mild="""
        stupide{,s} stupidement perdant{,s,e,es}@lose
        loser{,s}@lose tais_toi@quiet taisez_vous@quiet dégueulasse{,s}@disgust
        je_te_déteste@hate je_vous_déteste@hate je_te_hais@hate
        répugnant{,s,e,es}@disgust dégoûtant{,s,e,es}@disgust
        comme_un_porc@pig comme_des_porcs@pig comme_un_cochon@pig comme_des_cochons@pig
        comme_une_vache@cow sale_gamin{,s,e,es} cinglé{,s,e,es} casse_toi cassez_vous
        gros_nul{,s} pleurnichard{,s,e,es} mocheté{,s}
        sotte sots sottes bêtement imbécilité{,s} idiotie{,s} sale_bête
    """,
    origins="""
        bête{,s} bêtise{,s} sottise{,s} nul{,s,le,les} zut muet{,s,te,tes} fesse{,s} derrière
        mince flûte punaise purée sapristi
        ballot crotte{,s} caca pipi fou folle fous folles dingue{,s}
        nigaud{,s} balourd{,s} ridicule{,s} raté{,s} naze{,s} pourri{,s,e,es} débilité{,s}
        niais{,e,es} sot tête_de_linotte âne{,s}
    """,
)
