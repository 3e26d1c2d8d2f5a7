"""Portuguese words that hurt."""

from __future__ import annotations

from pipeline.stages.checks.insults.lexicon import Lexicon

LEXICON = Lexicon(
    vulgar="""
        merda{,s} put{a,as,o} putaria caralho{,s} porra foder foda fodid{o,a,os,as} foda_se cu cuzão
        cuzões buceta boceta viad{o,os} veado_de_merda sapatão cadela{,s}@dog vadia{,s}
          filho_da_puta filhos_da_puta desgraçad{o,a,os,as}
        arrombad{o,a,os,as} pentelho cacete crioul{o,a,os} macac{o,a,os,as}_de_merda
        pornô@porn pornográfic{o,a,os,as}@porn estuprador@rape cagar cagad{a,o} paneleiro{,s}
        cabrão cabrões cona putinha
    """,
    strong="""
        patétic{o,a,os,as}@pathetic anão@dwarf anões@dwarf
        idiota{,s} imbecil imbecis estúpid{o,a,os,as} cretin{o,a,os,as} otári{o,a,os,as} babaca{,s}
        retardad{o,a,os,as} débil_mental débeis_mentais mongoloide{,s} burr{o,a,os,as}@donkey
        maldit{o,a,os,as}@curse droga_de gordão@fat gorducha@fat balofo{,s} porco_imundo@pig
        porcos_imundos@pig vaca_gorda@cow sua_vaca@cow seu_porco@pig seus_porcos@pig
        cala_a_boca@quiet
        cale_a_boca calem_a_boca cala_te_idiota vá_para_o_inferno@hell vai_pro_inferno@hell
        vai_se_ferrar
        inútil@useless inúteis@useless nojent{o,a,os,as}@disgust asqueros{o,a,os,as}@disgust
        canalha{,s} safad{o,a,os,as} patife{,s} lixo_humano sem_vergonha
        palerma{,s} parv{o,a,os,as} tarad{o,a,os,as} sexy vou_te_matar@kill
        besta{,s}@monster jument{o,a,os,as}@donkey escória escroto{,s}
        fracassad{o,a,os,as}@lose
    """,
    mild="""
        tol{o,a,os,as} bob{o,a,os,as} tont{o,a,os,as} pateta{,s} perdedor{,a,es,as}@lose
        cala_te@quiet calem_se@quiet
        te_odeio@hate odeio_te@hate odeio_vocês@hate odeio_você@hate fedorent{o,a,os,as}@stink
          otarice como_um_porco@pig como_porcos@pig como_uma_vaca@cow trouxa{,s} panaca{,s}
        cale_se@quiet um_gordo@fat uma_gorda@fat imprestável@useless
    """,
    origins="""
        bobagem mud{o,a,os,as} cocô cocó bumbum rabo bobagens tolice{,s} asneira{,s} besteira{,s}
        puxa caramba droga poxa louc{o,a,os,as}
        malu{co,ca,cos,cas} xixi
        burrice estupidez ridícul{o,a,os,as}
        idiotice parvoíce
    """,
)
