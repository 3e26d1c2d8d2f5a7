"""Write docs/asyncapi.json, the AsyncAPI document as an installation without a prefix gives it."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.topics.document import document
from pipeline.topics.names import Topics

PAGE = Path(__file__).resolve().parents[1] / "docs" / "asyncapi.json"


def written() -> str:
    """Give the file's content."""
    return json.dumps(document(Topics()), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PAGE.write_text(written(), "utf-8")
