"""What three classes write to one another, with the translations a person would give."""

from __future__ import annotations

LANGUAGES = ("en", "es", "ar")

# The same sentence in English, Spanish and Arabic. Any of them may be the one a pupil wrote.
SENTENCES: tuple[tuple[str, str, str], ...] = (
    (
        "Good morning from our class!",
        "¡Buenos días de parte de nuestra clase!",
        "صباح الخير من صفنا!",
    ),
    (
        "Our school has a small garden behind the library.",
        "Nuestra escuela tiene un pequeño jardín detrás de la biblioteca.",
        "لمدرستنا حديقة صغيرة خلف المكتبة.",
    ),
    (
        "We water the plants every morning before class.",
        "Regamos las plantas cada mañana antes de clase.",
        "نسقي النباتات كل صباح قبل الدرس.",
    ),
    (
        "Yesterday we picked 23 tomatoes.",
        "Ayer recogimos 23 tomates.",
        "أمس قطفنا 23 حبة طماطم.",
    ),
    (
        "The tomatoes are sweet and red.",
        "Los tomates son dulces y rojos.",
        "الطماطم حلوة وحمراء.",
    ),
    (
        "Do you have a garden too?",
        "¿Vosotros también tenéis un jardín?",
        "هل لديكم حديقة أيضا؟",
    ),
    (
        "There is a big river in our city.",
        "En nuestra ciudad hay un río grande.",
        "في مدينتنا نهر كبير.",
    ),
    (
        "On Sundays I walk along the water with my father.",
        "Los domingos paseo junto al agua con mi padre.",
        "أيام الأحد أتمشى بجانب الماء مع أبي.",
    ),
    (
        "We do not swim in the river in winter.",
        "En invierno no nadamos en el río.",
        "لا نسبح في النهر في الشتاء.",
    ),
    (
        "Last week we saw 12 white birds.",
        "La semana pasada vimos 12 pájaros blancos.",
        "رأينا الأسبوع الماضي 12 طائرا أبيض.",
    ),
    (
        "My grandmother cooks rice with fish.",
        "Mi abuela cocina arroz con pescado.",
        "جدتي تطبخ الأرز مع السمك.",
    ),
    (
        "Her soup is the best in the street.",
        "Su sopa es la mejor de la calle.",
        "حساؤها هو الأفضل في الشارع.",
    ),
    (
        "School starts early and ends after lunch.",
        "La escuela empieza temprano y termina después de comer.",
        "تبدأ المدرسة مبكرا وتنتهي بعد الغداء.",
    ),
    (
        "I like drawing and reading stories.",
        "Me gusta dibujar y leer cuentos.",
        "أحب الرسم وقراءة القصص.",
    ),
    (
        "Tell us about your favourite game.",
        "Contadnos cuál es vuestro juego favorito.",
        "أخبرونا عن لعبتكم المفضلة.",
    ),
    (
        "It rained so hard that the street became a lake.",
        "Llovió tanto que la calle se convirtió en un lago.",
        "هطل المطر بغزارة حتى صار الشارع بحيرة.",
    ),
    (
        "We stayed at home and played cards.",
        "Nos quedamos en casa y jugamos a las cartas.",
        "بقينا في البيت ولعبنا بالورق.",
    ),
    (
        "The market smells of oranges and mint.",
        "El mercado huele a naranjas y a menta.",
        "تفوح من السوق رائحة البرتقال والنعناع.",
    ),
    (
        "My friend painted the old wooden door.",
        "Mi amigo pintó la vieja puerta de madera.",
        "دهن صديقي الباب الخشبي القديم.",
    ),
    (
        "We planted beans near the coral reef museum.",
        "Plantamos judías cerca del museo del arrecife de coral.",
        "زرعنا الفاصوليا قرب متحف الشعاب المرجانية.",
    ),
    (
        "The soil was dry, and now it is dark and soft.",
        "La tierra estaba seca y ahora está oscura y blanda.",
        "كانت التربة جافة، وهي الآن داكنة وناعمة.",
    ),
    (
        "Many greetings from all of us!",
        "¡Muchos saludos de todos nosotros!",
        "تحيات كثيرة منا جميعا!",
    ),
    (
        "Our teacher sings when it rains.",
        "Nuestra maestra canta cuando llueve.",
        "معلمتنا تغني عندما يهطل المطر.",
    ),
    (
        "The old bridge connects the two halves of the city.",
        "El puente viejo une las dos mitades de la ciudad.",
        "الجسر القديم يصل بين نصفي المدينة.",
    ),
    (
        "In the evening the lights shine on the water.",
        "Por la tarde las luces brillan sobre el agua.",
        "في المساء تتلألأ الأضواء على الماء.",
    ),
    (
        "Please send us a photo of your street.",
        "Por favor, enviadnos una foto de vuestra calle.",
        "من فضلكم أرسلوا لنا صورة لشارعكم.",
    ),
    (
        "The garden",
        "El jardín",
        "الحديقة",
    ),
    (
        "Water and bridges",
        "Agua y puentes",
        "الماء والجسور",
    ),
)  # fmt: skip

# What the computer gets wrong: language and sentence, target language, what it says instead.
MISTAKES: dict[tuple[str, str], str] = {
    ("Yesterday we picked 23 tomatoes.", "es"): "Ayer recogimos tomates.",
    ("We do not swim in the river in winter.", "es"): "En invierno nadamos en el río.",
    ("La semana pasada vimos 12 pájaros blancos.", "en"): "Last week we saw 20 white birds.",
    ("في مدينتنا نهر كبير.", "es"): "En.",
    ("Tell us about your favourite game.", "ar"): "Tell us about your favourite game.",
}  # fmt: skip

# What the computer is unsure of: sentence, target language, and the words it doubts.
DOUBTS: dict[tuple[str, str], str] = {
    ("Her soup is the best in the street.", "es"): "sopa",
    ("It rained so hard that the street became a lake.", "es"): "se convirtió",
    ("The market smells of oranges and mint.", "es"): "menta",
    ("Good morning from our class!", "es"): "de parte de",
    ("Nos quedamos en casa y jugamos a las cartas.", "en"): "cards",
    ("Mi amigo pintó la vieja puerta de madera.", "en"): "old wooden door",
    ("كانت التربة جافة، وهي الآن داكنة وناعمة.", "en"): "dark and soft",
}  # fmt: skip

# Other words that could stand there.
OTHERS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Her soup is the best in the street.", "es"): (
        "Su sopa es la mejor de toda la calle.",
        "La sopa de ella es la mejor de la calle.",
    ),
    ("It rained so hard that the street became a lake.", "es"): (
        "Llovió tan fuerte que la calle parecía un lago.",
    ),
}  # fmt: skip
