"""The words that pupils use most, by language: what tells short texts apart.

Articles, pronouns, prepositions, forms of to be and to have, question words, greetings, and
some twenty words of school talk, written for this project. Only words of two letters or more.
"""

from __future__ import annotations

_WORDS = {
    "en": """the and of to in is you that it he was for on are as with his they at be this have
        from or had by not but what all were we when your can said there an each which she do how
        their if will up other about out many then them these so some her would make like him into
        has more no yes my our me hello hi thanks thank please good morning see school class
        friend friends very today day because who where why also us am don it's want love new""",
    "es": """el la los las un una de del al que en es por con para se su lo como más pero sus le ya
        este esta esto sí no porque muy sin sobre también me hasta hay donde quien desde todo nos
        todos uno les ni contra otros ese eso ante ellos mi tu tú yo qué cómo son está están soy
        eres era tiene tengo tenemos hola gracias buenos días adiós amigo amigos escuela clase hoy
        mañana mucho mucha muchas muchos gusta casa día bien nosotros vosotros ellas ha he hemos
        fue hace cuando aquí nuestra nuestro vamos quiero""",
    "fr": """le la les un une des de du et est en que qui il elle on nous vous ils elles je tu ne
        pas plus dans pour sur par avec au aux ce cette ces se sa son ses leur leurs mais ou où
        comme tout tous très bien aussi même sans sont été être avoir ai as avons avez ont était
        suis es sommes mon ma mes ton ta tes notre nos votre bonjour salut merci oui non école
        classe ami amis aujourd'hui demain beaucoup c'est quand pourquoi parce aime jour fait""",
    "de": """der die das und ist in den von zu mit sich des auf für nicht ein eine einen einem einer
        dem es im auch an als nach wie aus bei oder war sind ich du er sie wir ihr haben hat habe
        werden wird wurde noch nur so über zum zur kann aber mein meine dein sein seine unser
        unsere euch uns mir mich dir dich hallo danke bitte guten morgen tag ja nein schule klasse
        freund freunde heute sehr viel gut wenn warum weil was wer wo gibt immer mehr schon""",
    "pt": """um uma de do da dos das em no na nos nas que não para por com se os ao aos mais
        mas como foi ele ela eles elas tem seu sua seus suas ou quando muito já está também só pelo
        pela até isso entre depois sem mesmo meu minha nós você vocês eu tu isto esta este são sou
        era temos tenho olá oi obrigado obrigada bom dia sim escola turma amigo amigos hoje amanhã
        muita muitos gosto porque nosso nossa aqui fazer à às ser há tudo bem estou""",
    "it": """il lo la gli le un una di del della dei delle che in per con non si da al alla ai sono
        come ma anche più su nel nella questo questa se mi ti ci ha ho hai abbiamo hanno è era
        essere io tu lui lei noi voi loro mio mia tuo suo sua nostro nostra quando molto tutto
        tutti cosa chi dove perché ciao grazie buongiorno sì scuola classe amico amici oggi domani
        fare bene sei siamo sta ancora dopo poi già quello dal dalla piace giorno""",
    "nl": """de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit
        nog naar door over ze zij hij wij we je jij ik mijn jouw jullie ons onze hun haar wat wie
        waar waarom hoe heeft heb hebben had was waren worden wordt kan kunnen zal deze dit die of
        tot geen veel goed meer hallo hoi dank bedankt goedemorgen ja nee school klas vriend
        vrienden vandaag morgen heel omdat leuk gaan mooi""",
    "sv": """och att det som en ett på är av för med till den har de inte om jag du han hon vi ni
        dem var men sig så från kan ska när vad vem mycket också hej tack god morgon ja nej skola
        skolan klass vän vänner idag mig dig oss min mitt mina din vår våra eller bara efter där
        här finns hur""",
    "da": """og det at en et er på af for med til den har de ikke om jeg du han hun vi dem var men
        sig så fra kan skal når hvad hvem meget også hej tak god morgen ja nej skole skolen klasse
        ven venner mig dig os min mit mine din vores eller kun efter der her hvor hvordan blev
        været nogle""",
    "nb": """og det at en et er på av for med til den har de ikke om jeg du han hun vi dem var men
        seg så fra kan skal når hva hvem mye også hei takk god morgen ja nei skole skolen klasse
        venn venner meg deg oss min mitt mine din vår våre eller bare etter der her hvor hvordan
        ble vært noen""",
    "fi": """ja on ei se että hän oli ovat mutta kun niin kuin myös joka tämä minä sinä me te he
        olen olet olemme mitä missä miksi koska hei moi kiitos kyllä koulu ystävä tänään hyvää
        huomenta minun sinun meidän tai vain jos sitten nyt hyvin paljon""",
    "pl": """się na nie jest to że do jak od za po co ale tak czy przez dla już był była są być
        jego jej ich tylko mnie mam ma oraz lub ten ta te my wy oni ja ty cześć dziękuję dzień dobry
        szkoła szkole klasa przyjaciel dzisiaj bardzo może gdy kiedy gdzie dlaczego nasz nasza
        moja mój jestem lubię także""",
    "cs": """je se na že to ve do jako za po ale tak jsem jsi jsou byl byla být jeho její jen
        mám má nebo ten ta ty my vy oni já ahoj děkuji dobrý den ano ne škola třída kamarád dnes
        velmi může když kde proč náš naše moje můj také který která při pro""",
    "sk": """je sa na že to vo do ako za po ale tak som si sú bol bola byť jeho jej len mám má
        alebo ten tá my vy oni ja ahoj ďakujem dobrý deň áno nie škola trieda kamarát dnes veľmi
        môže keď kde prečo náš naša moja môj tiež ktorý ktorá pri pre""",
    "hr": """je se na da to su za od ali kao nije što bio bila biti samo ja ti on ona mi vi oni
        imam ima ili taj koji koja bok hvala dobar dan škola razred prijatelj danas jako može kada
        gdje zašto naš naša moja moj također iz po sam smo ste""",
    "sl": """je se na da to so za od ali kot ni kaj bil bila biti samo jaz ti on ona mi vi oni
        imam ima ta ki živjo hvala dober dan šola razred prijatelj danes zelo lahko ko kje zakaj
        naš naša moja moj tudi iz po sem smo ste bo""",
    "ro": """și de la în cu pe un nu este sunt din pentru că se mai care au fost sau dar prin ca
        ce al ale lui ei el ea noi voi eu tu am ai are avem bună salut mulțumesc da școala clasa
        prieten prieteni astăzi foarte când unde nostru noastră meu mea acest această si""",
    "ca": """el la els les un una de del al que en és per amb no es seu com més però aquest aquesta
        ja molt també hi ha són jo tu ell nosaltres ells meu meva hola gràcies bon dia escola
        classe amic amics avui quan on perquè tenim té he està dels pel pels als ho nostre""",
    "hu": """az és hogy nem is egy ez van volt meg de csak már mint vagy ha én te ő mi ti ők szia
        köszönöm igen iskola osztály barát ma nagyon mert hol miért lehet még minden ezt azt kell
        jó nekem""",
    "tr": """ve bir bu da de için ile çok olarak daha ne var ama gibi kadar en o ben sen biz siz
        onlar merhaba teşekkürler evet hayır okul sınıf arkadaş bugün iyi güzel nasıl neden çünkü
        benim bizim değil mi her olan oldu yok""",
    "id": """yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya kami kita dia
        mereka ada bisa sudah atau oleh ke karena adalah kamu halo terima kasih selamat pagi ya
        sekolah kelas teman hari sangat apa di mana bagaimana banyak lebih""",
    "et": """ja on ei et see ta oli kui ka mis oma aga nad ma sa me te olen oled oleme mida kus
        miks sest tere aitäh jah kool sõber täna väga meie minu või kes need siis""",
    "lv": """un ir ka no uz ar par kas bija nav kā es tu mēs jūs viņš viņa lai vai bet sveiki
        paldies jā skola draugs šodien ļoti man mūsu pie ko tas""",
    "lt": """ir yra kad su iš į ne tai buvo kaip aš tu mes jūs jis ji bet ar labas ačiū taip
        mokykla draugas šiandien labai man mūsų kas per už""",
    "af": """die en is van het nie in 'n vir op met dat te sy hy ons ek jy julle hulle was wat maar
        ook om by sal kan as hallo dankie ja nee skool klas vriend vandag baie goed my hierdie""",
    "sq": """dhe është në të një për me nga që nuk se si po unë ti ai ajo ne ju ata jam kemi
        përshëndetje faleminderit jo shkolla shok sot shumë""",
    "sw": """na ya wa ni kwa katika la za cha hii hiyo kuwa si sisi mimi wewe yeye wao habari asante
        ndiyo hapana shule darasa rafiki leo sana yetu yangu pia""",
    "tl": """ang ng sa na ay mga at ko mo niya kami tayo sila ako ikaw siya hindi oo salamat kumusta
        paaralan kaibigan ngayon ito iyon para may namin""",
    "cy": """yn ac ar mae yr y'n i'r ei eu fod wedi oedd am gan hyn fe hi ni chi nhw bore da diolch
        ysgol ffrind heddiw iawn""",
    "vi": """và là của không có được trong một cho với các này đã người những tôi bạn chúng xin chào
        cảm ơn trường lớp hôm nay rất""",
    "ru": """не на что он как это по но из его за от же так она они мы вы ты был была было быть для
        или мне меня мой моя наш наша есть нет да привет спасибо здравствуйте школа класс друг
        друзья сегодня очень когда где почему потому все""",
    "uk": """не на що він як це по але із його за від так вона вони ми ви ти був була було бути для
        або мені мене мій моя наш наша немає так привіт дякую школа клас друг друзі сьогодні дуже
        коли де чому тому все та""",
    "bg": """не на че той как това по но от за са да ще си се тя те ние вие ти беше съм или ми мен
        моя наш няма здравей благодаря училище клас приятел днес много кога къде защо""",
    "mk": """не на дека тој како ова по но од за се да ќе си таа тие ние вие ти беше сум или ми мене
        мојот наш нема здраво благодарам училиште клас пријател денес многу кога каде зошто""",
}


def languages_by_word() -> dict[str, tuple[str, ...]]:
    """Give for every common word, in lower case, the languages it is common in."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _WORDS.items():
        for piece in set(words.replace("'", " ").split()):
            if len(piece) > 1:
                found[piece] = (*found.get(piece, ()), language)
    return found
