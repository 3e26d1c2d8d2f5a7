"""Words that give a language away to its nearest kin, which letter statistics confuse it with.

Every word belongs to the language it stands under, and to none that it may be mistaken for.
"""

from __future__ import annotations

_WORDS = {
    "ca": """
        amb pels aquest aquesta aquests aquestes aquell això allò moltes meva meves teva teves tinc
        tenim teniu sóc són estic estàs està estem esteu vaig anem aneu vull volem voleu puc faig
        vius vivim viuen diu diuen agradat avui demà ahir també només allà darrere davant després
        abans aviat gaire prou bastant perquè quan què doncs sinó nosaltres vosaltres germà germanes
        filla àvia nen nens nois amic amics gossa ocell peix llibre llibres cadira clau ciutat
        platja muntanya lluna pluja verd vermell groc vella bonic bonica cansat dolenta dolç aigua
        llet formatge carn taronja menjar beure córrer nedar llegir escriure veure obrir guanyar
        perduda trobar trobat menjat anat vist vingut begut llegit escrit tingut sigut perdut jugat
        guanyat matí setmana anys dilluns dimarts dimecres dijous divendres dissabte diumenge gener
        febrer març juny juliol agost setembre desembre gràcies sisplau vuit feina joc cançó cargol
        jardí massa calenta fred vespre juga juguem nostra nostre nostres vostra mestra mestre
        alumne alumnes deures pilota blava blau vermella illa pont hem heu fet feta fem fan dibuixem
        dibuixa dibuixar finestra finestres obertes oberta tancada tancat neu gel sorra roques cotxe
        sabates jersei barret ulls mans peus cuina dinar sopar esmorzar poma pomes pa ous enciam
        germana cosí cosina oncle nét veí veïna gat gats ànec cavall formiga papallona molt molta
        tothom ningú res alguns algunes cadascú ells elles vine vineu dir digues saber sé saps sap
        volia voldria podria cal hauria haver
        """,
    "gl": """
        dunha nunha algunha ningunha moito máis tamén aínda hoxe despois entón alí fóra lonxe enriba
        miña miñas túa túas súa súas senón teño teñen teñamos tiven foron gústame gústanos gústalle
        irmá irmán irmáns irmás avoa curmán curmá fillo filla xente paxaro ovella fiestra chuvia
        vermello auga laranxa durmir xogar xoga xogamos saír gañar gañou atopar dixen veu mañá luns
        mércores xoves xaneiro febreiro xuño xullo decembro grazas dúas catro xardín xeado xirafa
        viaxe mensaxe imaxe coñezo coñece houbo chámome chámase pecha pechar pechou pechada quere
        queren unha unhas dous xa xunto xuntos xuntas ten tés estou fixo fixemos fixen puxo dixo
        dixeron veñen vén sae saen almorzo cea lingua linguas nena neno nenos nenas rapaza rapaces
        can cans ceo lúa nubes cheo chea dende ata onte setembro outubro novembro martes cincocentos
        bo moitas moitos moita mellor pequerrecha desculpa benvidos quen cando ningún algún coñecer
        xantar xantamos coller collín perdín esquecín esqueceu gusta gustoume gustan axuda axudar
        axudou traballo traballa traballamos traballar ollos cabalo galiña ovo queixo viño mazá
        pexego vella vello fermoso fermosa lanzal vosa vosas noso nosa nosos nosas voso vosos nai
        facer facemos feito feita fai imos praza rúa cociña cociñamos choiva mestra lonxe camiño
        veciño veciña veciños sobriño sobriña mariñeiro encántame encántanos paréceme dóeme axiña
        """,
    "nl": """
        ik jij hij zij wij jullie geen wel ook omdat waar waarom jouw zijn mijn voor naar bij uit
        onder naast tegen zonder vandaag gisteren straks altijd vaak soms zeer slecht mooi leuk
        nieuw koud heeft hebben gaat gaan wil kunnen moet moeten zal doet maak maakt maken woon
        woont wonen speelt spelen eet eten drinkt drinken slaap slaapt slapen loopt leest lezen
        schrijf schrijft ziet zien hou houdt houden vind vindt zitten ligt komt komen moeder broer
        broertje zus zusje kinderen jongen meisje vriend vriendin hond paard huis leraar boek stoel
        raam straat stad dorp lucht zon maan sneeuw sneeuwt blauw groen geel zwart kaas vlees fiets
        trein vliegtuig avond ochtend maand jaar uur tijd maandag dinsdag woensdag donderdag vrijdag
        zaterdag zondag doei drie vijf zes zeven negen feest
        """,
    "da": """
        jeg ikke det hvad hvor hvorfor hvem også meget mig dig os vores deres hun blev efter til fra
        skole børn være går går hjem hver ham hende noget nogen altid aldrig måske mange lille
        lærer venner sjov sjovt dejlig tak godt mad huset søster bror mor
        """,
    "uk": """
        він воно ти мій моє мої твій твоє твої його її їхній свій цей ця ті що чому куди звідки який
        які хто або бо якщо щоб також теж ще вже дуже більше менше тільки лише завжди ніколи іноді
        сьогодні вчора потім був була було буде будуть має маємо мають можу може можемо потрібно
        хоче хочемо подобається живе живемо вчуся вчиться вчимося вчитися навчається грає граємо
        грати пити їсти їмо їв їла спить бігати плавати співати співає танцювати читає пише говорити
        каже бачити дивитися йти йде йдемо їхати їде прийшов пішов зробив робити робить батько
        дідусь дядько тітка дитина діти хлопець дівчина дівчинка друзі кіт кішка кінь вчитель
        вчителька зошит олівець вікно двері вулиця місто річка ліс сонце місяць дощ сніг вітер
        спекотно синій зелений червоний жовтий чорний білий маленька новий старий гарний гарна
        добрий хліб яблуко їжа вечір тиждень рік років понеділок вівторок четвер неділя дякую привіт
        вибач чотири сім вісім дев'ять багато всі ніхто ніщо нічого щось хтось під між біля після із
        зі вони наша наше наші ваша ваше ваші школі школою учень учні учня урок уроки навчання
        читаємо читаю пишемо пишу малюємо малюю малює граю гратися співаємо бігаємо плаваємо їдять
        обід сніданок вечеря смачно смачний прийшла прийшли пішла пішли поїхали приїхали знайшов
        знайшли загубив забув забула допоміг допомогла розповів розповідає цікава цікавий великий
        велика світло темно швидко повільно завтра тут посеред книжка книжку зошити парта дошка небо
        зірка зірки трава квіти квітка пес птах птахи рибалка озеро
        """,
    "bg": """
        ти тя ние вие съм сме сте са бяха ще няма имаш има имат искаш искаме искат мога може могат
        трябва обичам обичаш обича обичаме харесвам харесва живея живееш живее живеем живеят уча
        ядем пия пие спя пиша пише казва каза виждам вижда гледам отивам отиваме ходя идва дойде
        направи това този тази тези онзи който която което които какво къде кога защо защото ако
        също още малко повече винаги никога често понякога сега днес моят моята моето моите твоят
        твоята неговата нейната нашият нашата нашето нашите вашият вашата баща чичо леля дете децата
        момче момиче приятел приятелка кучето котката училището учител учителка учителят книгата
        масата прозорец вратата морето планина небето слънце слънцето дъжд сняг вятър топло син
        червен жълт бял голямо малък хубав хубава добър лошо хляб мляко месо ябълка водата храна ден
        нощ сутрин месец понеделник сряда четвъртък събота здравей здравейте една едно четири седем
        осем девет десет всички всеки нищо нещо някой преди със във към пее пея пеят играе играя
        играят рисува рисуваме чета чете четем четат пишем учим учи спи бяга бягат плува отиде
        отидохме дойдоха видях видяхме намери намерихме забрави забравих загуби загубих помогна
        помага чака чакаме обядваме закуска вечеря вкусно вкусен книга книги тетрадка молив стол
        дъска стая къща вкъщи улица река езеро гора дърво дървета цвете цветя птица птици кон крава
        заек мишка голяма малка нова нов стар стара бързо бавно тук там утре вчера всяка години
        година
        """,
    "be": """
        ён яна яны іх гэты гэтая дзе які якая хто каб таксама яшчэ ужо вельмі больш заўсёды ніколі
        сёння учора заўтра ёсць быў былі будзе хоча любіць жыву жыве вучуся гуляць гуляе чытаць
        пісаць казаць бачыць ісці маці бацька сястра дзядуля дзіця дзеці сябар сябры настаўнік
        настаўніца кніга акно дзверы вуліца вёска сонца дождж вецер холадна цёпла вялікі вялікая
        маленькі прыгожы малако дзень раніца тыдзень дзякуй прывітанне адзін тры чатыры нічога
        """,
    "sr": """
        је су смо сте није нисам има имамо желим жели волим волимо једем једе пијем пије спава читам
        каже иде идемо ово овај ова тај који која које шта када зашто ко јер ако такође још већ више
        увек никад често данас јуче овде мој моја моје твој његов њен мајка отац дете деца дечак
        девојчица пријатељ мачка школи разред учитељ књига планина сунце месец ветар хладно топло
        црвен мали леп лепа ноћ јутро недеља један четири пет
        """,
}
# Whose words are looked for in a translation into a language.
_SISTERS = {
    "es": ("ca", "gl"),
    "pt": ("ca", "gl"),
    "it": ("ca", "gl"),
    "fr": ("ca",),
    "en": ("nl",),
    "de": ("nl", "da"),
    "ru": ("uk", "bg", "be", "sr"),
}
SISTER_WORDS: dict[str, dict[str, tuple[str, ...]]] = {}  # by language asked for: whose a word is
for _language, _sisters in _SISTERS.items():
    _owners: dict[str, tuple[str, ...]] = {}
    for _sister in _sisters:
        for _word in _WORDS[_sister].split():
            _owners[_word] = (*_owners.get(_word, ()), _sister)
    SISTER_WORDS[_language] = _owners
