import pytest

from glossary.match import Matcher
from glossary.values import Term


@pytest.mark.parametrize(
    ("language", "sources", "text", "stands"),
    [
        ("es", ["patógeno"], "Patógenos y patógena", ["Patógenos", "patógena"]),
        ("es", ["luz", "vino"], "LUCES, vinos; ¿vino?", ["LUCES", "vinos", "vino"]),
        ("es-MX", ["arrecife de coral"], "los Arrecifes de coral", ["Arrecifes de coral"]),
        ("fr", ["eau", "récif"], "L’eau des re\u0301cifs", ["eau", "re\u0301cifs"]),
        ("fr", ["aujourd'hui", "l"], "Aujourd’hui, l’eau", ["Aujourd’hui"]),
        ("fr", ["cheval"], "des chevaux", ["chevaux"]),
        ("it", ["acqua", "medico"], "dell'acqua, i medici", ["acqua", "medici"]),
        ("pt", ["recife", "coração"], "recifes, corações", ["recifes", "corações"]),
        ("de", ["straße", "Haus"], "STRASSE, Straßen, Häuser", ["STRASSE", "Straßen", "Häuser"]),
        ("de", ["Riff"], "Korallenriff und Riffe", ["Riffe"]),
        ("ru", ["риф", "школа"], "Рифов, школами", ["Рифов", "школами"]),
        ("uk", ["п'ять", "п"], "П’ять", ["П’ять"]),
        ("tr", ["istanbul", "ırmak"], "İSTANBUL'da IRMAK", ["İSTANBUL", "IRMAK"]),
        ("zh", ["技术", "学校", "学", "AI"], "我们的AI技术学校", ["AI", "技术", "学校"]),
        ("zh-Hant", ["珊瑚礁"], "大珊瑚礁。", ["珊瑚礁"]),
        ("ja", ["サンゴ", "サンゴ礁", "学校"], "サンゴ礁と学校へ", ["サンゴ礁", "学校"]),
        ("th", ["โรงเรียน"], "ที่โรงเรียนของเรา", ["โรงเรียน"]),
        ("ko", ["산호초", "학교"], "산호초는 학교에서는 산호", ["산호초", "학교"]),
        ("ko", ["이"], "학교이", []),
        ("ar", ["مدرسة", "كتاب"], "والمدرسة كِتابٌ الكتاب", ["مدرسة", "كِتاب", "كتاب"]),
        ("he", ["ספר"], "הספר וספר", ["ספר", "ספר"]),
        ("hi", ["पानी"], "पानी, पान", ["पानी"]),
        ("en", ["技术"], "the 技术公司", ["技术"]),
        ("xx", ["reef"], "reef reefs", ["reef"]),
    ],
)
def test_terms_are_found_by_the_rules_of_their_language(
    language: str, sources: list[str], text: str, stands: list[str]
) -> None:
    matcher = Matcher([Term(source=one, target="x") for one in sources], language)

    assert [text[slice(*one.span)] for one in matcher.find(text)] == stands


def test_a_name_keeps_no_korean_particle() -> None:
    matcher = Matcher([Term(source="콰메", target="Kwame", kind="keep")], "ko")

    assert [one.span for one in matcher.find("콰메는 콰메와")] == [(0, 2), (4, 6)]
