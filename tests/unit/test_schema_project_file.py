"""Project files with mistakes: all of them at once, each with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.domain.project import Project
from pipeline.schemas.project_file import ProjectInvalid, load_project, read_project
from tests.support.program import PROJECT, write_project

FULL = """\
id = "rivers"
name = "Rivers of two continents"
[[classrooms]]
id = "accra"
language = "en"
timezone = "Africa/Accra"
endpoints = [{url = "https://platform.example/hooks/accra", secret_env = "ACCRA_SECRET", payload = "full"}]
release = [{days = ["mon", "tue", "wed", "thu", "fri"], from = "08:00", to = "15:00"}]
holidays = "accra.ics"
[[classrooms]]
id = "sevilla"
language = "es"
timezone = "Europe/Madrid"
[[glossaries]]
source = "en"
target = "es"
file = "en-es.csv"
[names]
keep = ["Kwame", "Ama"]
[review]
policy = "hold"
budget = 0.2
release_after_hours = 0
[learning]
memory = true
calibration = true
[privacy]
allow_contacts = ["school@example.org"]
[retention]
days = 400
"""  # noqa: E501  # every key there is


def mistakes(folder: Path, text: str | bytes) -> list[tuple[int | None, str, str]]:
    """Give line, code and field of everything that is wrong."""
    path = folder / "project.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ProjectInvalid) as caught:
        load_project(path)
    for line, problem in caught.value.problems:
        start = f"{path}:{line}: " if line else f"{path}: "
        assert f"{start}{problem.message} ({problem.hint})" in str(caught.value).split("\n")
    return [(line, one.code, one.where) for line, one in caught.value.problems]


def test_the_file_of_the_design_is_read(tmp_path: Path) -> None:
    project = load_project(write_project(tmp_path, FULL))
    assert [room.language for room in project.classrooms] == ["en", "es"]
    assert project.classrooms[0].release[0].start == "08:00"
    assert project.classrooms[0].endpoints[0].secret_env == "ACCRA_SECRET"
    assert (project.budget, project.retention_days, project.policy) == (0.2, 400, "hold")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ('id = "rivers"', '\ufeffid = "rivers"'),
        ("\n", "\r\n"),
        ('language = "es"', 'language = "en"'),
        ('language = "es"', 'language = "en-GB"'),
        ('language = "es"', 'language = "zh-Hans"'),
        ("days = 400", "days = 1"),
        ('[review]\npolicy = "mark"', "[review]\nbudget = 1\nrelease_after_hours = 12"),
    ],
)
def test_what_the_format_allows_is_taken(tmp_path: Path, old: str, new: str) -> None:
    text = PROJECT.replace(old, new) if old else PROJECT
    path = tmp_path / "project.toml"
    path.write_bytes(text.encode())
    assert isinstance(load_project(path), Project)


# The mistake in place of what is right: the line on which it stands, and its code.
MISTAKES: list[tuple[str, str, int, str]] = [
    ('id = "rivers"', 'id = "two rivers"', 1, "bad-id"),
    ('id = "rivers"', "id = 5", 1, "wrong-type"),
    ('name = "Rivers of two continents"', 'name = ""', 2, "empty"),
    ('name = "Rivers of two continents"', 'name = " \\t"', 2, "empty"),
    ('name = "Rivers of two continents"', 'name = "a\\u0000"', 2, "nul"),
    ('name = "Rivers of two continents"', "# nothing", 1, "missing-field"),
    ("[[classrooms]]\n", "[[classrooms]]\ncolour = 'red'\n", 4, "unknown-field"),
    ('timezone = "Africa/Accra"\n', "", 3, "missing-field"),
    ('"Africa/Accra"', '"Africa/Acra"', 6, "unknown-timezone"),
    ('"Africa/Accra"', '"../../etc/passwd"', 6, "unknown-timezone"),
    ('"Africa/Accra"', '"Africa"', 6, "unknown-timezone"),
    ('"Africa/Accra"', '""', 6, "unknown-timezone"),
    ('language = "en"', 'language = "english"', 5, "unknown-language"),
    ('language = "en"', 'language = "en_GB"', 5, "unknown-language"),
    ('language = "en"', 'language = "und"', 5, "unknown-language"),
    ('language = "en"', '"language" = "xx"', 5, "unknown-language"),
    ('id = "sevilla"', 'id = "accra"', 8, "double-id"),
    ('policy = "mark"', 'policy = "held"', 14, "unknown-value"),
    ('policy = "mark"', "budget = 1.5", 14, "out-of-range"),
    ('policy = "mark"', "budget = nan", 14, "out-of-range"),
    ('policy = "mark"', 'budget = "0.2"', 14, "wrong-type"),
    ('policy = "mark"', "budget = true", 14, "wrong-type"),
    ('policy = "mark"', "release_after_hours = -1", 14, "out-of-range"),
    ('policy = "mark"', "release_after_hours = inf", 14, "out-of-range"),
    ('keep = ["Kwame"]', "keep = 'Kwame'", 12, "wrong-type"),
    ('keep = ["Kwame"]', 'keep = ["Kwame",\n # and\n " ",\n]', 14, "empty"),
    ('keep = ["Kwame"]', 'keep = ["Kwame",\n\n 5]', 14, "wrong-type"),
    ("days = 400", "days = 0", 16, "out-of-range"),
    ("days = 400", "days = 400.0", 16, "wrong-type"),
    ("days = 400", 'days = "400"', 16, "wrong-type"),
    ("days = 400", "months = 12", 15, "missing-field"),
    ("[retention]\ndays = 400\n", "", 1, "missing-field"),
    ("[names]\n", "[nmaes]\n", 11, "unknown-field"),
]


@pytest.mark.parametrize(("old", "new", "line", "code"), MISTAKES)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, code: str
) -> None:
    assert old in PROJECT
    found = mistakes(tmp_path, PROJECT.replace(old, new, 1))
    assert (line, code) in [(at, what) for at, what, _ in found]


ROOM = '[[classrooms]]\nid = "c"\nlanguage = "en"\ntimezone = "UTC"\n'  # from line 17
GLOSSARY = '[[glossaries]]\nsource = "en"\ntarget = "es"\nfile = "x.csv"\n'  # from line 17


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        (
            ROOM + 'release = [{days = ["mon"], from = "15:00", to = "08:00"}]',
            [(21, "bad-window", "classrooms.2.release.0")],
        ),
        (
            ROOM + 'release = [\n {days = ["mon"], from = "08:00", to = "08:00"}\n]',
            [(22, "bad-window", "classrooms.2.release.0")],
        ),
        (
            ROOM + 'release = [{days = [], from = "8:00", to = "24:00"}]',
            [
                (21, "too-few", "classrooms.2.release.0.days"),
                (21, "bad-clock", "classrooms.2.release.0.from"),
                (21, "bad-clock", "classrooms.2.release.0.to"),
            ],
        ),
        (
            ROOM + 'release = [{days = ["mon", "tuesday"], from = 08:00:00, to = "09:00"}]',
            [
                (21, "unknown-value", "classrooms.2.release.0.days.1"),
                (21, "wrong-type", "classrooms.2.release.0.from"),
            ],
        ),
        (
            ROOM + '[[classrooms.release]]\ndays = ["mon"]\nfrom = "08:00"\nto = "x"',
            [(24, "bad-clock", "classrooms.2.release.0.to")],
        ),
        (
            ROOM + 'endpoints = [\n  {url = "https://a.example/"}, # fine\n  {url = "ftp://x",'
            ' secret_env = "A B", payload = "some"}]',
            [
                (23, "bad-address", "classrooms.2.endpoints.1.url"),
                (23, "bad-name", "classrooms.2.endpoints.1.secret_env"),
                (23, "unknown-value", "classrooms.2.endpoints.1.payload"),
            ],
        ),
        (
            ROOM + 'endpoints = ["https://a.example/"]',
            [(21, "wrong-type", "classrooms.2.endpoints.0")],
        ),
        (ROOM + "holidays = ''", [(21, "empty", "classrooms.2.holidays")]),
        (GLOSSARY + GLOSSARY, [(21, "double-glossary", "glossaries.1")]),
        (GLOSSARY.replace('"es"', '"en-GB"'), [(17, "same-language", "glossaries.0")]),
        (GLOSSARY.replace('"es"', '"fr"'), [(19, "unused-glossary", "glossaries.0.target")]),
        (GLOSSARY.replace('"es"', '"xx"'), [(19, "unknown-language", "glossaries.0.target")]),
        (
            GLOSSARY.replace('"es"', '"es-MX"') + 'note = "x"',
            [(21, "unknown-field", "glossaries.0.note")],
        ),
    ],
)  # fmt: skip
def test_mistakes_in_tables_are_named_with_their_lines(
    tmp_path: Path, added: str, expected: list[tuple[int, str, str]]
) -> None:
    assert mistakes(tmp_path, PROJECT + added) == expected


def test_several_mistakes_are_all_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        """\
# mistakes everywhere
id = "two rivers"
nme = "misspelt"

[[ classrooms ]] # first
id = "accra"
"language" = "english"
timezone = '''Nowhere'''
endpoints = [
  {url = "https://a.example/x", payload = "full"},  # [not] = "a key"
  {url = "x", payload = "\\"]"},
]

[[classrooms]]
id = "accra"
language = "en"

[review]
policy = "held"  # x
budget = 2
[ learning ]
memory = "yes"
""",
    )
    assert found == [
        (1, "missing-field", "name"),
        (1, "missing-field", "retention"),
        (2, "bad-id", "id"),
        (3, "unknown-field", "nme"),
        (7, "unknown-language", "classrooms.0.language"),
        (8, "unknown-timezone", "classrooms.0.timezone"),
        (11, "bad-address", "classrooms.0.endpoints.1.url"),
        (11, "unknown-value", "classrooms.0.endpoints.1.payload"),
        (14, "missing-field", "classrooms.1.timezone"),
        (15, "double-id", "classrooms.1.id"),
        (19, "unknown-value", "review.policy"),
        (20, "out-of-range", "review.budget"),
        (22, "wrong-type", "learning.memory"),
    ]


def test_an_address_with_half_a_character_is_refused() -> None:
    endpoint = {"url": "https://a.example/\ud83d"}
    room = {"id": "a", "language": "en", "timezone": "UTC", "endpoints": [endpoint]}
    data = {"id": "r", "name": "R", "classrooms": [room], "retention": {"days": 400}}
    (problem,) = read_project(data)  # type: ignore[misc]  # problems, no project
    assert (problem.code, problem.where) == ("lone-surrogate", "classrooms.0.endpoints.0.url")


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('id = "rivers', 1, "not-toml"),
        ('id = "rivers"\nname = ', 2, "not-toml"),
        ('id = "rivers"\nid = "rivers"', 2, "not-toml"),
        ('id = "rivers"\n\n[names\nkeep = []', 3, "not-toml"),
        ("id: rivers", 1, "not-toml"),
        ('{"id": "rivers"}', 1, "not-toml"),
        ("days = " + "9" * 5000, 1, "not-toml"),
        ("x = " + "[" * 50_000, None, "not-toml"),
        (b'id = "a"\nname = "\xff"', 2, "not-utf8"),
        ('id = "a"'.encode("utf-16"), 1, "not-utf8"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, line: int | None, code: str
) -> None:
    assert mistakes(tmp_path, text) == [(line, code, "")]


def test_an_empty_file_is_told_all_that_it_lacks(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "")
    assert [where for _, _, where in found] == ["id", "name", "classrooms", "retention"]


@pytest.mark.parametrize("make", [lambda _: None, Path.mkdir], ids=["missing", "a folder"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, make: object) -> None:
    path = tmp_path / "there.toml"
    assert callable(make)
    make(path)
    with pytest.raises(ProjectInvalid, match=r"there\.toml: the project file cannot be read: "):
        load_project(path)


def test_a_near_miss_is_answered_with_the_right_name(tmp_path: Path) -> None:
    with pytest.raises(ProjectInvalid, match="did you mean Europe/Madrid"):
        load_project(write_project(tmp_path, PROJECT.replace("Europe/Madrid", "Europe/Madird")))


@pytest.mark.parametrize("data", [None, [], "x", {"classrooms": 5}, {"classrooms": [5], "id": {}}])
def test_any_structure_is_checked_without_an_exception(data: object) -> None:
    outcome = read_project(data)
    assert isinstance(outcome, tuple)
    assert outcome


@pytest.mark.parametrize(
    "url",
    [
        "https://user:word@platform.example/hook", "https://platform.example/hook#part",
        "https://platform.example:99999/hook", "https://platform.example:0/hook",
        "https://platform.example:port/hook", "http://[::1/hook", "https://:443/hook",
        "https://platform.example/" + "a" * 2000, "ftp://platform.example/hook",
    ],
)  # fmt: skip
def test_addresses_that_nothing_can_be_delivered_to_are_refused(url: str) -> None:
    room = {"id": "a", "language": "en", "timezone": "UTC", "endpoints": [{"url": url}]}
    read = read_project({"id": "p", "name": "P", "classrooms": [room], "retention": {"days": 4}})
    assert isinstance(read, tuple)
    assert [one.code for one in read] == ["bad-address"]
