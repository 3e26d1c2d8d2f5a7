import pytest

from glossary.agreement import fit


def best(text: str, form: str, language: str) -> str:
    """Fit a form into a text whose own words stand in brackets."""
    before, _, rest = text.partition("[")
    old, _, after = rest.partition("]")
    fitted = fit(before, old, after, form, language)
    return fitted.before + fitted.form + fitted.after


SPANISH = [
    ("La [casa] es pequeña.", "hogar", "El hogar es pequeño."),
    ("La [casa] no es muy pequeña.", "hogar", "El hogar no es muy pequeño."),
    ("El primer [bus] siempre está lleno.", "guagua", "La primera guagua siempre está llena."),
    ("El [bus] es viejo y feo.", "guagua", "La guagua es vieja y fea."),
    ("El gran [bus] amarillo paró.", "guagua", "La gran guagua amarilla paró."),
    ("una casa, una [silla] pequeña y bonita", "banco", "una casa, un banco pequeño y bonito"),
    ("Vi los [coches] rojos.", "guaguas", "Vi las guaguas rojas."),
    ("Vi el [coche] grande.", "carros", "Vi los carros grandes."),
    ("Voy a la [escuela] nueva.", "colegio", "Voy al colegio nuevo."),
    ("la puerta del [colegio]", "escuela", "la puerta de la escuela"),
    ("Todas las [bicicletas] paran.", "carros", "Todos los carros paran."),
    ("todos mis [amigos]", "amigas", "todas mis amigas"),
    ("la primera [casa]", "hogar", "el primer hogar"),
    ("las primeras [casas]", "hogares", "los primeros hogares"),
    ("una buena [casa]", "hogar", "un buen hogar"),
    ("las grandes [casas]", "hogar", "el gran hogar"),
    ("El [bosque] es oscuro y está lleno.", "casa", "La casa es oscura y está llena."),
    ("El [bosque] es oscuro y el río está seco.", "casa", "La casa es oscura y el río está seco."),
    ("las dos [casas]", "hogares", "los dos hogares"),
    ("de los tres [perros]", "casas", "de las tres casas"),
    ("un fuerte [abrazo]", "lluvia", "una fuerte lluvia"),
    ("¿Cuánto [dinero] tienes?", "plata", "¿Cuánta plata tienes?"),
    ("la [bebida] fría", "agua", "el agua fría"),
    ("la [bebida] fría", "aguas", "las aguas frías"),
    ("una [gallina]", "águila", "un águila"),
    ("esta [bebida]", "agua", "esta agua"),
    ("la nueva [bebida]", "agua", "la nueva agua"),
    ("El [agua] está fría.", "jugo", "El jugo está frío."),
    ("El [agua] está fría.", "leche", "La leche está fría."),
    ("padres y [niños]", "hijos", "padres e hijos"),
    ("padres e [hijos]", "niños", "padres y niños"),
    ("agua y [nieve]", "hielo", "agua y hielo"),
    ("plata o [perlas]", "oro", "plata u oro"),
    ("plata u [oro]", "bronce", "plata o bronce"),
    ("Espero [el autobús] tres horas.", "guagua", "Espero la guagua tres horas."),
    ("un trozo [de torta]", "queque", "un trozo de queque"),
    ("a pie o [en bicicleta]", "bici", "a pie o en bici"),
    ("las llaves [de su coche]", "guagua", "las llaves de su guagua"),
    ("Quiero [más dinero].", "plata", "Quiero más plata."),
    ("en [bicicleta en la] lluvia", "bici", "en bici en la lluvia"),
    ("La [estación es] nueva.", "parada", "La parada es nueva."),
    ("[Dos profesores] bailan.", "maestras", "Dos maestras bailan."),
    ("Las [viejas casas] caen.", "hogares", "Los viejos hogares caen."),
    ("La [casa vieja] cae.", "hogar", "El hogar viejo cae."),
    ("Hay [dispersión y] gravedad.", "propagación", "Hay propagación y gravedad."),
    ("Lo mandó [al jefe].", "jefa", "Lo mandó a la jefa."),
    ("No teníamos [clase] colegio.", "colegio", "No teníamos colegio."),
    ("un brote de [brotes]", "brote", "un brote"),
    ("Vive en el arrecife [coral] de coral.", "arrecife de coral", "Vive en el arrecife de coral."),
    ("con [gel]", "a base de alcohol", "con a base de alcohol"),
    ("LA [CASA] ES VIEJA", "HOGAR", "EL HOGAR ES VIEJO"),
    ("¿La [casa]?", "hogar", "¿El hogar?"),
    ("Es la [casa] amarilla.", "hogar", "Es el hogar amarillo."),
    ("El [tren] es rápido.", "guagua", "La guagua es rápida."),
    ("El [nivel] era tan bajo que salí.", "marea", "La marea era tan baja que salí."),
    ("El [banco] está bajo el árbol.", "mesa", "La mesa está bajo el árbol."),
    ("El [banco] está muy cerca.", "mesa", "La mesa está muy cerca."),
    (
        "Las [casas] cerca del río están vacías.",
        "hogares",
        "Los hogares cerca del río están vacíos.",
    ),
    (
        "La [puerta] de la vieja casa gris es roja.",
        "portón",
        "El portón de la vieja casa gris es rojo.",
    ),
    ("La [puerta] de la casa no es roja.", "portón", "El portón de la casa no es rojo."),
    ("La [puerta] de la casa es roja.", "portón", "El portón de la casa es rojo."),
    (
        "La [casa] de Ana y la escuela están limpias.",
        "hogar",
        "El hogar de Ana y la escuela están limpias.",
    ),
    ("La [casa] donde la niña está sola", "hogar", "El hogar donde la niña está sola"),
    ("La [casa] de mi tía, que está sola", "hogar", "El hogar de mi tía, que está sola"),
    # What is said is not said of it, or it is no adjective of its own.
    ("La puerta de la [casa] es bonita.", "hogar", "La puerta del hogar es bonita."),
    ("La [casa] cerca del río", "hogar", "El hogar cerca del río"),
    ("La [escuela] canta.", "colegio", "El colegio canta."),
    ("La [escuela] cuenta mucho.", "colegio", "El colegio cuenta mucho."),
    ("La [maestra] limpia la mesa.", "maestro", "El maestro limpia la mesa."),
    ("La [maestra] cuida la mesa.", "maestro", "El maestro cuida la mesa."),
    ("La [maestra] Clara canta.", "maestro", "El maestro Clara canta."),
    ("La [mesa] está limpia.", "banco", "El banco está limpio."),
    ("La [mesa] larga y roja", "banco", "El banco largo y rojo"),
    ("El [banco] está justo al lado.", "mesa", "La mesa está justo al lado."),
    ("El [banco] es solo para ti.", "mesa", "La mesa es solo para ti."),
    ("La [manzana] es comida sana.", "mango", "El mango es comida sana."),
    ("El [banco] pintado está roto.", "mesa", "La mesa pintada está rota."),
    ("El [banco] bajo el árbol", "mesa", "La mesa bajo el árbol"),
    ("La [usamos] toda.", "reciclamos", "La reciclamos toda."),
    ("Se han evaluado [fármacos].", "vacunas", "Se han evaluado vacunas."),
    ("Mantén a la fecha, [casa] nueva", "hogar", "Mantén a la fecha, hogar nuevo"),
    ("las moléculas de [hierro]", "plata", "las moléculas de plata"),
    ("el coral [blanco] hermoso", "arrecife de coral", "el coral arrecife de coral hermoso"),
    ("los [bancos] de coral hermosos", "arrecifes de coral", "los arrecifes de coral hermosos"),
]


@pytest.mark.parametrize(("text", "form", "expected"), SPANISH)
def test_spanish_words_go_with_a_form(text: str, form: str, expected: str) -> None:
    assert best(text, form, "es") == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Le [chien] est petit.", "souris", "La souris est petite."),
        ("le [chien]", "école", "l'école"),
        ("l'[école]", "maison", "la maison"),
        ("l’[école]", "maison", "la maison"),
        ("du [lait]", "eau", "de l'eau"),
        ("de l'[eau]", "vin", "du vin"),
        ("de la [neige]", "eau", "de l'eau"),
        ("à la [maison]", "lycée", "au lycée"),
        ("au [lycée]", "école", "à l'école"),
        ("ce [livre]", "arbre", "cet arbre"),
        ("cet [arbre]", "maison", "cette maison"),
        ("mon [livre]", "école", "mon école"),
        ("mon [livre]", "maison", "ma maison"),
        ("ma [maison]", "école", "mon école"),
        ("un beau [livre]", "arbre", "un bel arbre"),
        ("un beau [livre]", "maison", "une belle maison"),
        ("la vieille [maison]", "arbre", "le vieil arbre"),
        ("beaucoup de [livres]", "arbres", "beaucoup d'arbres"),
        ("beaucoup d'[arbres]", "livres", "beaucoup de livres"),
        ("la [maison] verte", "livre", "le livre vert"),
        ("les [maisons] vertes", "livres", "les livres verts"),
        ("Le [livre] est fermé.", "porte", "La porte est fermée."),
        ("Le [mur] de la maison est vert.", "porte", "La porte de la maison est verte."),
        ("Le [chien] court vite.", "souris", "La souris court vite."),
        ("Le [chien] fait du bruit.", "souris", "La souris fait du bruit."),
        ("Le [mur] est ouvert.", "porte", "La porte est ouverte."),
        ("tous les [livres]", "maisons", "toutes les maisons"),
        ("le [mur]", "haricot", "le haricot"),
        ("le [mur]", "homme", "l'homme"),
        ("[l'école]", "lycée", "le lycée"),
        ("Je vais [à l'école].", "lycée", "Je vais au lycée."),
    ],
)
def test_french_words_go_with_a_form(text: str, form: str, expected: str) -> None:
    assert best(text, form, "fr") == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("A [casa] é pequena.", "lar", "O lar é pequeno."),
        ("na [casa]", "lar", "no lar"),
        ("A [casa] vermelha está vazia.", "lar", "O lar vermelho está vazio."),
        ("pelos [caminhos]", "ruas", "pelas ruas"),
        ("a minha [casa]", "lar", "o meu lar"),
        ("Um bom [livro] novo", "casa", "Uma boa casa nova"),
        ("da [escola]", "colégio", "do colégio"),
        ("as [casas] vermelhas", "carros", "os carros vermelhos"),
        ("[do ônibus]", "casa", "da casa"),
    ],
)
def test_portuguese_words_go_with_a_form(text: str, form: str, expected: str) -> None:
    assert best(text, form, "pt") == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("La [casa] è piccola.", "libro", "Il libro è piccolo."),
        ("la [casa]", "zaino", "lo zaino"),
        ("il [libro]", "amico", "l'amico"),
        ("l'[amico]", "libro", "il libro"),
        ("nella [casa]", "zaino", "nello zaino"),
        ("un [libro]", "amica", "un'amica"),
        ("un'[amica]", "zaino", "uno zaino"),
        ("la mia [casa]", "libro", "il mio libro"),
        ("un bel [libro]", "casa", "una bella casa"),
        ("una bella [casa]", "albero", "un bell'albero"),
        ("le [case] bianche", "libri", "i libri bianchi"),
        ("i [libri] rossi", "case", "le case rosse"),
        ("[dello zaino]", "casa", "della casa"),
        ("libri ed [alberi]", "case", "libri e case"),
    ],
)
def test_italian_words_go_with_a_form(text: str, form: str, expected: str) -> None:
    assert best(text, form, "it") == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("I saw a [dog].", "owl", "I saw an owl."),
        ("I saw an [apple].", "fruit", "I saw a fruit."),
        ("A [house]", "hour", "An hour"),
        ("an [hour]", "uniform", "a uniform"),
        ("a [hotel]", "umbrella", "an umbrella"),
        ("an old [house]", "owl", "an old owl"),
        ("There will [be a race].", "relay races", "There will be relay races."),
        ("this [seed]", "beans", "these beans"),
        ("those [seeds]", "bean", "that bean"),
        ("The [seed] is small.", "beans", "The beans are small."),
        ("The [seeds] have grown.", "bean", "The bean has grown."),
        ("The leaf of the [seed] is small.", "beans", "The leaf of the beans is small."),
        ("[The station is] on the roof.", "weather station", "The weather station is on the roof."),
        ("a blue [bug]", "dragonfly", "a blue dragonfly"),
        ("[A blue bug] flew.", "dragonfly", "A blue dragonfly flew."),
        ("A [basket on the] river", "crayfish", "A crayfish on the river"),
        ("each sample of [water] here", "water sample", "each water sample here"),
        ("the [samples] of water.", "water samples", "the water samples."),
        ("the [reef] reef.", "coral reef", "the coral reef."),
        ("the fact that [deaths] rise", "seeds", "the fact that seeds rise"),
        ("their [people]", "children", "their children"),
    ],
)
def test_english_words_go_with_a_form(text: str, form: str, expected: str) -> None:
    assert best(text, form, "en") == expected


@pytest.mark.parametrize(
    ("text", "form", "language", "expected"),
    [
        ("Die [Schule] ist klein.", "Haus", "de", "Die Haus ist klein."),
        ("[Die Schule] ist klein.", "Haus", "de", "Haus ist klein."),
        ("de [school] is klein", "huis", "nl", "de huis is klein"),
        ("我的[学校]很小。", "家", "zh", "我的家很小。"),
        ("una [casa]", "hogar", "xx", "una hogar"),
    ],
)
def test_nothing_but_the_words_changes_where_no_rule_is_known(
    text: str, form: str, language: str, expected: str
) -> None:
    assert best(text, form, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Compré una [torta] rica.", "Compré una xyz rica."),
        ("Compré un [pastel] rico.", "Compré un xyz rico."),
        ("Vi la [abc] roja.", "Vi la xyz roja."),  # the article alone tells it
        ("Vi [al abc].", "Vi al xyz."),
    ],
)
def test_a_form_of_unknown_gender_has_that_of_the_old_words(text: str, expected: str) -> None:
    assert best(text, "xyz", "es") == expected


def test_a_region_has_the_rules_of_its_language() -> None:
    assert best("La [casa] es pequeña.", "hogar", "es-MX") == "El hogar es pequeño."


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("No [hay] agua.", "vacuna", "No vacuna hay agua."),
        ("la [de la] gente", "vacuna", "la de la vacuna gente"),
        ("viene [con] gusto", "vacuna", "viene con vacuna gusto"),
    ],
)
def test_words_of_the_sentence_alone_stay_where_they_are(
    text: str, form: str, expected: str
) -> None:
    assert best(text, form, "es") == expected
