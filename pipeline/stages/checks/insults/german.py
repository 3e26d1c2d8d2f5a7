"""German words that hurt."""

from __future__ import annotations

from pipeline.stages.checks.insults.lexicon import Lexicon

_ADJ = "{,e,en,er,es,em}"

LEXICON = Lexicon(
    vulgar=f"""
        fotze{{,n}} schlampe{{,n}} hure{{,n}} hurensohn hurensöhne nutte{{,n}} bastard{{,e,en}}
        schwuchtel{{,n}} neger{{,n,s}} kanake{{,n}} missgeburt{{,en}} wichser{{,n,s}}
        spast{{,en,i,is}}
        titten schwanzlutscher pisser pisse porno{{,s}}@porn kacke kack leck_mich
        mistkerl{{,e,en,s}}
        beschissen{_ADJ} verpiss verpisst vergewaltig{{en,t,te,er}}@rape judensau zigeunerpack
        dreckschwein{{,e,en}} drecksack drecksäcke möse
    """,
    prefixes="""
        scheiß scheiss arschl fick gefick verfick wichs sackgesicht hurens dreckskerl drecksloch
        drecksleben drecksarbeit dreckszeug
    """,
    strong=f"""
        erbärmlich{_ADJ}@pathetic jämmerlich{_ADJ}@pathetic zwerg{{,e,en}}@dwarf
        idiot{{,en,in,innen,isch,ische,ischen,ischer,isches}} vollidiot{{,en}} trottel{{,n,s}}
        vollpfosten depp{{,en}} dummkopf dummköpfe dumpfbacke{{,n}} blödmann blödmänner schwachkopf
        schwachköpfe hohlkopf hohlköpfe arsch ärsche arsches verdammt{_ADJ}@curse
        verflucht{_ADJ}@curse miststück{{,e}} fettsack fettsäcke fettwanst
        fettarsch schwein_du drecksau@pig dreckige_schweine@pig behindert_bist penner{{,n,s}}
        abschaum halt_die_klappe haltet_die_klappe halt_s_maul halt_dein_maul
        haltet_euer_maul haltet_den_mund@quiet halt_den_mund@quiet halt_das_maul
        fahr_zur_hölle@hell geh_zur_hölle@hell
        krüppel{{,n,s}} missgestalt schwachsinnig{_ADJ} hirnlos{_ADJ} minderbemittelt{_ADJ}
        ich_bring_dich_um@kill verrecke verreck affengesicht blöde_kuh@cow dumme_kuh@cow
        blöde_kühe@cow
        dumme_gans dumme_gänse blöder_hund@dog dummer_hund@dog sau_du du_sau@pig ihr_säue@pig
        weichei{{,er}} heulsuse{{,n}} flachzange spasti tölpel@bird rotzlöffel{{,n}} sexy
        armleuchter{{,n}} versager{{,n,s,in,innen}} taugenichts{{,e}} idiotin hackfresse
        fresse fettes_schwein@pig fette_schweine@pig fette_kuh@cow fette_sau@pig mistvieh
        nichtsnutz{{,e}}
    """,
    mild=f"""
        dumm{_ADJ} dümmer dümmste{{,n,r,s}} dümmlich{_ADJ} blöd{_ADJ} bescheuert{_ADJ} doof{_ADJ}
             bekloppt{_ADJ} dämlich{_ADJ} saublöd{_ADJ} strohdumm{_ADJ}
        verlierer{{,n,s,in,innen}}@lose loser{{,n,s}}@lose hasse_dich@hate hasse_euch@hate
        hassen_euch@hate
        hassen_dich@hate eklig{_ADJ}@disgust ekelhaft{_ADJ}@disgust widerlich{_ADJ}@disgust
        hässlich{_ADJ}@ugly
        spinner{{,n,in}} wie_ein_schwein@pig wie_schweine@pig wie_eine_kuh@cow nervensäge{{,n}}
        hornochse{{,n}} rindvieh@cow knallkopf verzieh_dich verzieht_euch zicke{{,n}}@goat
        stinkst@stink stinkt@stink stinken@stink
    """,
    origins=f"""
        quatsch mist po popo hintern verdummt unsinn blödsinn albern{_ADJ} verflixt{_ADJ}
        gemein{_ADJ} spinnst spinnt verrückt{_ADJ}
        dummheit{{,en}} dummerweise menno mistig pups furz
                 kacka verdammnis
        lächerlich{_ADJ} stumm{_ADJ}
    """,
)
