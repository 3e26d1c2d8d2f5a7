"""Spanish words that hurt; `coger` and `concha` are harmless in half of the countries."""

from __future__ import annotations

from pipeline.stages.checks.insults.lexicon import Lexicon

LEXICON = Lexicon(
    vulgar="""
        mierda{,s} put{a,as,o,os} putada{,s} putita{,s} zorr{a,as}@fox perr{a,as}@dog ramera{,s}
        cabron{a,as,es} cabrón gilipollas pollas coño joder jodid{o,a,os,as} follar maricón
        maricones
        marica{,s} bollera{,s} negrata{,s} sudaca{,s} cojones culero{,s} hijo_de_puta hijos_de_puta
        hijo_de_perra hijos_de_perra chinga chingar chingada pendej{o,a,os,as} verga huevón huevones
        boludo{,s} boluda{,s} pelotud{o,a,os,as} mamón mamones cagada{,s} cagar me_cago porno@porn
        pornográfic{o,a,os,as}@porn violador{,es}@rape carajo bastard{o,a,os,as}
    """,
    prefixes="gilipoll comemierd",
    strong="""
        patétic{o,a,os,as}@pathetic enan{o,a,os,as}@dwarf
        idiota{,s} imbécil imbéciles estúpid{o,a,os,as} estúpidamente subnormal{,es}
        tarad{o,a,os,as}
         mongólic{o,a,os,as} cretin{o,a,os,as} maldit{o,a,os,as}@curse
        malnacid{o,a,os,as} asqueros{o,a,os,as}@disgust canalla{,s} escoria
        retrasad{o,a,os,as}_mental{,es} gordinflón gordinflona gordinflones foca_gorda
        cerd{o,a,os,as}_asqueros{o,a,os,as}
        vaca_gorda@cow cierra_el_pico cerrad_el_pico cierren_el_pico cierra_la_boca@quiet
        cállate_la_boca
        vete_al_infierno@hell iros_al_infierno@hell vete_al_diablo@hell bobalic{ón,ona,ones}
        mequetrefe{,s}
        muérete@die muéranse@die te_voy_a_matar@kill os_voy_a_matar@kill tontos_del_culo
        zopenc{o,a,os,as}
        memo_de pedazo_de_burro@donkey so_burro@donkey lerd{o,a,os,as} sexy
        inepto{,s} inepta{,s} cenutrio{,s} majader{o,a,os,as} botarate{,s} sinvergüenza{,s}
        piltrafa{,s}
    """,
    mild="""
        tont{o,a,os,as} bob{o,a,os,as} neci{o,a,os,as} perdedor{,a,es,as}@lose
        te_odio@hate os_odio@hate los_odio@hate os_odiamos@hate cállate@quiet cállense@quiet
        callaos@quiet culo{,s}
        apesta{,s,n}@stink apestos{o,a,os,as}@stink qué_asco@disgust das_asco@disgust
         fracasad{o,a,os,as}@lose un_gordo@fat una_gorda@fat unos_gordos@fat unas_gordas@fat
        ese_gordo@fat esa_gorda@fat
        como_un_cerdo@pig como_cerdos@pig como_una_vaca@cow pringad{o,a,os,as} llorica{,s}
        cabeza_hueca paleto{,s} gandul{,es}@lazy inútil{,es}@useless
    """,
    origins="""
        tontería{,s} estupidez estupideces bobada{,s} caramba jolín jolines ostras córcholis
         diantres loc{o,a,os,as} caca pipí pis
        ridícul{o,a,os,as} porquería burr{o,a,os,as} idiotez
          mud{o,a,os,as} trasero{,s} pompis nalga{,s} disparate{,s} tonter{ias,ia}
    """,
)
