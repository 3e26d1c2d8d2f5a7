"""Italian words that hurt."""

from __future__ import annotations

from pipeline.stages.checks.insults.lexicon import Lexicon

LEXICON = Lexicon(
    vulgar="""
        cazz{o,i,ata,ate} merd{a,e,oso,osa} stronz{o,a,i,e,ata,ate} puttan{a,e,ata,ate}
        zoccol{a,e} vaffanculo fanculo culo_di_merda coglion{e,i,a} minchia figa fica
        bastard{o,a,i,e}@dog
        frocio froci ricchion{e,i} negr{o,a,i,e} terron{e,i} porn{o,ografico}@porn
        porca_troia porca_puttana porco_dio figlio_di_puttana figli_di_puttana rompipalle
        incazzat{o,a,i,e} mignott{a,e} baldracc{a,he} pompino stuprat{o,a,ore}@rape rottinculo
    """,
    strong="""
        patetic{o,a,i,he}@pathetic nano@dwarf nana@dwarf nani@dwarf
        idiot{a,i,e} imbecill{e,i} cretin{o,a,i,e} deficient{e,i} scem{o,a,i,e} stupid{o,a,i,e}
        stupidamente mongoloid{e,i} ciccion{e,i,a}@fat grassona grassone
        schifos{o,a,i,e}@disgust maledett{o,a,i,e}@curse dannat{o,a,i,e}@curse brutta_vacca@cow
        vacca_grassa@cow sporco_maiale@pig sporchi_maiali@pig zitto_idiota chiudi_il_becco
        chiudete_il_becco chiudi_la_bocca@quiet vai_all_inferno@hell va_al_diavolo@hell
        somar{o,a,i,e}@donkey
        babbe{o,i} tont{o,a,i,e} rincoglionit{o,a,i,e} fesso fessi fessa sfigat{o,a,i,e} pezzente
        feccia carogn{a,e} mascalzon{e,i} farabutt{o,i} ebete ebeti mentecatt{o,a,i} zotic{o,a}
        citrull{o,a,i} pirla buzzurr{o,i} scimunit{o,a,i} ti_ammazzo@kill crepa sexy
        testa_di_rapa buon{i,o}_a_nulla zuccon{e,i} mezz{a,e}_calzett{a,e}
    """,
    mild="""
        sciocc{o,a,hi,he} perdent{e,i}@lose stai_zitt{o,a}@quiet state_zitti@quiet cul{o,i}
        ti_odio@hate vi_odio@hate vi_odiamo@hate
        disgustos{o,a,i,e}@disgust fai_schifo@disgust fa_schifo@disgust fate_schifo@disgust
        come_un_maiale@pig come_maiali@pig come_una_vacca@cow cafon{e,i,a} frignon{e,a,i}
        quella_vacca@cow quel_maiale@pig
        smidollat{o,a,i} cicciobomba levati_di_torno
        che_schifo@disgust puzz{i,a,ate,ano}@stink
    """,
    origins="""
        accidenti sedere chiappe mut{o,a,i,e} cavolo caspita mannaggia uffa sciocchezz{a,e}
        stupidaggin{e,i} stupidit{à,a} matt{o,a,i,e}
        pazz{o,a,i,e} diavolo cacca pup{ù,u} asin{o,a,i,e}
          scemenz{a,e} ridicol{o,a,i,e}

    """,
)
