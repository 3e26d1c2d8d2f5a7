"""A look at all elements of a page: what in it could run, load or lead somewhere it should not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from playwright.sync_api import Page

# Takes a document; gives what stands in it that is not of ours. Served pages have style sheets and
# scripts of their own under /assets/, forms that lead to themselves, and a picture for the tab.
_FORBIDDEN = (
    "applet|audio|base|embed|frame|frameset|handler|iframe|image|img|isindex|marquee|math|noscript"
    "|object|plaintext|portal|source|svg|template|track|video|xmp"
)
_ATTRIBUTES = "on.*|style|srcdoc|ping|background|poster|xlink:href"
_AUDIT = r"""
(document, file) => [...document.querySelectorAll('*')].flatMap(e => {
    const found = [], tag = e.localName;
    for (const {name, value} of e.attributes) {
        if (/^(ATTRIBUTES)$/i.test(name)) found.push(`${tag} ${name}`);
        if (/^(href|action|formaction)$/i.test(name) && tag !== 'link'
            && !/^(https?:\/\/|mailto:|[\/?#])/.test(value))
            found.push(`${tag} ${name} ${value}`);
        if (/^(href|action|formaction)$/i.test(name) && /^\/\//.test(value))
            found.push(`${tag} ${name} ${value}`);
        if (/^src(set)?$/i.test(name) && !(tag === 'script' && /^\/assets\//.test(value)))
            found.push(`${tag} ${name} ${value}`);
    }
    if (/^(FORBIDDEN)$/.test(tag)) found.push(tag);
    if (e.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`foreign ${tag}`);
    if (tag === 'style' && !file) found.push('style');
    if (tag === 'script' && e.textContent.trim() !== '') found.push('script with words in it');
    if (tag === 'script' && file) found.push('script');
    if (tag === 'link' && !/^(\/assets\/|data:image\/svg\+xml,)/.test(e.getAttribute('href') || ''))
        found.push(e.outerHTML);
    if (tag === 'meta' && e.httpEquiv && !(file && /^content-security-policy$/i.test(e.httpEquiv)))
        found.push(e.outerHTML);
    if (tag === 'form' && !/^(get|post)$/.test(e.method)) found.push('form');
    return found;
})
""".replace("ATTRIBUTES", _ATTRIBUTES).replace("FORBIDDEN", _FORBIDDEN)
_OF_TEXTS = f"""
texts => {{
    const audit = {_AUDIT};
    return texts.map(text => audit(new DOMParser().parseFromString(text, 'text/html'), false));
}}
"""
# Everything that a visitor could do to an element, save leaving the page.
_TOUCH = """
() => document.querySelectorAll('body *').forEach(e => {
    for (const kind of ['mouseover', 'pointerenter', 'focus', 'animationstart', 'toggle', 'click'])
        if (kind !== 'click' || !e.closest('a, button, form, input, summary'))
            e.dispatchEvent(new Event(kind));
})
"""


def intruders(page: Page, *, file: bool = False) -> list[str]:
    """Give what stands in an open page that is not of ours; `file`: it is one to keep."""
    found: list[str] = page.evaluate(f"file => ({_AUDIT})(document, file)", file)
    return found


def intruders_in(page: Page, texts: Sequence[str]) -> Iterable[list[str]]:
    """Give the same for pages that are not opened: `page` only reads them."""
    found: list[list[str]] = page.evaluate(_OF_TEXTS, list(texts))
    return found


def touch(page: Page) -> None:
    """Do to all elements what a visitor could do."""
    page.evaluate(_TOUCH)
