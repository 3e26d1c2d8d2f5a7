"""Passages settled by the keyboard alone, every key counted."""

from __future__ import annotations

from playwright.sync_api import Page

_MOST_STEPS = 60  # tabs until a link must have been reached


class Keyboard:
    """Presses keys on a page and counts them: a chord of two keys counts as two."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, chord: str) -> None:
        """Press a key, or several together: `Control+Enter`."""
        self.pressed += len(chord.split("+"))
        self.page.keyboard.press(chord)

    def to(self, start: str) -> None:
        """Walk by the tab key until what has the focus leads to, or is, what `start` matches."""
        for _ in range(_MOST_STEPS):
            if self.page.evaluate("css => document.activeElement.matches(css)", start):
                return
            self.press("Tab")
        raise AssertionError(f"the tab key does not lead to {start}")


def approve_by_keys(page: Page, number: int) -> int:
    """Begin at the queue and approve so many passages; give how many keys it took."""
    keyboard = Keyboard(page)
    keyboard.press("Tab")  # to the link that leads past the head of the page
    keyboard.press("Enter")
    keyboard.to("a[href^='/review/rev_']")
    keyboard.press("Enter")
    page.wait_for_url("**/review/rev_*")
    for _ in range(number):
        before = page.url
        keyboard.press("Control+Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    return keyboard.pressed
