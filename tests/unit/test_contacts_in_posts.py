"""Contact details in whole posts: where they stand, what is allowed, and that they hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.domain.flags import Flag
from pipeline.domain.post import Attachment, Format
from pipeline.domain.project import Policy
from pipeline.flow import Flow
from pipeline.stages.checks.contacts import find_contacts
from pipeline.stages.contacts import contact_flags
from pipeline.stages.detect import Detector
from pipeline.stages.plan import make_plan
from tests.support.engines import post_of, project_of
from tests.support.timing import assert_at_most, assert_linear
from translators.testing import IdentityTranslator

DETECTOR = Detector()
PROJECT = project_of("en", "es")


def contacts(text: str, written: Format = "plain", *allowed: str) -> list[str]:
    """Give what the flags of a post's text cut out of it."""
    project = replace(PROJECT, allow_contacts=allowed)
    plan = make_plan(post_of(text, format=written), project, DETECTOR)
    return [
        text[slice(*one.source)]
        for one in plan.flags
        if one.code == "contact-detail" and one.source is not None
    ]


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("plain", "Write to kwame@example.org soon.", ["kwame@example.org"]),
        ("plain", "Write to kwame&#64;example.org.", []),
        ("markdown", "Write to **kwame@example.org**!", ["kwame@example.org"]),
        ("markdown", "Write to kwame\\_o@example.org!", ["kwame\\_o@example.org"]),
        ("markdown", "Write to kwame@exa**mple**.org", ["kwame@exa**mple**.org"]),
        ("markdown", "my insta is `kwame_07`", ["kwame_07"]),
        ("markdown", "[me](mailto:kwame@example.org)", ["kwame@example.org"]),
        ("markdown", "> call me: *07700* 900123", ["07700* 900123"]),
        ("markdown", "2*3*12345678*90 = ?", []),
        ("html", "<p>kwame&#64;example&period;org</p>", ["kwame&#64;example&period;org"]),
        ("html", "<b>kwame</b>@example.org", ["kwame</b>@example.org"]),
        ("html", '<a href="mailto:kwame@example.org">me</a>', ["kwame@example.org"]),
        ("html", "<p>call 07700&nbsp;900123</p>", ["07700&nbsp;900123"]),
        ("html", "<p>5 &lt; 6 &amp; 7</p>", []),
    ],
)
def test_details_are_found_as_readers_see_them_and_cut_out_of_the_text(
    written: Format, text: str, found: list[str]
) -> None:
    assert contacts(text, written) == found


def test_every_field_is_looked_at_and_named() -> None:
    post = post_of(
        "Hello everybody, this is our school.",
        title="ana@example.org",
        attachments=(
            Attachment(url="https://example.org/a.png", media_type="image/png", alt="A river",
                       caption="call 07700 900123", transcript="Call ama@example.org, please."),
        ),
    )  # fmt: skip
    flags = [
        one for one in make_plan(post, PROJECT, DETECTOR).flags if one.code == "contact-detail"
    ]
    values = dict(post.fields())
    assert {one.params["field"] for one in flags} == {
        "title", "attachments/0/caption", "attachments/0/transcript",
    }  # fmt: skip
    cut = [values[one.params["field"]][slice(*one.source)] for one in flags if one.source]
    assert sorted(cut) == ["07700 900123", "ama@example.org", "ana@example.org"]


@pytest.mark.parametrize(
    ("allowed", "left"),
    [
        ("school@example.org", []),
        ("SCHOOL@Example.org", []),
        ("example.org", ["school@example.org"]),
        ("other@example.org", ["school@example.org"]),
    ],
)
def test_what_the_project_allows_is_no_contact_of_a_child(allowed: str, left: list[str]) -> None:
    assert contacts("Ask school@example.org about it.", "plain", allowed) == left
    assert contacts("Ask **school@example.org** about it.", "markdown", allowed) == left


def test_an_allowed_number_may_be_written_with_other_spaces() -> None:
    assert contacts("Call 0555 123-456 now.", "plain", "0555123456") == []
    assert contacts("Call 0555 123-457 now.", "plain", "0555123456") == ["0555 123-457"]


@pytest.mark.parametrize("policy", ["hold", "mark", "hold-all"])
@pytest.mark.parametrize("where", ["text", "title"])
def test_contact_details_hold_a_post_under_every_policy(policy: Policy, where: str) -> None:
    words = "Write to ama@example.org about the river."
    text, title = (words, None) if where == "text" else ("We saw a river.", words)
    project = replace(project_of("en", "es", policy=policy), budget=0.0)
    (held,) = Flow(project, IdentityTranslator(), DETECTOR).run([post_of(text, title=title)])
    assert (held.status, held.edition) == ("held", 0)
    (flag,) = [one for one in held.flags if one.code == "contact-detail"]
    assert flag.severity == "critical"
    allowed = replace(project, allow_contacts=("ama@example.org",))
    (other,) = Flow(allowed, IdentityTranslator(), DETECTOR).run([post_of(text, title=title)])
    assert all(one.code != "contact-detail" for one in other.flags)
    if policy == "mark":
        assert (other.status, other.edition) == ("published", 1)


@pytest.mark.parametrize(
    "unit",
    ["a@b.cc ", "anna at host dot com ", "+44 7700 900456, ", "12 Oak Street, ", "snap: lola_12 ",
     "@", "1", "a.", "(1", "call ", "my insta is ", "&#64;", "*", "\\_", "<b>", "</b", "`"],
)  # fmt: skip
@pytest.mark.parametrize("written", ["plain", "markdown", "html"])
def test_hostile_posts_are_read_soon(unit: str, written: Format) -> None:
    text = (unit * 64_000)[:64_000]

    def work() -> tuple[Flag, ...]:
        return contact_flags([("text", text)], written, "en", ("school@example.org",))

    assert_at_most(0.8, work)


def test_six_thousand_addresses_take_time_in_proportion() -> None:
    text = "a@b.cc " * 6_000
    assert len(find_contacts(text, "en", ())) == 6_000
    assert_linear(
        lambda: find_contacts(text[: len(text) // 4], "en", ()),
        lambda: find_contacts(text, "en", ()),
    )
