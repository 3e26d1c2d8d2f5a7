"""Settings from the environment: `PASSERELLE_...`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.errors import SettingsInvalid

# Those of ctranslate2.
ComputeType = Literal[
    "default", "auto", "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16",
    "float16", "bfloat16", "float32",
]  # fmt: skip


DATABASE_FILE = "passerelle.sqlite3"
# What those look like that have a pattern.
_FORMS = {
    "public_url": "must be http:// or https:// and a host, perhaps with its port, and nothing "
    "behind, such as https://passerelle.example.org",
    "topic_prefix": "must begin with a letter or a digit and go on with at most 99 of letters, "
    "digits, '.', '_' and '-', such as passerelle.",
}
SECRETS = ("admin_token", "broker_url", "database_url")  # may stand in files


def default_data_dir() -> Path:
    """Give the folder for packages and data: `$XDG_DATA_HOME/passerelle`, or below the home."""
    base = os.environ.get("XDG_DATA_HOME", "")
    if Path(base).is_absolute():  # as its specification asks
        return Path(base) / "passerelle"
    try:
        return Path.home() / ".local" / "share" / "passerelle"
    except RuntimeError:
        raise SettingsInvalid(
            "PASSERELLE_DATA_DIR: is not set, and this user has no home folder; "
            "name a folder that can be written"
        ) from None


class Settings(BaseSettings):
    """What an operator can set. Every field is the variable `PASSERELLE_` and its name."""

    # A variable that is set to nothing counts as not set, as Compose files often do.
    model_config = SettingsConfigDict(
        env_prefix="PASSERELLE_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data_dir: Path = Field(default_factory=default_data_dir)
    package_index_url: str | None = None  # None: the index that argostranslate names
    device: Literal["cpu", "cuda", "auto"] = "cpu"
    inter_threads: int | None = Field(default=None, ge=1, le=512)  # None: as measured
    intra_threads: int | None = Field(default=None, ge=1, le=512)  # None: as measured
    compute_type: ComputeType = "default"
    beam_size: int = Field(default=4, ge=1, le=32)
    database_url: str | None = None  # None: a SQLite file in the data folder
    host: str = "127.0.0.1"
    port: int = Field(default=8300, ge=0, le=65535)  # 0: any that is free
    # Where browsers find the service, where that is not how its API is called.
    public_url: str | None = Field(default=None, pattern=r"^https?://[^/?#\s@]+$")
    admin_token: SecretStr | None = None
    allow_endpoints: str = ""  # networks and hosts that endpoints may be in, with commas between
    broker_url: SecretStr | None = None  # of Kafka; None: one machine does it all
    # Before every topic and consumer group, where a cluster is shared.
    topic_prefix: str = Field(default="", pattern=r"^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$")
    worker_port: int = Field(default=8301, ge=0, le=65535)  # of a worker's health; 0: any
    daily_characters: int | None = Field(default=None, ge=1)  # of a project; None: no limit

    @classmethod
    def load(cls) -> Self:
        """Read the environment, and files of secrets that it names with `..._FILE`.

        Raises SettingsInvalid, naming every variable that is wrong.
        """
        try:
            return cls(**_secrets_of_files())
        except ValidationError as error:
            lines = [
                f"PASSERELLE_{str(part['loc'][0]).upper()}: {_said(part)}"
                for part in error.errors()
            ]
            raise SettingsInvalid("; ".join(lines)) from None

    @property
    def database(self) -> str:
        """Give the address of the database."""
        return self.database_url or f"sqlite:///{self.data_dir / DATABASE_FILE}"

    @property
    def package_root(self) -> Path:
        """Give the folder that holds the installed model packages."""
        return self.data_dir / "packages"


def _said(part: ErrorDetails) -> str:
    """Say what is wrong with a setting; a pattern would tell its reader little."""
    if part["type"] == "string_pattern_mismatch":
        return _FORMS[str(part["loc"][0])]
    return part["msg"][:1].lower() + part["msg"][1:]


def _secrets_of_files() -> dict[str, Any]:
    """Read the secrets whose files are named, where the variable itself is not set."""
    found = {}
    for name in SECRETS:
        variable = f"PASSERELLE_{name.upper()}"
        path = os.environ.get(f"{variable}_FILE")
        if path and not os.environ.get(variable):
            try:
                found[name] = Path(path).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                reason = getattr(error, "strerror", None) or "it is not UTF-8"
                raise SettingsInvalid(f"{variable}_FILE: cannot be read: {reason}") from None
            if not found[name]:
                raise SettingsInvalid(f"{variable}_FILE: the file is empty")
    return found
