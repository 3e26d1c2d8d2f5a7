"""Settings of the wrong form: told in words."""

from __future__ import annotations

import pytest

from pipeline.errors import SettingsInvalid
from pipeline.settings import Settings

WRONG = {
    "PASSERELLE_PUBLIC_URL": ("passerelle.example.org", "https://passerelle.example.org"),
    "PASSERELLE_TOPIC_PREFIX": ("-school", "passerelle."),
    "PASSERELLE_PORT": ("http", "integer"),
}


def test_a_setting_of_the_wrong_form_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, (value, _) in WRONG.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as raised:
        Settings.load()
    told = str(raised.value)
    for name, (_, example) in WRONG.items():
        assert name in told
        assert example in told
    for sign in ("pattern", "^", "[", "\\"):
        assert sign not in told


@pytest.mark.parametrize(
    "value", ["ftp://a.example", "https://a.example/", "https://a.example/b", "https://u@a.example"]
)
def test_an_address_for_browsers_is_a_host_alone(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PASSERELLE_PUBLIC_URL", value)
    with pytest.raises(SettingsInvalid, match="nothing behind"):
        Settings.load()


def test_no_setting_has_a_pattern_without_words_for_it() -> None:
    patterned = {
        name
        for name, one in Settings.model_fields.items()
        if any(getattr(part, "pattern", None) for part in one.metadata)
    }
    assert patterned == {"public_url", "topic_prefix"}
