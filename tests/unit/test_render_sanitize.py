"""HTML of posts, made safe."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipeline.stages.render import sanitize
from tests.support.html_corpus import Case, cases
from tests.unit.test_format_html_laws import soups, trees

REL = 'rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("<p>a <b>b</b></p>", "<p>a <b>b</b></p>"),
        ("<h1>a</h1><hr>", "<h1>a</h1><hr>"),
        ('<a href="https://x.test/" target=_blank>a</a>', f'<a href="https://x.test/" {REL}>a</a>'),
        ("<a href=mailto:a@b.example>a</a>", f'<a href="mailto:a@b.example" {REL}>a</a>'),
        ("<a href='/x'>a</a>", f"<a {REL}>a</a>"),
        ("<a href='//x.example'>a</a>", f"<a {REL}>a</a>"),
        ("<a href='JaVa\nScript:x()'>a</a>", f"<a {REL}>a</a>"),
        ("<a href='&#106;avascript:x()'>a</a>", f"<a {REL}>a</a>"),
        ("<a href='data:text/html,x'>a</a>", f"<a {REL}>a</a>"),
        ("<a href='blob:https://x'>a</a>", f"<a {REL}>a</a>"),
        ("<a href='file:///etc'>a</a>", f"<a {REL}>a</a>"),
        ("<img src=https://x.test/y onerror=z() alt=a>", '<img src="https://x.test/y" alt="a">'),
        ("<img src=data:image/png;base64,AA alt=a>", '<img alt="a">'),
        ("<q cite='javascript:x'>a</q>", "<q>a</q>"),
        ("<p style='color: red' id=x onclick=y()>a</p>", "<p>a</p>"),
        ("<code class='language-python math x'>a</code>", '<code class="math">a</code>'),
        ("<span class=x>a</span>", "<span>a</span>"),
        ("<p lang=fr dir=rtl translate=no>a</p>", '<p lang="fr" dir="rtl" translate="no">a</p>'),
        ("<ol start=3><li value=4>a</ol>", '<ol start="3"><li value="4">a</li></ol>'),
        ("a<script>b</script><style>c</style><title>d</title>", "a"),
        ("a<noscript>b</noscript><iframe>c</iframe><template>d</template><object>e</object>", "a"),
        ("<form><input value=x><button>a</button></form>", "a"),
        ("a<!-- b -->", "a"),
        ("<svg><style><img src=x onerror=y></style></svg>", "<img>"),
        ("<pre>\n\nx</pre>", "<pre>\n\nx</pre>"),
        ("a\u202eb", "a\u202eb"),
        ("<b>a", "<b>a</b>"),
    ],
)  # fmt: skip
def test_only_what_is_known_to_be_safe_is_left(raw: str, safe: str) -> None:
    assert sanitize(raw) == safe


class _Watch(HTMLParser):
    """Fails on anything that could act."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "style", "iframe", "object", "embed", "form", "input", "svg"}
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in {"style", "id", "srcset", "action", "srcdoc"}
            if name in ("href", "src"):
                assert (value or "").lower().startswith(("http://", "https://", "mailto:", "tel:"))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def assert_safe(raw: str) -> None:
    safe = sanitize(raw)
    assert sanitize(safe) == safe
    watch = _Watch()
    watch.feed(safe)
    watch.close()


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.section}-{case.name}")
def test_every_case_is_safe_and_stable(case: Case) -> None:
    assert_safe(case.html)


@pytest.mark.fuzz
@given(soups)
def test_soups_become_safe_and_stable(raw: str) -> None:
    assert_safe(raw)


@pytest.mark.fuzz
@given(some.one_of(trees, some.text(alphabet="<>&;#x/!-=\"' apjs:\n", max_size=60)))
def test_trees_and_random_signs_become_safe_and_stable(raw: str) -> None:
    assert_safe(raw)
