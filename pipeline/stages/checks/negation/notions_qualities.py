"""Qualities that are another one's opposite: "closed", "difficult", "broken".

The table is read like that of the verbs.
"""

QUALITIES = r"""
difficult
en: difficult hard$ tough
es: difícil cuest[ae]
fr: difficil du_mal$ de_la_peine
de: schwer(?:e[nrs]?)?$ schwierig schwerfall
pt: dif[ií]c custa
it: diffic fatic
ru: трудн сложн тяжел
ar: صعب
zh: 难 困难
bad
en: bad(?:ly)?$ worse poor(?:ly)?$ wrong awful terribl untrue false mistak evil$ nasty naughty
    wicked fierce (?:so|very|too|is|are|was|were|be|being)_mean$
es: mal[oa]?s?$ peor pésim fals[oa] mentira equivoc error malvad cruel travies
fr: mauvais mal$ pire faux$ fausse tort$ tromp méchan cruel vilain
de: schlecht schlimm falsch übel irrt geirrt irr(?:e|st)$ unrecht gemein$ bissig grausam
pt: mau$ mal$ má$ pior péssim errad fals[oa] mentira engan malvad cruel travess
it: male$ cattiv pegg sbagli fals[oa] torto$ bugia malvag crudel
ru: плох хуже неправ ошиб невер злой$ злая$ злые$ злюк жесток вредн
ar: سيئ سوء أسوأ خطأ مخطئ كذب شرير شرس
zh: 坏 差 糟 错 凶 恶
ill
en: ill$ sick unwell
es: enferm[oa]s?$ se_encuentr me_encuentr se_sient\w+_mal me_sient\w+_mal mal$
fr: malad mal$
de: krank unwohl
pt: doente mal$
it: malat male$
ru: болен больн боле(?:л|ю|е[тш]) плохо
ar: مريض (?<!م)مرض
zh: 病 不舒服
sad
en: sad(?:ly)?$ unhapp angry$ cross$
es: trist infeliz enfad enoj
fr: trist malheur fâch
de: trauri unglücklich böse$ wütend
pt: trist infeliz zangad
it: trist infelic arrabbi
ru: груст печал зл[ио] серд
ar: حزين حزن غاضب
zh: 难过 伤心 生气
closed
en: clos(?:ed|es)$ close(?!_(?:by|to|friend)|st)$ shut
es: cerrad cierr cerr[aó]
fr: (?<!une_)(?<!la_)(?<!cette_)(?<!notre_)(?<!de_)ferme$ ferm(?:é|ée|és|ées|er|ent)$ fermé
de: geschlossen schließt schloss zu(?=[.!?,]) gesperrt verschlossen
pt: fechad fech[ao]m?$
it: chius chiud
ru: закры
ar: مغلق أغلق يغلق
zh: 关 闭
empty
en: empty sold_out (?:am|are|is|was|were|run|i'm|it's|we're)_out_of(?!_(?:the|tune|order))
    over(?=[.!?,]) ran_out run(?:ning|s)?_out$ finish
es: vac[ií] agot acab[aóa] termin
fr: vide[s]?$ épuis fini(?:e|es|s|r|t)?$ rupture termin
de: leer(?:e[nrs]?)?$ ausverkauft alle(?=[.!?,]) aus(?=[.!?,]) vergriffen vorbei zu_ende
    aufgebraucht fertig beend
pt: vazi esgot acab termin
it: vuot esaur finit finir
ru: пуст законч кончи распрод
ar: فارغ خال[ٍي]?$ نفد نفدت انته أنهي
zh: 空 卖完 完了 售罄 用完 结束 完
small
en: small little$ tiny short(?:er|est)?$ low(?:er)?$
es: pequeñ (?:es|muy|más|soy|son|tan)_baj[oa]s?$ cort[oa]
fr: petit(?!s?_déj) bas$ basse (?<!fille_)(?<!il_)(?<!elle_)(?<!qui_)(?<!on_)court$ court[es]s?$
de: klein kurz kürz niedrig winzig
pt: pequen(?!os?-almoço) baix[oa]s?$ curt[oa]
it: piccol bass[oaie]$ cort[oaei]$ brev
ru: мален малы низк коротк
ar: صغير قصير
zh: 小(?![时時组组学學狗猫说說朋明红丑]) 矮 短 低
far
en: far$ long_way farther distan
es: lej[oa]
fr: loin(?:tain)?$
de: weit(?:e|en)?$ fern[e]?$
pt: longe
it: lontan
ru: далек далёк
ar: بعيد
zh: 远
late
en: late$ delay slow(?:ly|er)?$
es: (?<!la_)(?<!esta_)(?<!buenas_)(?<!una_)tarde$ retras lent[oa] despacio tard[aoó]
fr: tard$ retard lent(?:e|ement|s)?$ tard[eé]
de: spät verspät langsam
pt: (?<!à_)(?<!da_)(?<!de_)(?<!boa_)(?<!esta_)(?<!uma_)tarde$ atras lent[oa] devagar demor
it: tardi$ ritard lent[oaei]$ (?<!il_)(?<!un_)(?<!al_)(?<!del_)(?<!di_)(?<!o_)piano$
ru: поздн опозд опаз медл
ar: تأخر متأخر يتأخر بطيء بطء
zh: 迟 (?<![昨今每当傍])晚(?![上饭餐会安霞]) 慢
old
en: (?<!years_)(?<!year_)(?<!-)(?<!months_)(?<!how_)old$ older used$
es: viej[oa] usad
fr: vieu vieil usé
de: (?<!jahre_)(?<!jahr_)(?<!wie_)alt$ alt(?:e[nrsm]?)$ gebraucht älter
pt: velh usad
it: vecch usat
ru: стар[ыоауи]
ar: قديم كبير_ال عجوز
zh: 老(?![师師虎鼠板家]) 旧(?!金山)
quiet
en: quiet silen speechless
es: silenci call(?:a|ó|ad|ar|en|amos|é) sin_palabras
fr: silen tai(?:re|s|sez|sons|t|sait)$ muet
de: leise still$ schweig schwieg ruhig stumm sprachlos
pt: sil[eê]nc cal(?:a|ou|ad|em|ar|e)$
it: silenz zitt[oi] tac(?:e|i|que|ere|ete)$
ru: молч тих[оий] тише$ тишин
ar: صامت صمت هادئ بهدوء سكت
zh: 安静 静 沉默
different
en: differ otherwise unlike
es: distint diferen de_otr
fr: différ autrement
de: anders unterschied verschied
pt: diferen distint outr[oa]
it: divers different
ru: отлич по-друг иначе разн
ar: مختلف يختلف تختلف
zh: 不一样 不同
bored
en: bor(?:ed|ing)$ dull
es: aburr
fr: ennu
de: langweil öde$
pt: aborr entedi chat[oa]s?$
it: noi[oa] annoi
ru: скуч(?!а\w+_по)
ar: ممل ملل
zh: 无聊 没意思
bare
en: barefoot bald naked strange(?:ly)?$ odd$ weird
es: descalz calv[oa] desnud rar[oa]s?$ extrañ
fr: pieds_nus chauve étrange bizarre
de: barfuß glatz nackt komisch seltsam merkwürdig
pt: descalç careca estranh esquisit
it: scalz calv[oi]$ nud[oi]$ stran[oaie]
ru: боси[кй] лыс странн
ar: حاف(?!ل) أصلع غريب
zh: 光脚 秃 奇怪
danger
en: danger unsafe
es: peligr
fr: danger
de: gefährlich gefahr(?!en$)
pt: perig
it: pericol
ru: опасн
ar: خطر خطير
zh: 危险
busy
en: busy taken$ occup
es: ocupad
fr: occupé
de: beschäftigt besetzt belegt
pt: ocupad
it: occupat impegnat
ru: занят
ar: مشغول
zh: (?<!帮)(?<!幫)忙
broken
en: broke[n]?$ tore$ torn$ broken_down out_of_order
es: rot[oa]s?$ romp(?:ió|ieron|í|imos)$ estropead averiad avería
fr: cassé panne$
de: kaputt defekt
pt: quebrad avariad estragad
it: rott[oaie]$ guast[oaie]
ru: сломан сломал порва не_в_порядке
ar: معطل عطل(?!ة|ت) مكسور
zh: 坏 断了 故障
weak
en: weak rude lazy ugly shy$ dirty
es: débil grosero perezos vag[oa]$ fe[oa]s?$ suci[oa] tímid
fr: faible impoli paresseu laid moche sale$ timid
de: schwach unhöflich faul hässlich schmutzig dreckig schüchtern
pt: frac[oa] grosseir preguiç fei[oa]s?$ suj[oa] tímid
it: debol maleducat pigr[oai] brutt[oaie] sporc timid
ru: слаб груб ленив некрас грязн робк стесн
ar: ضعيف كسول قبيح وسخ متسخ خجول
zh: 弱 懒 丑 脏 害羞
shallow
en: shallow narrow thin$ blunt
es: estrech delgad
fr: étroit mince fin(?:e|es|s)$
de: seicht flach schmal dünn eng$
pt: ras[oa]$ estreit magr
it: strett magr[oai] sottil
ru: мелк узк тонк
ar: ضحل ضيق رقيق
zh: 浅 窄 薄
cold
en: (?<!a_)cold$ freez(?:es|ing)$ chilly
es: frí[oa]s?$
fr: froid
de: kalt kälte friert friere?$ frostig
pt: fri[oa]s?$
it: fredd
ru: холодн мороз
ar: بارد برد
zh: 冷
stupid
en: stupid silly foolish dumb
es: tont estúpid
fr: bêtes?$ bêtis stupid idiot
de: dumm blöd doof
pt: tont estúpid parv[oa]s?$ (?:é|és|sou|são|tão|muito|mais)_burr[oa]s?$
it: stupid scioc scem
ru: глуп туп(?:ой|ая|ые)$ дурак
ar: غبي أحمق
zh: 笨 傻 蠢
dear
en: expensive costly pricey
es: caros?$ (?:muy|tan|más|es|son|está|están)_caras?$
fr: ch(?:er|ère)s?(?=\s*(?:[.!?;]|$|pour\b|du\b|mais\b|que\b)) coûteu
de: teuer teure
pt: caros?$ (?:muito|tão|mais|é|são|está|estão)_caras?$
it: car[oaie](?=\s*(?:[.!?;]|$|per\b|ma\b)) costos
ru: дорого$ дорогие$ дорогой(?=\s*[.!?])
ar: غالي غال[ٍي]?$ باهظ
zh: 贵
"""
