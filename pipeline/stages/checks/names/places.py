"""Places, feasts and persons of history whose names differ between languages."""

from __future__ import annotations

from pipeline.stages.checks.names.listed import listed

# Names of one place stand on one line, in any script; for Russian cases beginnings are enough.
CITIES = """
london londres londra лондон 伦敦 لندن
paris parís parigi париж 巴黎 باريس pariser
berlin berlín berlino berlim берлин 柏林 برلين
munich münchen múnich monaco мюнхен 慕尼黑 ميونخ munique münchner
cologne köln colonia кёльн кельн 科隆 كولونيا colônia kölner
vienna wien viena vienne вен 维也纳 فيينا wiener viennese
rome roma rom рим 罗马 روما römisch roman romain
milan milano milán milão mailand милан 米兰 ميلانو
venice venezia venecia venise venedig veneza венеци 威尼斯 البندقية
florence firenze florencia florenz florença флоренци 佛罗伦萨 فلورنسا
naples napoli nápoles neapel неапол 那不勒斯 نابولي
turin torino turín turim турин 都灵 تورينو
genoa genova génova gênes genua геную генуе генуи генуя 热那亚 جنوة gênova
seville sevilla séville siviglia sevilha севиль 塞维利亚 إشبيلية sevilian
madrid мадрид 马德里 مدريد madri
barcelona barcelone barcellona барселон 巴塞罗那 برشلونة
zaragoza saragossa saragosse saragozza сарагос 萨拉戈萨
cordoba córdoba cordoue cordova кордов قرطبة 科尔多瓦
granada grenade гранад غرناطة 格拉纳达
lisbon lisboa lisbonne lissabon lisbona лиссабон 里斯本 لشبونة
porto oporto порту 波尔图
brussels bruxelles bruselas brüssel bruxelas брюссел 布鲁塞尔 بروكسل
antwerp antwerpen anvers amberes anversa антверпен 安特卫普
bruges brugge brujas brügge брюгге
geneva genève ginebra genf ginevra genebra женев 日内瓦 جنيف
zurich zürich zúrich zurigo zurique цюрих 苏黎世 زيورخ
basel bâle basilea basileia базел 巴塞尔
athens athènes atenas athen atene афин 雅典 أثينا
moscow moscou moscú moskau mosca moscovo москв 莫斯科 موسكو
warsaw warszawa varsovia varsovie warschau varsavia varsóvia варшав 华沙 وارسو
krakow kraków cracovia cracovie krakau cracóvia краков 克拉科夫 cracow
prague praha praga prag праг 布拉格 براغ
copenhagen københavn copenhague kopenhagen copenaghen копенгаген 哥本哈根 كوبنهاغن
stockholm estocolmo stoccolma стокгольм 斯德哥尔摩
helsinki helsínquia хельсинки 赫尔辛基
dublin dublín dublino дублин 都柏林 دبلن
edinburgh édimbourg edimburgo эдинбург 爱丁堡 إدنبرة
hamburg hambourg hamburgo amburgo гамбург 汉堡 هامبورغ
frankfurt francfort fráncfort francoforte франкфурт 法兰克福
dresden dresde dresda дрезден 德累斯顿
leipzig leipzig lipsia лейпциг 莱比锡
nuremberg nürnberg núremberg norimberga nuremberga нюрнберг
aachen aix-la-chapelle aquisgrán aquisgrana ахен aix
strasbourg straßburg estrasburgo strasburgo страсбург
marseille marseilles marsella marsiglia marselha марсел 马赛 مرسيليا
lyon lione lión lyons лион 里昂 ليون
bordeaux burdeos bordéus бордо 波尔多
toulouse tolosa тулуз 图卢兹
nice nizza niza ницц 尼斯
avignon aviñón avignone
new york nueva york nova iorque nuova nyc нью-йорк 纽约 نيويورك
beijing pekín pékin peking pechino pequim пекин 北京 بكين
shanghai shanghái schanghai xangai шанхай 上海 شنغهاي
tokyo tokio tóquio токио 东京 طوكيو
seoul seúl séoul seul сеул 首尔 سيول
cairo caire kairo caire каир 开罗 القاهرة
alexandria alexandrie alejandría alessandria александри 亚历山大 الإسكندرية
damascus damas damasco damaskus дамаск 大马士革 دمشق
baghdad bagdad багдад 巴格达 بغداد
jerusalem jerusalén jérusalem gerusalemme jerusalém иерусалим 耶路撒冷 القدس
istanbul estambul стамбул 伊斯坦布尔 إسطنبول
mecca meca mecque mekka la мекк مكة 麦加
casablanca касабланк الدار 卡萨布兰卡
algiers alger argel algier algeri алжир الجزائر 阿尔及尔
tunis túnez tunisi тунис تونس 突尼斯
cape town kapstadt ciudad cap кейптаун 开普敦
mexico méxico messico mexiko mexique мехико 墨西哥
havana habana havane havanna l'avana гаван 哈瓦那 avana
bombay mumbai мумбаи 孟买
delhi дели 德里 دلهي
"""

RIVERS_AND_REGIONS = """
thames támesis tamise themse tamigi tâmisa темз 泰晤士
rhine rhin rhein rin reno рейн 莱茵
danube donau danubio danubio дуна 多瑙河
nile nil nilo нил 尼罗河 النيل
seine sena senna сен 塞纳
tagus tajo tage tejo tago тахо
elbe elba эльб 易北
douro duero
ebro èbre эбр 埃布罗
loire loira луар 卢瓦尔
rhône rhone ródano rodano 罗讷
volga wolga волг 伏尔加
garonne garona garonna гаронн
ganges gange ганг 恒河
vistula vistule weichsel vístula vistola висл
mississippi misisipi миссисипи 密西西比
amazon amazonas amazone amazzoni amazzonia amazonia амазон 亚马逊 الأمازون
alps alpes alpen alpi альп 阿尔卑斯 الألب
pyrenees pirineos pyrénées pyrenäen pirenei пирене 比利牛斯
andes anden ande анд 安第斯
everest эверест 珠穆朗玛
mediterranean mediterráneo méditerranée mittelmeer mediterraneo средиземн 地中海 المتوسط
atlantic atlántico atlantique atlantik atlantico атлантич 大西洋 الأطلسي
pacific pacífico pacifique pazifik pacifico тих 太平洋 الهادئ
baltic báltico baltique ostsee baltico балтийск 波罗的海
europe europa европ 欧洲 أوروبا europea européen european
africa áfrica afrique afrika африк 非洲 إفريقيا أفريقيا
asia asie asien ази 亚洲 آسيا
america américa amérique amerika америк 美洲 أمريكا 美国
australia australie australien austrália австрали 澳大利亚
antarctica antártida antarctique antarktis antartide антарктид 南极
catalonia cataluña catalogne katalonien catalogna catalunha каталони
andalusia andalucía andalousie andalusien андалуси الأندلس
bavaria bayern baviera bavière бавари bayrisch bayerisch
brittany bretagne bretaña bretagna британ
tuscany toscana toscane toskana тоскан
sicily sicilia sicile sizilien сицили
sardinia cerdeña sardaigne sardinien sardegna
burgundy bourgogne borgoña burgund borgogna
normandy normandie normandía normandia нормандии
scotland escocia écosse schottland scozia escócia шотланди 苏格兰 اسكتلندا
england inglaterra angleterre inghilterra англи 英格兰 英国 إنجلترا
wales gales galles уэльс 威尔士
earth tierra terre erde terra земл 地球 الأرض
moon luna lune mond lua лун 月
sun sol soleil sonne sole солнц 太阳
mars marte марс 火星 المريخ
venus vénus венер 金星 الزهرة
jupiter júpiter giove юпитер 木星
saturn saturne saturno сатурн 土星
mercury mercurio mercure merkur меркури 水星
neptune neptuno neptun nettuno нептун 海王星
"""

# Feasts, faiths, subjects, kinship, and persons of history, of fable and of faith.
OTHERS = listed(
    """
    christmas xmas easter pentecost epiphany halloween thanksgiving carnival ramadan eid lent
    hanukkah diwali navidad pascua reyes nochebuena nochevieja pentecostés carnaval ramadán noël
    pâques pentecôte toussaint épiphanie carême weihnachten ostern pfingsten silvester nikolaus
    fasching karneval advent natal páscoa ramadã natale pasqua capodanno befana carnevale
    ferragosto pentecoste рождество рождества пасха пасху новый год рамадан god allah lord bible
    quran koran torah jesus christ buddha islam christian christianity muslim jewish dios biblia
    corán jesús cristo virgen dieu coran jésus gott bibel christus deus bíblia dio bibbia gesù бог
    бога библия иисус христос moses goliath maths math mathematics science biology history
    geography english french spanish german physics chemistry music pe latin religion ict it drama
    internet web wifi google mum mom dad mummy daddy grandma grandpa granny grandad nan santa
    father mother mamá papá abuela abuelo maman papa mamie papi mamma papà nonna nonno mãe pai
    vovó vovô year class grade room team form group unit page chapter lesson school mr mrs miss
    sir madam teacher professor doctor president minister council state union republic government
    parliament army renaissance enlightenment antiquity middle ages olympics olympic games world
    cup euro champions north south east west nord sud ouest est norte sur este oeste sul leste
    ovest plato aristotle socrates homer pythagoras euclid archimedes caesar cleopatra columbus
    magellan napoleon charlemagne confucius avicenna averroes saladin michelangelo raphael titian
    ptolemy virgil horace ovid platón aristóteles sócrates homero pitágoras euclides arquímedes
    césar colón magallanes napoleón carlomagno platon aristote socrate homère pythagore euclide
    archimède colomb napoléon sokrates aristoteles euklid kolumbus platone aristotele omero
    pitagora archimede colombo magellano platão arquimedes magalhães confúcio confucio tchaikovsky
    dostoevsky tolstoy pushkin chekhov lenin stalin gorbachev gagarin mendeleev putin zeus hera
    hercules ulysses odysseus achilles aphrodite jupiter juno minerva mars venus neptune apollo
    athena cinderella rapunzel pinocchio cenicienta caperucita blancanieves cendrillon
    aschenputtel cenerentola hook garfio crochet gancho uncino campanilla clochette trilli batman
    superman spiderman smurfs pikachu grinch quijote quixote
    snoopy gruffalo hobbit gandalf dumbledore hogwarts hermione voldemort snape quatorze quinze
    seize premier princess prince king queen season episode part volume level stage round version
    i i'm ok okay hello hi dear bye tv pc cd dvd uk usa us eu un nasa monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december
    """
)
