"""Settings from the environment: `PASSERELLE_...`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.errors import SettingsInvalid


def default_data_dir() -> Path:
    """Give the folder for packages and data: `$XDG_DATA_HOME/passerelle`, or below the home."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "passerelle"


class Settings(BaseSettings):
    """What an operator can set. Every field is the variable `PASSERELLE_` and its name."""

    model_config = SettingsConfigDict(env_prefix="PASSERELLE_", frozen=True, extra="ignore")

    data_dir: Path = Field(default_factory=default_data_dir)
    package_index_url: str | None = None  # None: the index that argostranslate names
    device: Literal["cpu", "cuda", "auto"] = "cpu"
    inter_threads: int | None = Field(default=None, ge=1, le=512)  # None: as measured
    intra_threads: int | None = Field(default=None, ge=1, le=512)  # None: as measured
    compute_type: str = "default"
    beam_size: int = Field(default=4, ge=1, le=32)

    @classmethod
    def load(cls) -> Self:
        """Read the environment. Raises SettingsInvalid, naming every variable that is wrong."""
        try:
            return cls()
        except ValidationError as error:
            lines = [
                f"PASSERELLE_{str(part['loc'][0]).upper()}: {part['msg']}"
                for part in error.errors()
            ]
            raise SettingsInvalid("; ".join(lines)) from None

    @property
    def package_root(self) -> Path:
        """Give the folder that holds the installed model packages."""
        return self.data_dir / "packages"
