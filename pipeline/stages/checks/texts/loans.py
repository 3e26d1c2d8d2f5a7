"""Words that many languages use as they are: food, music, sport, school, the net, customs."""

from __future__ import annotations

_WORDS = """
    pizza pasta spaghetti lasagne lasagna ravioli gnocchi risotto polenta tiramisù tiramisu gelato
    espresso cappuccino latte macchiato mozzarella parmesan pesto panettone panna cotta bruschetta
    antipasti prosciutto salami mortadella focaccia calzone ciabatta minestrone carpaccio
    paella tapas tortilla gazpacho chorizo churros sangría sangria empanada empanadas taco tacos
    burrito nachos guacamole quesadilla enchilada tamales salsa ceviche mate turrón
    sushi sashimi ramen tofu miso wasabi kebab döner falafel hummus couscous tajine tagine baklava
    halva halwa shawarma curry chutney naan tandoori masala lassi jollof fufu kimchi bibimbap
    borscht borsch bortsch pelmeni blini blinis piroschki pirozhki kwas kvass samowar samovar
    crêpe crêpes crepe crepes croissant baguette quiche ratatouille fondue raclette soufflé omelette
    mousse éclair macaron macarons brioche bouillabaisse vinaigrette camembert brie roquefort
    sauerkraut schnitzel strudel bretzel pretzel brezel lebkuchen stollen spätzle knödel bratwurst
    currywurst müsli muesli glühwein kaiserschmarrn
    burger hamburger cheeseburger hotdog sandwich toast cornflakes ketchup chips snack
    muffin cupcake cookie cookies brownie donut smoothie milkshake cocktail brunch barbecue
    pudding popcorn pommes bacon steak cola limonade soda bagel croûton dressing
    feijoada caipirinha bacalhau açaí farofa brigadeiro brigadeiros
    jazz rock roll pop rap hiphop hip hop blues reggae punk techno disco samba tango salsa flamenco
    bachata merengue rumba mambo capoeira bossa nova fado polka waltz ballet fandango cumbia
    reggaetón reggaeton karaoke band hit album dj playlist musical opera solo duo trio
    cello piano ukulele banjo saxophone accordeon castanets maracas bongo
    football soccer basketball volleyball handball baseball softball rugby hockey cricket tennis
    badminton golf squash ping pong judo karate taekwondo kung fu aikido sumo yoga pilates surf
    surfing skate skateboard snowboard kayak kanu rafting jogging fitness aerobic sprint marathon
    triathlon match team coach fan club derby finale final foul penalty corner dribbling
    parkour trekking camping camper zoom bowling billard darts poker bingo puzzle domino mikado
    radio video audio film kino show thriller western cartoon comic comics
    manga anime cosplay trailer clip remake poster star superstar casting
    internet online offline web website blog blogger vlog vlogger podcast chat chats chatbot email
    e-mail mail mails app apps software hardware laptop notebook tablet smartphone handy iphone
    android bluetooth wifi wi-fi wlan router browser server cloud link links login logout password
    account update upgrade download upload streaming stream streamer youtuber influencer follower
    followers like likes post selfie hashtag emoji emojis gif meme memes pixel
    scanner touchscreen joystick gamer gaming game games level avatar bot robot drone
    computer pc cd dvd usb led gps sms mp3 pdf quiz test workshop brainstorming feedback
    team teamwork training meeting meetings event party boom trend design designer hobby
    hobbys hobbies weekend week-end babysitter baby teenager teenagers teen
    cool ok okay super sexy stop stress shopping shop mall supermarket outlet
    t-shirt shirt jeans shorts sweater pullover blazer leggings sneakers boots bikini
    make-up makeup look style outfit fashion punk hippie hipster
    kindergarten abitur gymnasium realschule grundschule hauptschule gesamtschule bundesliga
    oktoberfest dirndl lederhose lederhosen karneval fasching rucksack blitz autobahn schultüte
    adventskalender zeitgeist weltschmerz dachshund dackel poltergeist wanderlust bundestag
    lycée collège baccalauréat bac brevet maternelle boules pétanque mardi gras
    bistro café restaurant hotel motel hostel camping bar pub disco taxi bus metro métro tram
    siesta fiesta piñata posada posadas quinceañera plaza sombrero poncho mariachi mariachis
    matador corrida toreador gaucho gauchos pampa rodeo ranch macho amigo amigos señor señora
    bachillerato secundaria instituto preparatoria
    scuola liceo media nonna nonno bambino bambini mamma ciao bravo brava bravi bravissimo
    festa junina azulejo azulejos saudade
    hanukkah chanukka chanuka ramadan eid halal kosher koscher diwali holi kwanzaa halloween
    thanksgiving valentine advent imam rabbi pope
    sari kimono kilt turban hijab burka djellaba kaftan
    tsunami taiga tundra sauna igloo iglu anorak safari jungle steppe savanna fjord geysir geyser
    panda koala gorilla lama alpaca lemur puma jaguar gecko iguana cobra boa kiwi mango
    papaya avocado banana ananas kakao karma zen guru mantra ikebana origami haiku bonsai
    euro euros dollar dollars peso pesos cent cents yen yuan pound reais rubel
    covid pandemic compost plankton krill neon laser radar sonar helium bacteria larva cactus crocus
    iris dahlia begonia hibiscus eucalyptus ficus aloe vera basalt quartz magma lava tornado delta
    plasma antenna formula museum forum aquarium terrarium planetarium podium campus corpus bonus
    minus plus focus tempo allegro forte maestro studio casino logo kilo zero silo turbo condor
    orca hamster chinchilla flamingo tapir koala kiwi alpaca okapi bonobo mustang terrier labrador
    miau wau muh guau kikeriki quack maths
    km kg cm mm ml gb mb kb min max vs etc pm am bc ad dna pdf
    mr mrs ms dr sr sra srta herr frau madame monsieur mademoiselle maître señores mister miss lady
    sir don doña dona senhor senhora signor signora signore
    bye bonjour salut merci adieu hola gracias adiós olá obrigado obrigada
    hallo tschüss danke bitte privet spasibo namaste salam shalom konnichiwa arigato hao
    aloha hurra hurrah hooray yes no oui si sí ja nein da da
    alpha beta gamma delta omega
    peluche bricolage garage parking croquis collage gouache crayon chandal yogur yoghurt yogurt
    slime glitter sticker stickers poncho scooter tandem kart karting trampoline
"""
LOANS = frozenset(_WORDS.split())
# Of the words of science.
LOAN_ENDINGS = ("virus", "itis", "saurus", "raptor")
