"""Given names in Latin letters, folded: small, without accents."""

from __future__ import annotations

from pipeline.stages.checks.names.listed import listed

LATIN = listed(
    """
    aaron abby abdul abdullah abebe abena abigail ada adam adama adela adelaide adele adeline
    adriana adriano adrien agathe aggie agnes agnieszka ahmad ahmed ahmet aicha aida aidan aiko
    ailsa aime aimee aisha aisling aitor akari akash akin akira akosua alain alan alana alba
    albert alberto alegria alejandra alejandro aleksander aleksandra aleksei alena alessandra
    alessandro alessia alessio alex alexander alexandra alexandre alexei alexia alexis alfie
    alfonso alfred alfredo ali alice alicia alina aline alisha alison allison alma almudena alois
    alvaro alvin alyssa ama amadou amaia amal amalia amanda amandine amara amber ambre amelia
    amelie amina aminata amine amir amira amit amparo amy ana anabel anahi anais anastasia anatole
    ander anders andre andrea andreas andreea andrei andreia andres andrew ane angel angela
    angelica angelika angelo angie angus angustias anika anita anja anke ann anna annabel annalena
    anne anneke anneliese annette annika anouk anselm anthony antje antoine anton antonella
    antonia antonio anunciacao anya aoife apolline april ara arash ariana ariane arianna ariel
    arjun armand armando arnaud arne aroa aron art artem arthur artur arturo arya asha ashley asia
    asier asma assuncao astrid asuncion athena aude audrey augusto aurelie aurelien aurora aurore
    austin ava axel aya ayaka ayan ayesha aylin ayse ayumi aziz azzurra baptiste barbara barnaby
    bartek bartolomeo bartosz basil basile bastian bastien bastienne beatrice beatrix beatriz
    beauty belen belinda ben benedict benedikt benedita benjamin benoit bernard bernardo bernd
    bertrand beth bethany betty bianca bilal bill billy birgit bjorn blanca blanche blessing bliss
    blossom bob bogdan boris bosse brad brandon brenda brendan brent brian bridget brigitte britta
    brook brooke bruna bruno bryan buddy bunny burak caitlin caleb callum camila camilla camille
    camilo candela candice caoimhe capucine caridad carina carl carla carlo carlos carlota
    carlotta carly carmela carmen carol carole carolina caroline carolyn carter catarina caterina
    catherine cathy catrin cecile cecilia celeste celia celine cesar chance chantal charity
    charlene charles charlie charlotte chase chiamaka chiara chidi chinedu chinwe chioma chloe
    chris christa christian christiane christina christine christoph christophe christopher chus
    ciara cindy claire clara clarissa claude claudia claudio clemence clemens clement clementine
    cleo cliff clotilde clover colette colin colm comfort conceicao concetta connor conor
    constance constant consuelo cooper cora coral corentin corinna corinne cornelia cosima cosimo
    costanza craig cristian cristiana cristiano cristina cruz crystal curro cynthia cyril daisuke
    daisy dakota dale dalia damian damiano damien dan dana daniel daniela daniele danielle danilo
    danny daphne daria dario darius darren dave david davide dawid dawn debbie deborah declan
    deirdre delia delphine denis denise deniz dennis derek desire desiree destiny devon dexter
    dhruv diana diane didier diego dieter dilan dimitri dina dirk divya dmitri dolores domenico
    dominic dominik dominique donald donatella donna dora dores dorian doris dorothea dorothy doug
    douglas drew duarte dulce duncan dustin dylan eamon ebba eberhard ebony eddie edgar edith
    edmund edoardo eduard eduardo edward edwin efua eileen eirik ekaterina ela elaine eleanor
    elena eleonora eleonore eli elia eliana elias elif elijah elin elina elisa elisabeth
    elisabetta elise eliza elizabeth elke ella ellen ellie elliot elodie eloi eloise elsa elsie
    elvira emanuel emanuela emeka emil emile emilia emiliano emilie emilio emily emine emma
    emmanuel emmanuelle emre engel enno enora enrico enrique enzo eric erica erich erik erika erin
    ernesto ernst erwan erwin esi esme esmeralda esperance esperanza esra esteban estefania estela
    estelle esther estrela estrella ethan etienne eugenia eugenie eugenio eulalie eunice eva evan
    eve evelyn evgeni ezra fabian fabien fabienne fabio fabiola fabrice fabrizio faith falk fanny
    farah farid fatih fatima fatma fatou fatoumata favour federica federico felice felicia
    felicity felipe felix ferdinand fergus fern fernanda fernando fiete filip filipa filipe
    filippo finn fiona fiore fiorella firmin flavia flavio fleur flora florence florencia florent
    florentin florian floriane forest fortunata fortunato fortune franca frances francesca
    francesco francine francis francisca francisco franck francois francoise frank franka franz
    franziska fred freddie frederic frederick frederik frederike freya frida frieda friedrich
    fritz fulgence fynn gabriel gabriela gabriele gabriella gabrielle gael gaelle gaetano gaia
    gale gareth gary gaspard gavin gemma gene genevieve geoff geoffrey george georges georgina
    gerald geraldine gerard gerardo gerd gerhard gertrud ghislaine giacomo giada gianluca gianna
    gianni gift gilbert gilles gina ginevra ginger gino giorgia giorgio giovanna giovanni gisela
    giulia giuliana giulio giuseppe giuseppina gladys glen gloria glory godwin goncalo gonzalo
    goodness gordon gorka graca grace graciela graham grazia greg gregoire gregor gregory greta
    gretchen grzegorz guadalupe gudrun guido guilherme guillaume guillermo gunther gustav gustavo
    gwen gwendoline hadiza hafsa hakan hakim hamid hamza hana hanna hannah hannes hans happiness
    happy harald haris harold harriet harrison harry haruka haruki haruto hassan hatice hayley
    hazel heath heather hector heide heidi heike heiko heinrich heinz helen helena helene helga
    helmut henri henriette henrik henrique henry herbert hermann herve hicham hilary hilda hiroshi
    holger holly honey hope horst hubert hugh hugo hugues humberto hunter husna hussein hyacinthe
    iain ian ibrahim ida idris ife ignacio igor ika iker ilaria ildefonso ilias ilse iman imane
    imani imogen imran ina ines inga ingo ingrid inigo inmaculada innocent ioana iratxe irene
    irina iris irma isa isaac isabel isabela isabella isabelle isaiah isidora isla ismael ismail
    itziar ivan ivana ivo ivonne ivy izabela jack jackie jackson jacob jacopo jacqueline jacques
    jade jaime jake jakob jakub jamal james jamie jamila jan jana jane janet janina janine jannik
    jasmin jasmine jason jasper javier jay jayden jean jeanette jeanne jeff jeffrey jelena jemima
    jenna jennifer jenny jens jeremias jeremie jeremy jerome jerry jess jesse jessica jessie jewel
    jill jim jimena jimmy jin joachim joan joana joanna joanne joao joaquim joaquin jochen jodie
    joe joel joelle joerg johan johann johanna johannes john johnny jokin jon jonah jonas jonathan
    jonte jordi jorg jorge jose josef josefa josefina joseph josephine josh joshua josie josue
    jovana joy joyce juan juana juanita judith jules julia julian juliana juliane julie julien
    juliet juliette julio julius jun june jurgen juste justice justin justine justyna kai kalinda
    kamal kamil kanye karen karim karima karin karina karl karla karolina kasia katarzyna kate
    katerina katharina katherine kathleen kathrin kathy katie katja katrin kavya kay kayla kazuki
    keiko keira keith kelly kelvin ken kenji kenneth keno kenta kerstin kevin khadija khadijah
    khalid kiara kieran kilian kim kimberly kiran kirsten kirsty kit klara klaus kofi kojo konrad
    konstantin krishna kristen kristin kristina krystyna krzysztof kurt kwabena kwaku kwame kwasi
    kwesi kyle kyra lamine lara larissa lark larry lars lasse latifa laura laure laurel lauren
    laurence laurent laurie lavinia lea leah leandro leao leila leire lena leni lennox lenny leo
    leon leona leonard leonardo leone leonie leonor leonora leopold leszek leticia levi levin
    lewis lia liam lidia lila lilia lilian liliana lilly lilou lily lina linda linde lindsay line
    linnea lionel lisa lise livia liz lizzie loic lola lorena lorenz lorenza lorenzo loretta
    lorraine lothar lotta lotte lou louane louis louisa louise luan luana luc luca lucas luce
    lucia luciana luciano lucie lucien lucienne lucija lucile lucrezia lucy ludivine ludovic
    ludwig luigi luis luisa luise luisella lukas luke luna lupita lutz luz luzia lydia lydie lyn
    lynn mabel maddie madeleine madison mads mae mael maelle maeva maeve magali magda magdalena
    maggie mahmoud maia maik maike mailin maite maja makoto malala malia malik malin malina malo
    malte mamadou mandy manfred manon manuel manuela mara marc marcel marcela marcelle marcello
    marcelo marcia marcin marco marcos marcus mareike margaret margarete margarida margarita
    margaux margherita margot marguerite maria mariam mariama mariana mariangela marianne mariano
    maribel marie marielle marigold marika marilyn marin marina mario marion marisa marisol
    marissa marit marius mariusz marjorie mark marko markus marlene marlon marta martha martim
    martin martina martine martino marwa mary maryam mason massimo matej mateo mateus mateusz
    mathias mathieu mathilda mathilde mathis matias matilda matilde mats matt matteo matthew
    matthias matthieu mattia mattis maud maureen maurice mauricio maurizio mauro max maxim maxime
    maximilian maxwell maya mayra meera megan mehdi mehmet mei meike melanie melina melissa melody
    memory mercedes mercy meredith merle meryem mia micaela michael michaela michal micheal michel
    michela michele micheline michelle miguel mika mikael mikel mikhail mila milan milena miles
    millie milo milos mina minerva ming miquel mira miranda mireia mireille miriam mirko misty
    mitchell mo modeste mohamad mohamed mohammad mohammed moira molly mona monica monika monique
    morgan morgane moritz moussa muhammad murad murat muriel mustafa myriam nabil nadia nadine
    nadja nahia nahla naima nana nancy naoki naomi narcisse narges nasrin nasser natacha natale
    natalia natalie natasha nathalie nathan nathaniel nayara neela neha neil nelly nelson nenad
    nerea neus neve ngozi niamh nicholas nick nicky nico nicola nicolas nicolau nicole nicoletta
    nicolo niels nieve nieves nikita niklas nikolai nikolas nikos nils nina nino noa noah noe noel
    noelia noemi noemie noor nora norbert norma nour nuno nuria oana oceane odette odile oier
    oksana ola olaf ole oleg olga olive oliver olivia olivier ollie olumide omar onyinye opal orla
    orlando oscar oskar osman otto oumar ousmane owen pablo paco palmira paloma pamela paola paolo
    parfait pascal pascale pascual pasquale pat patience patrice patricia patricio patrick
    patrizia patryk paul paula paulina pauline paulo pavel paz peace pearl pedra pedro peggy
    penelope penny pepa pepe pepper per perla perle perola peter petr petra phil philip philipp
    philippa philippe phillip phoebe pia piedad piedade piero pierre pierrick pieter pietro pilar
    piotr polina polly poppy precious priscilla priya promise prosper prudence prune pura quentin
    quincy rachel rachid rachida rafael rafaela rafal raffaele raffaella rahim rahul rainer raisa
    raj ralf ralph ramon ramona ramses rania raoul raphael raquel rashid raul raven ray rayan
    raymond rebeca rebecca rebekka reed reggie regina regine reine reinhard rekha remedios remi
    remy renata renate renato rene renee reto reyansh reyes rhea rhiannon ricardo riccardo richard
    rick rita rob robert roberta roberto robin rocco rocio rocky rod roderick rodolfo rodrigo
    roger rohan roland rolf romain roman romane romeo romina romy ron ronald ronja rosa rosalia
    rosalie rosalind rosanna rosario rose rosemarie rosie rosita rowan roxana roxane roy ruairi
    ruben ruby rudi rudolf rupert rusty ruth ryan saanvi sabine sabrina sadia sage said saif
    sakura salima sally salma salman salome salvador salvatore sam samantha samara samina samir
    samira sammy samuel samuele sana sandra sandrine sandro sanjay santiago sara sarah sasha
    saskia saverio scarlett scott sean sebastian sebastiao sebastien sefa selim selin selina selma
    sena serena serge sergei sergej sergio seth severine shane shannon sharon shauna sheila shirin
    shirley shreya sian siegfried sienna sierra sigrid silas silke silvana silvia silvio simao
    simon simona simone sina sinead siobhan sissel sky skye slawomir sofia sofie sol solange
    soledad solene soline sonia sonja sonnhild sophia sophie soraya soren spencer speranza stacey
    stan stanislaw star stefan stefania stefanie stefano steffen stella steph stephan stephane
    stephanie stephen sterling steve steven storm stuart sue suleiman summer sunil sunita sunny
    susan susana susanna susanne susie suzanne svea sven svenja svetlana swati sybille sylvain
    sylvia sylvie tadeusz taha tahir taiwo takeshi takumi tamara tamsin tania tanja tanya tara
    tarek tariq tatiana tatjana taylor ted temitope tendai teo teodoro terence teresa teresina
    terry tess tessa thabo thandi thea theo theodor theodora theodore theresa therese thiago
    thibault thibaut thierry thilo thomas thorsten tia tiago tilda till tim timo timothy tina
    titouan tobias toby todd tom tomas tomasz tommaso tommy tomoko toni tony torben torsten toshi
    tove tracy trevor trinidad tristan trudy tunde tyler uche ugo ulf uli ulla ulrich ulrike
    umberto unai urs ursula usha uta ute uwe uxue vadim valentin valentina valentine valeria
    valerie valerio vanessa vasco vasile veerle vera verena veronica veronika veronique vicente
    vicky victoire victor victoria vijay viktor viktoria vincent vincente vincenzo viola violet
    violeta violette virginie vitor vitoria viviana viviane vladimir volker wade wael waldemar
    walter wanda wanjiru warren wayne wendy werner wesley wiebke wilfried wilhelm will willem
    william willow willy wim winnie wioletta wisdom wojciech wolf wolfgang wolfram wren xander
    xavier xenia xiao ximena yan yann yannick yannis yara yas yasmin yasmina yasmine yasuko yaw ye
    yejide yelena yesenia ylva yoko yolanda yolande yosef youssef youssou yuki yuri yusuf yuto
    yves yvette yvonne zac zach zachary zahra zain zainab zara zeynep zineb zita ziyad zoe zofia
    zola zuleika zuri zuzanna zuzu
    """
)
