"""`passerelle bench confidence`: what checks and confidence catch, get wrong, and cost.

Planted errors are the project's own. Human-scored translations are read from the files named on
the command line (JSON Lines, plain or gzip, in the columns of MLQE-PE as `source_lang`,
`target_lang`, `source`, `translation`, `token_log_probs`, `words`, `word_tokens`, `word_tags`,
`da`, `da_z`); their texts are not part of the project.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from pipeline.bench.confidence_cost import measure_cost
from pipeline.bench.confidence_human import measure_human, read_rows
from pipeline.bench.confidence_planted import measure_planted
from pipeline.bench.confidence_print import print_figures
from pipeline.scoring import Scorer


def run(console: Console, *, files: Sequence[Path] = ()) -> dict[str, Any]:
    """Measure, print tables and give the figures."""
    scorer = Scorer()
    figures: dict[str, Any] = {
        "planted": measure_planted(scorer),
        "human": [{"file": path.name, **measure_human(read_rows(path))} for path in files],
        "cost": measure_cost(),
    }
    print_figures(console, figures)
    return figures
