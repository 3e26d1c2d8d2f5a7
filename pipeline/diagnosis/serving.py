"""What `doctor` says of the service: its database, who may come, what waits; it need not run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.diagnosis.finding import Finding
from pipeline.errors import SettingsInvalid
from pipeline.settings import DATABASE_FILE, Settings

_SHORT_TOKEN = 16  # characters
_MEND_TOKEN = 'export PASSERELLE_ADMIN_TOKEN="$(openssl rand -hex 32)"'  # noqa: S105  # how one is made


def look_at_service(settings: Settings) -> Iterator[Finding]:
    """Look at what `serve` works with, as the environment of this command names it."""
    if settings.allow_endpoints:
        yield from _allowance(settings)
    file = settings.data_dir / DATABASE_FILE
    if settings.database_url is None and is_to_be_made(file):
        yield from to_be_made(file, settings)
        return
    from pipeline.diagnosis.database import look_at_database  # takes a while to load

    yield from look_at_database(settings)


def _allowance(settings: Settings) -> Iterator[Finding]:
    """Say where `serve` would not start for the networks that endpoints may be in."""
    from pipeline.exchange.addresses import Allowance  # takes a while to load

    try:
        Allowance.parse(settings.allow_endpoints)
    except SettingsInvalid as error:
        mend = "correct PASSERELLE_ALLOW_ENDPOINTS"
        yield Finding(what="endpoints", state="missing", detail=str(error), mend=mend)


def is_to_be_made(file: Path) -> bool:
    """Tell whether there is no such file; one that this user may not see is there."""
    try:
        return not file.exists()
    except OSError:
        return False


def to_be_made(file: Path, settings: Settings) -> Iterator[Finding]:
    """Say that nobody has served yet."""
    detail = f"{file} is made by the first `passerelle serve`"
    yield Finding(what="database", state="fine", detail=detail)
    yield from who_may_come(settings)


def who_may_come(settings: Settings, others: int | None = None) -> Iterator[Finding]:
    """Say who may use the API; `others` are tokens of projects, None where there are no tables."""
    said = f"{others} tokens of projects" if others else "no tokens of projects"
    if settings.admin_token is not None:
        is_short = len(settings.admin_token.get_secret_value()) < _SHORT_TOKEN
        yield Finding(
            what="admin token",
            state="warning" if is_short else "fine",
            detail="is so short that it can be guessed" if is_short else f"is set; {said}",
            mend=_MEND_TOKEN if is_short else None,
        )
    elif others:
        yield Finding(what="admin token", state="fine", detail=f"is not set; {said}")
    elif others is None:
        detail = "is not set; the first `passerelle serve` needs it"
        yield Finding(what="admin token", state="fine", detail=detail)
    else:
        detail = f"is not set; {said}: nobody could use the service"
        yield Finding(what="admin token", state="warning", detail=detail, mend=_MEND_TOKEN)
