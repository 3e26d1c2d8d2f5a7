"""What the service counts. No label carries an id, a name, an address or a text."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_REQUEST_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_BATCH_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_BATCH_SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class Metrics:
    """The counters of one service, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self.requests = Counter(
            "passerelle_http_requests",
            "Requests, by the route's template, method and class of status.",
            ("route", "method", "status"),
            registry=registry,
        )
        self.request_seconds = Histogram(
            "passerelle_http_request_seconds",
            "Time from a request to its answer, by the route's template.",
            ("route",),
            buckets=_REQUEST_SECONDS,
            registry=registry,
        )
        self.posts = Counter(
            "passerelle_posts",
            "Posts that came in: accepted, repeated, conflict, refused, over-quota.",
            ("outcome",),
            registry=registry,
        )
        self.translated = Counter(
            "passerelle_posts_translated",
            "What became of posts that were claimed: published, held, failed, stale, retried.",
            ("outcome",),
            registry=registry,
        )
        self.batch_posts = Histogram(
            "passerelle_batch_posts",
            "Posts that were translated together.",
            buckets=_BATCH_SIZES,
            registry=registry,
        )
        self.batch_seconds = Histogram(
            "passerelle_batch_seconds",
            "Time to translate posts together.",
            buckets=_BATCH_SECONDS,
            registry=registry,
        )
        self.deliveries = Counter(
            "passerelle_deliveries",
            "Attempts to deliver: delivered, retried, given-up.",
            ("outcome",),
            registry=registry,
        )
        self.relayed = Counter(
            "passerelle_relay_sent",
            "Events that this process handed over to Kafka.",
            registry=registry,
        )
        self.relay_skipped = Counter(
            "passerelle_relay_skipped",
            "Events that cannot be written to Kafka and were left out; a fault of the program.",
            registry=registry,
        )
        self._to_relay = Gauge(
            "passerelle_relay_waiting",
            "Events that Kafka has not got yet; none where the service is one process.",
            registry=registry,
        )
        self._waiting = Gauge(
            "passerelle_posts_waiting", "Posts that wait to be translated.", registry=registry
        )
        self._oldest = Gauge(
            "passerelle_posts_waiting_oldest_seconds",
            "Age of the post that has waited longest to be translated.",
            registry=registry,
        )
        self._deliveries_waiting = Gauge(
            "passerelle_deliveries_waiting", "Deliveries that wait.", registry=registry
        )
        self._deliveries_oldest = Gauge(
            "passerelle_deliveries_waiting_oldest_seconds",
            "Age of the delivery that has waited longest.",
            registry=registry,
        )
        self._reviews_waiting = Gauge(
            "passerelle_reviews_waiting",
            "Questions that wait for a teacher: critical, unsure, post, sample.",
            ("kind",),
            registry=registry,
        )

    def show_queues(
        self,
        posts: tuple[int, float],
        deliveries: tuple[int, float],
        reviews: Mapping[str, int],
        to_relay: int,
    ) -> None:
        """Take how many wait, and the age of the oldest in seconds, as they are now.

        Of `reviews`: how many of each kind; `to_relay`: events that are to go to Kafka.
        """
        self._waiting.set(posts[0])
        self._oldest.set(posts[1])
        self._deliveries_waiting.set(deliveries[0])
        self._deliveries_oldest.set(deliveries[1])
        self._to_relay.set(to_relay)
        for kind, count in reviews.items():
            self._reviews_waiting.labels(kind).set(count)

    def exposition(self) -> bytes:
        """Give all of it in the text format of Prometheus."""
        return generate_latest(self._registry)
