"""Install what the tests need beyond Python: browser, axe, PostgreSQL, Kafka, gcc.

As root, missing system packages are installed through apt, and said; otherwise the command is
named. With CI=true whatever stays missing makes the tests fail, else they skip with the reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Program that must be there: Debian package that brings it.
SYSTEM = {
    "chromium": "chromium",
    "gcc": "gcc",
    "java": "default-jre-headless",
    "kcat": "kcat",
    "mvn": "maven",
    "npm": "npm",
    "openssl": "openssl",
    "promtool": "prometheus",
}
# Debian package: a file that it brings, with `*` for what is not the same everywhere. The tests
# start a server of their own; the one that Debian's package sets up may stay as it is.
FILES = {
    "fonts-noto-core": "usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
    "libc6-dev": "usr/include/stdlib.h",
    "postgresql": "usr/lib/postgresql/*/bin/postgres",
}
ROOT = Path(__file__).parents[1]
BROWSER_TOOLS = ROOT / "tests" / "browser"
KAFKA = ROOT / "deploy" / "kafka" / "local_kafka.py"


def missing_packages() -> list[str]:
    """Give the Debian packages to install."""
    programs = [package for name, package in SYSTEM.items() if shutil.which(name) is None]
    files = [package for package, file in FILES.items() if not any(Path("/").glob(file))]
    return programs + files


def main() -> None:
    """Install or name what is missing."""
    packages = missing_packages()
    if packages:
        command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
        if os.geteuid() == 0 and shutil.which("apt-get"):
            print(f"installing system packages for the tests: {' '.join(packages)}", flush=True)
            subprocess.run(["apt-get", "update", "-qq"], check=True)
            subprocess.run(
                [*command, "-qq"],
                check=True,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )
        else:
            print(f"missing for some tests; install with: sudo {' '.join(command)}", flush=True)
    lock = BROWSER_TOOLS / "package-lock.json"
    if lock.exists() and shutil.which("npm") and not (BROWSER_TOOLS / "node_modules").exists():
        done = subprocess.run(
            ["npm", "ci", "--silent", "--no-audit"], cwd=BROWSER_TOOLS, check=False
        )
        if done.returncode:
            print("npm ci failed; tests of accessibility will miss axe-core", file=sys.stderr)
    if shutil.which("java") and shutil.which("mvn"):
        done = subprocess.run([sys.executable, KAFKA, "--fetch"], check=False)
        if done.returncode:
            print("tests with a real Kafka broker will miss it", file=sys.stderr)


if __name__ == "__main__":
    main()
