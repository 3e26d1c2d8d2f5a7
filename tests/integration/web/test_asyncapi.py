"""The topics are described beside the API."""

from __future__ import annotations

import httpx

from pipeline.topics.document import document
from pipeline.topics.names import Topics
from tests.support.web_service import Served


def test_the_topics_are_described_to_anybody_who_asks(shared: Served) -> None:
    response = httpx.get(f"{shared.url}/asyncapi.json")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json() == document(Topics())
