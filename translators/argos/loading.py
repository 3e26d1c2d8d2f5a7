"""The installed packages as loaded models: which pairs there are, loading at first use."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import ctranslate2

from translators.argos.model import ArgosModel, Device
from translators.errors import TranslatorError
from translators.placeholders import ShapeFigure

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageFiles:
    """An unpacked package that may be loaded."""

    source: str  # codes of the package
    target: str
    version: str
    checksum: str  # short, for signatures
    path: Path
    target_prefix: str = ""
    marks: tuple[ShapeFigure, ...] = ()  # which marks it copies; empty when not measured


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineSettings:
    """What an operator may set; None leaves threads to `choose_threads`."""

    device: str = "cpu"
    compute_type: str = "default"
    inter_threads: int | None = None
    intra_threads: int | None = None
    background: bool = False  # threads step aside for others of this machine


def resolved_device(device: str) -> str:
    """Give the device that `auto` stands for on this machine; others as they are."""
    if device != "auto":
        return device
    return "cuda" if ctranslate2.get_cuda_device_count() > 0 else "cpu"


# Gives (inter_threads, intra_threads) for a package, by measurement.
ChooseThreads = Callable[[PackageFiles], tuple[int, int]]


class Library:
    """Packages by pair of codes, loaded when first asked for and then kept."""

    def __init__(
        self,
        packages: Mapping[tuple[str, str], Sequence[PackageFiles]],
        settings: EngineSettings,
        choose_threads: ChooseThreads,
        check: Callable[[PackageFiles], None] = lambda _: None,
    ) -> None:
        """Take the packages of each pair, best first; `check` raises TranslatorError for damage.

        Where the best one is damaged or cannot be loaded, the next is used, and it is logged.
        """
        self._packages = {pair: list(files) for pair, files in packages.items() if files}
        self._settings = replace(settings, device=resolved_device(settings.device))
        self._choose_threads = choose_threads
        self._check = check
        self._models: dict[tuple[str, str], ArgosModel] = {}
        self._lock = threading.Lock()

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Give the pairs that a package translates directly."""
        return frozenset(self._packages)

    def files(self, source: str, target: str) -> PackageFiles:
        """Give the package of a pair that is in use, or would be."""
        return self._packages[source, target][0]

    def settings_name(self) -> str:
        """Name device, compute type and engine version, for signatures."""
        return f"{self._settings.device}-{self._settings.compute_type}-ct{ctranslate2.__version__}"

    def device(self, files: PackageFiles) -> Device:
        """Give device and threads for a package: as set, else as measured."""
        settings = self._settings
        device = Device(
            device=settings.device,
            compute_type=settings.compute_type,
            background=settings.background,
        )
        if settings.device == "cuda":
            return replace(device, inter_threads=settings.inter_threads or 1)
        inter, intra = settings.inter_threads, settings.intra_threads
        if inter is None or intra is None:
            measured = self._choose_threads(files)
            inter, intra = inter or measured[0], intra or measured[1]
        return replace(device, inter_threads=inter, intra_threads=intra)

    def model(self, source: str, target: str) -> ArgosModel:
        """Give the loaded model of a pair. Raises what loading the last of its packages raises."""
        with self._lock:
            model = self._models.get((source, target))
            while model is None:
                try:
                    model = self._load(self.files(source, target))
                except TranslatorError as error:
                    if len(self._packages[source, target]) == 1:
                        raise
                    _LOG.warning("%s The next best package is used.", error)
                    del self._packages[source, target][0]
            self._models[source, target] = model
            return model

    def _load(self, files: PackageFiles) -> ArgosModel:
        self._check(files)
        return ArgosModel(
            files.path,
            source=files.source,
            target=files.target,
            mark=files.target_prefix,
            device=self.device(files),
        )
