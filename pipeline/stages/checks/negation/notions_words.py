"""Other words that carry a negation, or take one for another: "only", "unless", "unhappy".

The table is read like that of the verbs.
"""

WORDS = r"""
only
en: only$ solely merely alone$ lonely except apart_from
es: s[oó]lo$ únic solamente excepto salvo sol[oa]s$
    (?<!de_)menos(?!_(?:cuarto|cinco|diez|veinte|veinticinco|mal|\d))$
fr: seul(?:e|s|es|ement)?$ uniquement simplement sauf excepté
de: nur$ erst$ lediglich allein[e]?$ einsam einzige?[nrs]?$ außer
pt: s[oó]$ somente apenas únic exceto menos$ salvo sozinh
it: solt?anto solo$ sol[aei]$ solamente unic tranne eccetto
ru: только лишь единственн кроме
ar: فقط سوى وحيد وحده وحدي وحدها فحسب الوحيد
zh: (?<![一二两三四五六七八九十几这那哪每多半\d])只 仅 除了 单独 独自 唯一 才
until
en: until till$ before
es: hasta$ antes
fr: jusqu avant
de: bis$ bevor ehe$ erst$ vorher
pt: até$ antes
it: fino_a finch prima_(?:di|che|del)
ru: пока$ до$ перед прежде раньше
ar: حتى قبل
zh: 直到 之前 以前 才
few
en: few (?:very|too|so)_little$ rare seldom hardly scarce barely
es: (?<!un_)poc[oa]s?$ escas apenas casi rara_vez raramente
fr: (?<!un_)(?<!à_)peu$ rare(?:ment|s)?$ à_peine presque guère
de: wenig[e]? selten kaum knapp spärlich
pt: (?<!um_)pouc[oa]s?$ rar[ao] quase mal$ escass
it: poc[oa]$ poch[ie]$ rar[ao] appena quasi scars
ru: мало$ малы редко почти едва
ar: قليل(?!ا) نادر قلما قلة بالكاد
zh: 很少 少有 几乎 罕
impossible
en: impossib unable incapab too_\w+_to
es: imposib incapa demasiad\w+_\w+_para
fr: impossib incapab trop_\w+_pour
de: unmöglich unfähig zu_\w+,?_um
pt: imposs[ií] incapa demasiad\w+_\w+_para
it: impossib incapac troppo_\w+_per
ru: невозмож слишком_\w+,?_чтобы
ar: مستحيل عاجز عجز
zh: 不可能 无法
instead
en: instead rather_than
es: en_vez en_lugar
fr: au_lieu plutôt_que
de: statt anstatt stattdessen
pt: em_vez ao_invés em_lugar
it: invece anziché
ru: вместо
ar: بدلا بدل عوضا
zh: 而是 代替
unless
en: unless otherwise or_else
es: a_menos salvo contrario
fr: à_moins sauf sinon autrement
de: es_sei_denn sonst ansonsten andernfalls außer_wenn
pt: a_menos salvo senão contrário
it: a_meno salvo altrimenti
ru: иначе только_если
ar: وإلا إلا_إذا
zh: 除非 否则 要不 不然
cost
en: cost[s]?$ charge$ pay$ expensive dear$
es: cuest[ae] costó car[oa]s?$ pag[aeoó]
fr: coût coûte cher[es]?$ chère payer?$
de: kost(?:et|en|ete)$ teuer bezahl zahlen$
pt: cust[ao] car[oa]s?$ pag[ao]
it: cost[ao] car[oaie]$ pag[ao]
ru: сто[иия]т дорого(?:й|ст\w+)?$ дорог(?:ие|ая|ую)$ дороже$ плат[ия]
ar: يكلف كلف غال
zh: 花钱 贵 付钱
luck
en: unlucky unfortunat sadly$
es: mala_suerte desgra lamentab
fr: malheureusement malchance
de: pech$ leider unglück
pt: azar infelizmente
it: sfortun purtrop
ru: сожал жаль
ar: لسوء للأسف
zh: 可惜 遗憾 不幸
problem
en: problem troubl mention you're_welcome you_are_welcome
es: problem molest
fr: problème souci$ dérang
de: problem mühe
pt: problem incomod
it: problem disturb
ru: проблем
ar: مشكل
zh: 问题 麻烦
vegetarian
en: vegetarian vegan
es: vegetarian vegan[oa]
fr: végétari végan
de: vegetari vegan
pt: vegetarian vegan[oa]
it: vegetarian vegan[oa]
ru: вегетари веган
ar: نباتي
zh: 素食 吃素
hurt
en: hurt injur harm
es: herid daño$ lastim
fr: bless mal$
de: verletz weh(?!t)
pt: ferid machuc
it: ferit male$
ru: пострада ранен
ar: أصيب يصب مصاب جرح
zh: 受伤 伤
safe
en: unharm unhurt safe$
es: iles[oa] a_salvo
fr: indemne sain_et
de: unverletzt heil$
pt: iles[oa] a_salvo
it: illes
ru: невред цел[ыи]?$
ar: سالم بخير سلام
zh: 安全 没事
prefix
en: \w+proof$ un(?!der|do|it|til|i[oqfvt]|cle)[a-z]{4,}
    in(?:correct|visib|complet|adequat|suffic|activ|depend)
    in(?:edib|secur|formal|accur|abil|justice|experience)
    im(?:patien|polit|perfect|mature|mobil|probab) ir(?:regular|respons|relevant)
    il(?:legal|legib|logic) dis(?:trust|allow|approv|connect|continu|courag|hon|satisf)
    dis(?:respect|order|advant|abil|obe|appear|agree|lik) non-?\w+ mis(?:under|behav|trust)
    nonexist immortal \w{3,}less(?:ly|ness)?$ \w+-free$
es: in(?:correct|visib|complet|adecuad|suficien|activ|depend)
    in(?:segur|útil|util|just|conscien|creíb|quiet|expert)
    im(?:pacien|perfect|propi|puntual|provis|previst) ir(?:regular|respons) il(?:egal|egib|ógic)
    des(?:conect|orden|cuid|inter|obed|apar|agrad|habit|cal[zc]|nud)
fr: in(?:correct|visib|complet|suffis|activ|dépend|util)
    in(?:just|conn|croyab|trouvab|quiet|certain|habit|atten)
    im(?:patien|parfait|prév|mobil|puiss|poli) ir(?:régul|respons) il(?:légal|lisib|logiq)
    dés(?:agr|accord|ord|obé|ert|hab) mécon
de: un(?!d\b|s\b|ter|ser|gef|iv|ifo|fall|ten|i\b|garn)[a-zäöü]{4,} \w{3,}los(?:e[nmrs]?)?$
    \w{4,}frei(?:e[nmrs]?)?$ missver
pt: in(?:corret|vis[ií]|complet|adequad|suficien|ativ)
    in(?:depend|segur|útil|just|acredit|esper|experien) im(?:pacien|perfei|própri|previst)
    ir(?:regular|respons) il(?:egal|eg[ií]v|ógic)
    des(?:conhec|orden|cuid|lig|obed|apare|agrad|calç|neces)
it: in(?:corrett|visib|complet|adegu|suffic|attiv)
    in(?:dipend|util|giust|credib|attes|esper|cert[oa]) im(?:pazien|perfett|previst|prop|mobil)
    ir(?:regol|respons) il(?:legal|leggib|logic) dis(?:accord|ordin|obb|attiv|abit|piac)
    s(?:conosc|content|gradev|comod|cort|fortun)
ru:
    не(?!обход|навид|дел|б[оеа]|жн|давн|вест|м[её]ц|ск|ст|ф|рв|й\b|го\b|му\b|м\b|т\b|котор|сти|с[уёе]т)[а-яё]{4,}
    бес[сзпк][а-яё]{4,} без(?!опас)[а-яё]{4,}
ar: عدم غير
zh: 不[安便幸满足适利法明] 无[效知用关] 非法
"""
