"""Words that stand beside names: titles, kin, verbs of naming; and those of kings and saints."""

from __future__ import annotations

from pipeline.stages.checks.names.listed import listed

# A name follows them, whatever it looks like.
TITLES = {
    "en": listed(
        """
        mr mrs ms miss mister madam madame sir professor prof dr doctor monsieur señor señora
        señorita frau herr signor signora uncle aunt auntie grandpa grandma
        """
    ),
    "es": listed(
        """
        señor señora señorita sr sra srta don doña profesor profesora profe doctor doctora dr dra
        maestro maestra seño director directora tío tía abuelo abuela primo prima
        """
    ),
    "fr": listed(
        """
        monsieur madame mademoiselle m mme mlle professeur docteur dr maître maîtresse maitresse
        directeur directrice oncle tonton tante tata
        """
    ),
    "de": listed("herr herrn frau fräulein professor dr doktor onkel tante oma opa"),
    "pt": listed(
        """
        senhor senhora sr sra professor professora prof doutor doutora dr dra dona tio tia avó avô
        menina
        """
    ),
    "it": listed(
        """
        signor signora signorina sig professor professoressa prof maestro maestra dottor
        dottoressa dott don zio zia nonno nonna
        """
    ),
    "ru": listed(
        """
        господин господина господину господином госпожа госпожи госпоже госпожу госпожой
        учительница учительницы учительнице учительницу учитель дядя дяди дяде дядю тётя тетя тёти
        тёте тётю бабушка бабушки бабушке дедушка дедушки доктор доктора мистер миссис мисс
        профессор
        """
    ),
    "ar": listed(
        """
        السيد السيدة الأستاذ الأستاذة المعلم المعلمة الدكتور الدكتورة الآنسة
        """
    ),
}
# After them comes a name, which may be a pet's or a thing's and then is translated.
NAMING = listed(
    """
    called named llama llamo llaman llamado llamada appelle appelé appelée heiße heißt namens chama
    chamo chamado chamada chiamo chiama chiamato chiamata зовут
    """
)
# A name follows them more often than not.
KIN = {
    "en": listed(
        """
        called friend brother sister cousin classmate teacher coach neighbour neighbor named
        partner buddy mate nephew niece hi hello dear hey thanks pupil student principal
        headteacher dog cat captain goalkeeper
        """
    ),
    "es": listed(
        """
        amigo amiga hermano hermana primo prima compañero compañera profesor profesora vecino
        vecina llamado llamada llama llamo llaman hola querido querida entrenador entrenadora
        sobrino sobrina alumno alumna perro perra gato gata gracias capitán capitana señorita
        """
    ),
    "fr": listed(
        """
        ami amie copain copine frère sœur soeur cousin cousine camarade prof voisin voisine
        appelle appelé appelée salut bonjour cher chère entraîneur neveu nièce élève chien chienne
        chat chatte merci
        """
    ),
    "de": listed(
        """
        freund freundin bruder schwester cousin cousine kusine lehrer lehrerin klassenlehrerin
        mitschüler mitschülerin trainer trainerin nachbar nachbarin heiße heißt namens hallo liebe
        lieber hi schülerin schüler hund katze kater
        """
    ),
    "pt": listed(
        """
        amigo amiga irmão irmã primo prima colega professor professora vizinho vizinha chamado
        chamada chama chamo olá querido querida treinador treinadora sobrinho sobrinha aluno aluna
        cão gato gata cadela
        """
    ),
    "it": listed(
        """
        amico amica fratello sorella cugino cugina compagno compagna professore vicino vicina
        chiama chiamo chiamato chiamata ciao caro cara allenatore allenatrice alunno alunna cane
        gatto gatta grazie
        """
    ),
    "ru": listed(
        """
        друг друга другу подруга подруги подругу подругой брат брата сестра сестры сестру сестрой
        зовут привет дорогой дорогая кузина кузен одноклассник одноклассница тренер собака кошка
        внук внучка
        """
    ),
    "ar": listed(
        """
        صديقي صديقتي أخي أختي اسمي اسمه اسمها اسم زميلي زميلتي مرحبا عمي خالي عمتي خالتي جدي جدتي
        """
    ),
}
# A greeting says little of what follows it: "Hello Everyone".
GREETINGS = listed(
    """
    hi hello dear hey thanks hola querido querida gracias salut bonjour cher chère merci hallo
    liebe lieber olá ciao caro cara grazie привет дорогой дорогая مرحبا
    """
)
# Beside them a name is a ruler's or a saint's, and every language has its own.
RULERS = listed(
    """
    apostle emperador empereur emperor empress heilige heiligen heiliger imperador imperatore
    kaiser kaiserin king könig königin lady lord papa pape papst pope prince princesa princess
    princesse principe principessa prinz prinzessin prophet príncipe queen rainha re regina rei
    reina reine rey roi saint sainte san sankt sant santa santo st sultan são tsar virgen zar
    император королева король короля принц принцесса пётр святая святого святой царица царь царя
    """
)
# Behind a given name they make a person of history of it: "Anne Frank", "Joan of Arc".
HISTORIC = listed(
    """
    antoinette antonius aquitaine arc ark assisi baptist boleyn colomb colombo columbus colón
    evangelist frank kolumbus nazareth eve goliath
    """
)
AND = {
    "en": listed("and or with"),
    "es": listed("con e o y"),
    "fr": listed("avec et ou"),
    "de": listed("mit oder und"),
    "pt": listed("com e ou"),
    "it": listed("con e ed o"),
    "ru": listed("и или с со"),
}
# Of those, the ones that join a name to a thing as well.
WITH = listed("avec com con mit o oder or ou with или с со")
PARTICLES = listed("al bin da das de del della den der di do dos du el ibn la le van von y")
# Before the name of a place; none of them takes an article along.
PLACES = {
    "en": listed("around at from in near to towards visit visited visiting"),
    "es": listed("a desde en hacia hasta visitamos visitar visité visitaron visitado"),
    "fr": listed("depuis près vers visite visiter visité visitons à"),
    "pt": listed("desde em para visitamos visitar visitei visitou visitámos"),
    "it": listed("a ad da visitare visitato visitiamo"),
    "de": listed("aus in nach"),
    "ru": listed("в во из до около под"),
}
# Beside a name at the start of a sentence, where every word has a capital, they say that it acts.
ACTS = {
    "en": listed(
        """
        sits stands sleeps writes keeps works talks smiles laughs cries swims dances draws paints
        sang stood sat slept spoke threw caught rode grew kept held could couldn can didn doesn
        wasn isn hasn won wouldn must might lives likes said says made went came plays wants has
        brought told asked gave sings loves wrote helped took drew lost found painted scored runs
        ran reads speaks baked cooked sent showed forgot broke studies knows thinks got fell swam
        danced helps called played lent shared walks eats ate visited learned bought teaches
        arrived fed built comes goes read will
        """
    ),
    "es": listed(
        """
        vive tiene ganó dijo dice juega canta quiere hizo va vino trajo escribió ayudó perdió
        encontró llegó estudia lee corre marcó pintó dibujó cocinó toca habla sabe compró envió
        rompió preparó cuida nos me te se no le
        """
    ),
    "fr": listed(
        """
        habite a aime dit joue chante veut fait va vient lit court parle sait écrit apporte nous
        m'a s'est est ne préfère étudie dessine raconte
        """
    ),
    "pt": listed(
        """
        vive mora tem ganhou disse diz joga canta quer fez foi veio trouxe escreveu ajudou perdeu
        encontrou chegou estuda lê corre marcou pintou desenhou toca fala sabe comprou gosta adora
        """
    ),
    "it": listed(
        """
        vive abita ha dice gioca canta vuole fa va viene legge corre parla sa scrive porta ama
        disegna ci mi ti si non studia suona cucina
        """
    ),
    "ru": listed(
        """
        живёт живет любит сказала сказал играет поёт хочет пошла пошёл принесла написала помогла
        помог потеряла нашла рисует читает бегает учится купила выиграла выиграл знает умеет
        забыла пришла
        """
    ),
    "de": listed(
        """
        wohnt hat mag sagte sagt gewann spielt singt will kommt geht liest läuft spricht kann
        schreibt brachte half verlor fand malt ging kam hilft lernt
        """
    ),
}
# Names of things that can be counted: as such they would have an article.
COUNTED = listed(
    """
    angel bill blossom bunny carol cliff daisy dale fern gift hunter iris jay lark laurel lily mark
    mason olive opal pearl penny poppy raven reed robin rose ruby star storm taylor victor violet
    willow wren rowan brook clover
    """
)
DETERMINERS = listed("the a an my our your their some it them us me him every this that")
OWNERS = listed("his her")
# Towns that are words as well.
GERMAN_TOWNS = listed("essen siegen singen hagen worms halle hof kiel hamm bingen hameln")
# "Rosa and I".
MYSELF = listed("i yo moi ich eu io я")
# After a bare noun at the start of a sentence they leave it a thing.
IDLE = listed(
    """
    avec azul azzurro bleu che clair clara claro com come comme como con da dans das de dei del
    della dello des di do dos du ed em en entre era es escuro est et foi foncé fu fue in molto muy
    más oscuro par para per più plus por pour que qui rojo rouge sans scuro sem sin très verde
    verdi vert y é était roja rojas amarilla blanca negra natural solar lunar artificial eléctrica
    rossa rosso verte interior mundial vermelha amarela branca preta blanche noire bianca gialla
    nera marina marino
    """
)
# What they name keeps its title, or has one of its own in each language.
WORKS = listed(
    """
    band book buch canción canzone chanson conte cuento film filme game geschichte gioco jeu jogo
    juego libro lied livre livro movie märchen música novel novela película play roman romanzo
    serie series song spiel storia story série игра игру книга книгу песню песня сказка сказку
    фильм
    """
)
