"""Kept stretches through the real engine: every one is back once, or the passage says so."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pipeline.domain.bilingual import Passage
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from pipeline.stages.passages.kept import find_kept
from pipeline.stages.tokens import find_tokens
from tests.support.engines import post_of, project_of
from translators.argos.engine import ArgosTranslator

NAMES = ("Kwame", "Ama", "Kofi", "Rosa", "Joy", "Lucía", "Mateo", "Carmen")

ENGLISH = """
@ana, did you see the photos of our garden?
Thank you @ana for your kind letter!
We visited https://example.org/reef with our teacher yesterday.
Look at this page: https://example.org/reef.
Write to school@example.org before Friday, please.
My e-mail is ana.lee@example.org and I live in Accra.
Kwame plays football every day after school.
Yesterday Kwame and Ama planted two trees.
Kwame's brother is a fisherman.
I gave the book to Ama.
Is Kwame your best friend?
Have you read {title}?
Hello {name}, welcome to our class!
You have %d new messages from your friends.
Use the function `print()` to write a line.
The formula is $x^2$ and we learned it on Monday.
Our project is called #rivers and we love it.
We planted #trees near the school and #flowers in the garden.
I love 😀 this song so much!
We ate rice 🍚 and fish 🐟 for lunch.
It was very hot ☀️ so we stayed at home.
My favourite animal is the 🐘 because it is big.
I like <b>red</b> apples.
Please click <a href="x.html">here</a> to see the pictures.
Ask @kwame or @ama about the homework.
@kwame and @ama are my cousins.
The teacher (@mrs_smith) said that we can swim.
We are going to the beach with @luis, @eva and @tom.
See www.example.org for more information about turtles.
My family is from Ghana 🇬🇭 and my friend is from Spain 🇪🇸.
I'm happy :) because we won the game.
"Good morning", said @ana, "how are you?"
At 10:30 we met @tom at the station.
Do you know @ana?
Did you write this, Ama?
What does %s mean in your language?
Send it to @ana's mother.
Grandma cooks {dish} on Sundays.
I don't know who @pedro is.
Kwame, Ama and Kofi live in the same street.
I saw a 🐶 in the park.
We made a 🎂 for my sister yesterday.
Our teacher 👩‍🏫 is very kind.
My brother 😂 fell into the river.
On Sunday 🌞 we go to the market with my aunt.
I ❤️ my school.
We ❤️ football!
The mango tree 🌳 is older than my grandfather.
First we wash the rice 🍚, then we cook it.
I was so tired 😴 but we kept walking.
We won the match 🏆 and everybody sang.
My mum xD does not like frogs.
It is :) very nice here.
We have <i>many</i> animals in the <b>forest</b>.
The <em>red</em> house is mine.
This is <b>very important</b> for us.
We did not see @ana, but we saw her dog.
On Monday {name} sang and on Tuesday {other} danced.
Please look at https://example.org/a?b=1&c=2#d and tell me what you think.
Rosa wears a red skirt and Joy has a blue one.
`x = 1` is the first line of our program.
https://example.org is our page.
""".strip().splitlines()

SPANISH = """
@ana, ¿has visto las fotos de nuestro huerto?
¡Gracias @ana por tu carta!
Ayer visitamos https://example.org/arrecife con la profesora.
Mira esta página: https://example.org/arrecife.
Escribe a colegio@example.org antes del viernes, por favor.
Mi correo es ana.lee@example.org y vivo en Sevilla.
Lucía juega al fútbol todos los días.
Ayer Lucía y Mateo plantaron dos árboles.
El hermano de Mateo es pescador.
Le di el libro a Lucía.
¿Es Mateo tu mejor amigo?
¿Has leído {titulo}?
Hola {nombre}, ¡bienvenido a nuestra clase!
Tienes %d mensajes nuevos de tus amigos.
Usa la función `print()` para escribir una línea.
La fórmula es $x^2$ y la aprendimos el lunes.
Nuestro proyecto se llama #rios y nos encanta.
Plantamos #arboles cerca de la escuela y #flores en el jardín.
¡Me encanta 😀 esta canción!
Comimos arroz 🍚 y pescado 🐟 en el recreo.
Hacía mucho calor ☀️ y nos quedamos en casa.
Mi animal favorito es el 🐘 porque es grande.
Me gustan las manzanas <b>rojas</b>.
Pregunta a @mateo o a @lucia por los deberes.
@mateo y @lucia son mis primos.
La profesora (@sra_perez) dijo que podemos nadar.
Vamos a la playa con @luis, @eva y @tom.
En www.example.org hay más información sobre las tortugas.
Mi familia es de Ghana 🇬🇭 y mi amigo es de España 🇪🇸.
Estoy contento :) porque ganamos el partido.
A las 10:30 vimos a @tom en la estación.
¿Conoces a @ana?
¿Escribiste tú esto, Lucía?
¿Qué significa %s en tu idioma?
La abuela cocina {plato} los domingos.
No sé quién es @pedro.
Lucía, Mateo y Carmen viven en la misma calle.
¿Y tú, @ana, qué piensas?
Vi un 🐶 en el parque.
Ayer hicimos una 🎂 para mi hermana.
Nuestra profesora 👩‍🏫 es muy simpática.
Mi hermano 😂 se cayó al río.
El domingo 🌞 vamos al mercado con mi tía.
Yo ❤️ mi colegio.
El olivo 🌳 es más viejo que mi abuelo.
Primero lavamos el arroz 🍚, luego lo cocinamos.
Estaba muy cansada 😴 pero seguimos andando.
Ganamos el partido 🏆 y todos cantaron.
A mi madre xD no le gustan las ranas.
Tenemos <i>muchos</i> animales en el <b>bosque</b>.
La casa <em>roja</em> es mía.
Esto es <b>muy importante</b> para nosotros.
No vimos a @ana, pero vimos a su perro.
El lunes cantó {nombre} y el martes bailó {otro}.
https://example.org es nuestra página.
`x = 1` es la primera línea de nuestro programa.
A Lucía le gusta el mar y a Mateo la montaña.
¡Qué bonito es el perro de @ana!
""".strip().splitlines()


# Most of what stands in a sentence comes back; what does not is flagged.
_LEAST_SHARE_UNFLAGGED = 0.9


def kept_in(text: str) -> Counter[str]:
    return Counter(kept.text for kept in find_kept(text, find_tokens(text), NAMES))


@pytest.fixture(scope="module")
def translated(
    engine: ArgosTranslator, detector: Detector
) -> dict[str, list[tuple[str, str, Passage]]]:
    """Give source, target and passage of each sentence, by direction."""
    found = {}
    for source, target, sentences in (("en", "es", ENGLISH), ("es", "en", SPANISH)):
        flow = Flow(project_of("en", "es", names=NAMES), engine, detector)
        posts = [
            post_of(text, classroom=source, identifier=f"p-{n}", language=source)
            for n, text in enumerate(sentences)
        ]
        found[f"{source}-{target}"] = [
            (post.text[slice(*one.source)], there.text[slice(*one.target)], one)
            for post in flow.run(posts)
            for tag, there in post.translations.items()
            for one in there.passages
            if tag == target and one.origin == "machine"
        ]
    return found


@pytest.mark.parametrize("pair", ["en-es", "es-en"])
def test_every_token_is_back_once_or_flagged(
    translated: dict[str, list[tuple[str, str, Passage]]], pair: str
) -> None:
    rows = translated[pair]
    assert len(rows) >= 50
    flagged = 0
    for source, target, passage in rows:
        if "token-changed" in {flag.code for flag in passage.flags}:
            flagged += 1
        else:
            assert kept_in(target) == kept_in(source), (source, target)
    assert flagged <= (1 - _LEAST_SHARE_UNFLAGGED) * len(rows)


@pytest.mark.parametrize("pair", ["en-es", "es-en"])
def test_sentences_with_tokens_are_spaced_as_sentences_are(
    translated: dict[str, list[tuple[str, str, Passage]]], pair: str
) -> None:
    for source, target, _ in translated[pair]:
        assert not re.search(r"  |[¿¡(] | [.,?)]( |$)|^ | $", target), (source, target)
        assert not re.search(r"(?i)\bx ?\d|<x|▁|⁇|<unk>", target), (source, target)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do you know @ana?", "¿Conoces a @ana?"),
        ("Kwame and Ama are my friends.", "Kwame y Ama son mis amigos."),
        (
            "We ate rice 🍚 and fish 🐟 for lunch.",
            "Comimos arroz 🍚 y pescado 🐟 para el almuerzo.",
        ),
        ("This is <b>very important</b> for us.", "Esto es <b>muy importante</b> para nosotros."),
        ("I saw a 🐶 in the park.", "Vi una 🐶 en el parque."),
    ],
)
def test_some_sentences_read_as_one_would_write_them(
    engine: ArgosTranslator, detector: Detector, text: str, expected: str
) -> None:
    flow = Flow(project_of("en", "es", names=NAMES), engine, detector)
    (post,) = flow.run([post_of(text, language="en")])
    assert post.translations["es"].text == expected
