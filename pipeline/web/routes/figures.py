"""Figures: how the exchange goes, and how far the machine can be trusted."""

from __future__ import annotations

import csv
import io

from pipeline.exchange.calibrating import calibration_json
from pipeline.exchange.figures import figures, rows_of
from pipeline.web.answers import JSON, Answer
from pipeline.web.problems import Fault
from pipeline.web.routing import Call, Reply, Route
from pipeline.web.shapes import ref

_CSV = "text/csv"


def calibration(call: Call) -> Answer | Fault:
    """Give what verdicts say of each package."""
    return Answer(body=calibration_json(call.connection, call.project, call.services.figures()))


def show(call: Call) -> Answer | Fault:
    """Give the project's figures as JSON, or as CSV where that is what the caller takes."""
    found = figures(call.connection, call.project, call.now)
    wanted = call.headers.get("accept", JSON).lower()
    if _CSV not in wanted or JSON in wanted:
        return Answer(body=found)
    table = io.StringIO()
    csv.writer(table).writerows(rows_of(found))
    return Answer(body=table.getvalue().encode(), media_type=_CSV)


ROUTES = (
    Route(
        method="GET",
        path="/calibration",
        name="getCalibration",
        about="What teachers' verdicts say of each model package.",
        tag="Figures",
        scope="read",
        handler=calibration,
        replies=(Reply(status=200, about="By package.", schema=ref("Calibration")),),
    ),
    Route(
        method="GET",
        path="/figures",
        name="getFigures",
        about="Posts, pairs, corrections and review minutes; CSV where Accept asks for it.",
        tag="Figures",
        scope="read",
        handler=show,
        replies=(
            Reply(
                status=200,
                about="The figures.",
                schema=ref("Figures"),
                media_types=(JSON, _CSV),
            ),
        ),
    ),
)
