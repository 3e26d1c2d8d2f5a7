"""Settings from the environment: `PASSERELLE_...`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.errors import SettingsInvalid

# Those of ctranslate2.
ComputeType = Literal[
    "default", "auto", "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16",
    "float16", "bfloat16", "float32",
]  # fmt: skip


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

    @classmethod
    def load(cls) -> Self:
        """Read the environment. Raises SettingsInvalid, naming every variable that is wrong."""
        try:
            return cls()
        except ValidationError as error:
            lines = [
                f"PASSERELLE_{str(part['loc'][0]).upper()}: "
                f"{part['msg'][:1].lower()}{part['msg'][1:]}"
                for part in error.errors()
            ]
            raise SettingsInvalid("; ".join(lines)) from None

    @property
    def package_root(self) -> Path:
        """Give the folder that holds the installed model packages."""
        return self.data_dir / "packages"
