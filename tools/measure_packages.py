"""Measure how the probabilities of the starter packages are spread, so that nobody else has to.

    python tools/measure_packages.py DATA_DIR

measures the starter packages installed in DATA_DIR as `passerelle models install` measures others,
and writes `pipeline/stages/judging/packages.json`. Run it again when the coefficients, the
sentences or the packages change.
"""

from __future__ import annotations

import argparse
import json
from importlib.resources import files
from pathlib import Path

from pipeline.engines import installed_engine, package_name
from pipeline.measuring.figures import measure_figures
from pipeline.settings import Settings
from translators.packages.store import PackageStore


def main(data_dir: Path) -> None:
    """Measure the packages and write the file."""
    settings = Settings(data_dir=data_dir)
    installed_engine(settings)  # puts them in
    starters = [one for one in PackageStore(settings.package_root).installed() if one.is_starter]
    value = {
        "about": "Spread of confidence figures over pipeline/measuring/sentences.json, by package;"
        " written by tools/measure_packages.py.",
        "packages": {
            package_name(one): measure_figures(one.folder, one.record.metadata) for one in starters
        },
    }
    target = files("pipeline.stages.judging").joinpath("packages.json")
    Path(str(target)).write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
    print("\n".join(value["packages"]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the starter packages for confidence.")
    parser.add_argument("data_dir", type=Path, help="where the starter packages are installed")
    main(parser.parse_args().data_dir)
