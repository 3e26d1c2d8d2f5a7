"""English words that hurt."""

from __future__ import annotations

from pipeline.stages.checks.insults.lexicon import Lexicon

LEXICON = Lexicon(
    vulgar="""
        shit{,s,ty,ter,head,heads,hole,ting} bullshit bitch{,es,y}@dog asshole{,s} arsehole{,s}
        bastard{,s} cunt{,s} twat{,s} wanker{,s} tosser{,s} cock{,s}@rooster cocksucker{,s}
        dick{,s} dickhead{,s} pussy@cat pussies@cat whore{,s} slut{,s,ty} nigger{,s} nigga{,s}
         spic{,s} kike{,s} paki{,s} gook{,s} wetback{,s} faggot{,s} fag{,s} tranny trannies
        blowjob{,s} dildo{,s} porn@porn porno@porn pornographic@porn piss pissed jizz motherf
        raped@rape rapist{,s}@rape rap{e,es,ing}@rape
        son_of_a_bitch sons_of_bitches horny milf tits@bird titties boobs@bird
    """,
    prefixes="fuck motherfuck fuckin",
    strong="""
        pathetic@pathetic dwarf{,s}@dwarf dwarves@dwarf
        idiot{,s,ic} a_jerk jerks imbecile{,s} moron{,s,ic} cretin{,s} dumbass{,es}
        jackass{,es}@donkey ass@donkey asses@donkey arse{,s} lardass fatass fatso fatty fatties
        retard{,s,ed} crap{,py} damn{,ed}@curse damnit dammit goddamn bloody@blood scumbag{,s}
        scum lowlife{,s} douche douchebag{,s} dipshit dimwit{,s} nitwit{,s} halfwit{,s}
        numbskull{,s} dunce{,s} blockhead{,s} bonehead{,s} airhead{,s} knucklehead{,s}
        dork{,s} spaz cripple{,s} midget{,s}
        hag{,s}@witch sexy slob{,s} weirdo{,s} pervert{,s} screw_you drop_dead go_to_hell@hell
        kill_yourself kill_yourselves kill_you_all@kill shut_the_hell_up shut_your_mouth
        shut_your_mouths@quiet what_the_hell@hell to_hell_with@hell piece_of_trash piece_of_garbage
        pieces_of_trash i_will_kill_you@kill i_ll_kill_you@kill nobody_likes_you
        go_die go_and_die hope_you_die@die wimp{,s} sissy sissies
        fat_cow fat_cows@cow fat_pig fat_pigs@pig filthy_pig filthy_pigs
    """,
    mild="""
        stupid stupidly stupidity dumb dumber dumbest shut_up@quiet loser{,s}@lose
        hate_you@hate hate_you_all@hate hate_your@hate suck_at@bad this_sucks@bad that_sucks@bad
        it_sucks@bad school_sucks@bad you_suck@bad class_sucks@bad game_sucks@bad
        stink{,s,ing}@stink crybab{y,ies} snitch{,es} scaredy_cat{,s} brat{,s}
        get_lost@lose buzz_off sod_off lousy@bad a_freak@freak a_creep@freak
        like_a_pig@pig like_pigs@pig like_a_cow@cow
        a_fool@clown you_fool{,s} disgusting@disgust
    """,
    origins="""
        silly goofy daft foolish fool{,s} nonsense crazy dang darn gosh heck blimey nuts mad
           poop poo pee naughty dope
         mute fart{,s,ed} bum{,s} bottom{,s} backside butt{,s} dope sucks failure{,s}
    """,
)
