"""Given names of many cultures: evidence that a word with a capital is a person.

Names in Latin letters are folded: small, without accents.
"""

from __future__ import annotations

from pipeline.stages.checks.names.listed import listed

# Names that are words as well, for each language that has the word; at the start of a sentence,
# and anywhere in German, they are names only with something else that says so.
AMBIGUOUS = {
    "en": listed(
        """
        amber angel ann april art basil beauty bill blessing bliss blossom bob brook brooke buddy
        bunny can carol carter chance charity chase clement cliff clover comfort constance
        constant cooper coral crystal daisy dale dawn desire destiny don dot drew eve faith favour
        fern forest fortune frank gale gene gift ginger glen glory goodness grace grant guy
        happiness happy hazel heath heather holly honey hope hunter ian innocent iris ivy jack
        jade jasper jay jean jewel joy june justice kit lark laurel lily line marigold mark mason
        mats max may mei melody memory mercy miles misty mo nick norma ola olive opal pat patience
        peace pearl penny pepper per poppy precious promise prosper prudence raven ray reed rich
        rob robin rocky rose rowan ruby rusty sage said sandy sierra skip sky skye sol star
        sterling storm sue summer sunny taylor ted terry till tom van victor violet wade will
        willow wisdom wren ye
        """
    ),
    "es": listed(
        """
        ada alba alegria alma ama amparo angel angustias ara armando asma asuncion augusto aurora
        blanca cala candela caridad casimiro celeste clara concha consuelo coral cruz curro dale
        dalia dan dolores domingo dulce ella era esmeralda esperanza estela estrella fe felicidad
        flor franca gloria guadalupe helena ida inmaculada iris isla jade juste justo lamine laura
        laurel lea leon leona lila lima linda lola luna luz malo mar marcos marina mercedes
        milagros mina mira modesto mona nana neve nieve nieves noa norma ola ole olivia orla
        paloma para paz per perla pia piedad pilar prudencia pura reina remedios reto reyes rocio
        rosa rosario said salud salvador sana sara serena seth si sol soledad tilda tina ventura
        vera victoria viola violeta
        """
    ),
    "fr": listed(
        """
        aime ambre ange ara art aube aurore blanche capucine carole celeste chance claire clemence
        clement colette constance constant desire eve fanny fleur florence france gaspard
        hyacinthe innocent iris jade jean jules juste lamine line lise lou louis luc luce mai
        marguerite marin marine maxime merle mina mira modeste mon nana narcisse noel olive
        olivier parfait pascale pat patience perle pierre prudence prune ray rayan reine romain
        romane rosa rose sage said sera sol ton victoire viola violette
        """
    ),
    "de": listed(
        """
        amber ann april ara art asia august aurora beauty berg bill chance christ cooper crystal
        engel erika ernst flora florian frank frieda gene gift gold happy harald heide herbert
        hunter ina iris jade jan jasmin johannes juni justice kai karl laura lilie linde luna mai
        malte maria marie mark max may melody memory mia mira mo nana otto paul per perle rita
        rosa rose sage sasse sky sommer sonja star stella sterling storm till toni ute veilchen
        viola violet violett warren wolf
        """
    ),
    "pt": listed(
        """
        alba alegria alma ama amara amparo angelica angustias ara armando asma augusto aurora
        branca candela celeste chus clara conceicao dana dores ela enora esperanca estela estrela
        fe flor flora gale gama gloria graca ida iris jade leao leni lia lila lina linda line lua
        luz mar marcos margarida marina mia mina mira mona nana nico nino norma nuno ola orla para
        paz pedra per perola pia piedade pilar pura reto rosa rosario salvador sana sena serena
        serra sol soledade tara tia tilda tina tom vasco vera viola violeta vitoria
        """
    ),
    "it": listed(
        """
        ada alba ali alma ama amara angelica angelo ara armando augusto aurora azzurra bianca
        candela candida celeste chiara costanza delizia dolores domenico donato donna felice fiore
        fortunata fortunato franca franco gaia gemma giada gioia gloria grazia iris leone letizia
        libero linda lotta luce luna ma malo marcia margherita marina massimo mia mina mira
        modesta modeste natale nives norma ora pasquale per perla pia prudenza pura regina remi
        rosa rosario salvatore sana santo serena sole speranza stella tara toni vera viola
        violetta vittoria
        """
    ),
    "ru": listed(
        """
        ал али ам вас вер виктори вит владимир гал дим злат ир кол лев лил лук лун люб любов май
        майя марк март мил мир надежд ник нин ол пав рит роз роман свет слав там тих тон юл ян
        ярослав
        """
    ),
    "ar": listed(
        """
        أمل أمير أميرة أمين إيمان بدر جمال جميل جميلة جنى حبيب حسن خالد دينا ربيع رشيد رنا ريم
        زهرة سامي سعاد سعد سعيد سلام شريف شمس صالح طاهر عادل عزيز علي عمر فارس فرح قمر كريم كمال
        ليلى لينا ماجد مجد مراد منى ناصر نور هدى هنا ورد وردة وليد ياسمين
        """
    ),
}

# Words that start sentences far more often than the persons of the same name do.
FUNCTION = listed(
    """
    ela per ella para la di da era ama se si mia non mai mes ton mon elle ali ara una ada sana
    pura reto hay
    """
)

# Stems without their endings of case.
CYRILLIC = listed(
    """
    люб вит гриш лёш тём тон ник
    аиш александр алексе алеш али алин алис алл алёш амелн амин ан анастаси анатоли андре анж анн
    антон арин артем артур артём ахмед богдан борис вадим валентин валери варвар вас васили
    василис вер верони виктор виктори витали владимир владислав вов галин ген георги глеб грейс
    григори даниил данил дарь даш денис джек джон дим дмитри евгени егор екатерин елен елизавет
    жен заир зин зо зухр иван игор иль ильа илюш инн ир ирин карлос кат катерин кваме кир кирилл
    климент кол константин кост ксени ксюш лар ларис лаура лев лен лид лиди лиз лил лукас любаш
    любов людмил люк магомед макар максим марат маргарит мари марин марк март матве маш мигел
    мигель мил милан михаил миш мурад мэри над надежд наст насть натал натали наташ никит никола
    нин окса оксан ол олег олес оливер ольг павел павл паул паш пет петр полин пьер пётр рит
    родион роз роман руслан рустам самир саш свет светлан семен семён серге сереж серёж слав соф
    софи станислав степан тамар тан танз тань татьян тимофе тимур тих том фатим федор фёдор хан
    ханн хосе хуан эдуард эльвир эмил эмили эмм юл юли юр юри яков ян ярослав ясмин
    """
)

ARABIC = listed(
    """
    آدم آمنة أحمد أمل أمير أميرة أمين أمينة أنس أيمن أيوب إبراهيم إسحاق إسماعيل إلياس إياد إيمان
    ابراهيم احمد اسماعيل باسم بشرى بلال بيتر توم ثريا جمال جميلة جورج جون حسن حسين حمد حمدان حمزة
    حنان خالد خديجة دانة داود دينا راشد رامي رانيا رشيد رقية رنا ريم زكريا زياد زينب سارة ساره
    سالم سامي سعاد سعيد سلطان سلمى سليمان سمية سمير سميرة سهام شادي شيماء صالح صفاء صلاح طارق طه
    عائشة عادل عبدالله عبير عثمان علي عماد عمر عيسى غادة فؤاد فادي فارس فاطمة فيصل كريم كمال كوثر
    لبنى لمى لولوة ليلى لينا ماجد ماريا مازن مالك محمد محمود مروان مريم مصطفى منى منير مها موسى
    نادر نادية ناصر نبيل نجلاء نور نورة هالة هدى هشام هند وفاء وليد ياسر ياسمين يحيى يعقوب يوسف
    """
)
