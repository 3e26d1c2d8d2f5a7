"""Confidence: what the engine's own doubts and the look of two texts say of a translation.

    model = load_model()
    judged = model.judge(evidence)                      # raw, confidence, word scores and flags
    judged = model.judge(evidence, statistics=of_engine, calibration=of_engine_and_pair)

`words_of_pieces` gives an engine's sub-words as words, `words_of_text` those of a bare text.
`judge` never looks at other items: features are standardised by the stored `Statistics` of an
engine and pair. Without any, those of the pair in the fitted data are used, or those of a pair
nothing is known of. `learn_statistics` makes an engine's own from what it translated; a package
of the service starts from `model.unknown`, since the weights of the fitted pairs are those of
other engines.
`calibration.after(verdicts)` learns from teachers. `to_json` and `from_json` keep statistics and
calibrations; both belong to the coefficients they were learned with, which `model.fitted` names.
`worst_leg` joins the legs of a pivot. `band` names a confidence while verdicts are few.

Values are frozen; a model may be shared by threads.
"""

from pipeline.stages.confidence.bands import ENOUGH_VERDICTS, Band, band
from pipeline.stages.confidence.calibration import Calibration, Prior, uncalibrated
from pipeline.stages.confidence.learn import learn_statistics
from pipeline.stages.confidence.load import load_model
from pipeline.stages.confidence.model import Model
from pipeline.stages.confidence.pieces import is_spaceless, words_of_pieces, words_of_text
from pipeline.stages.confidence.scales import Statistics
from pipeline.stages.confidence.values import NOTHING_KNOWN, Evidence, Judged, worst_leg

__all__ = [
    "ENOUGH_VERDICTS",
    "NOTHING_KNOWN",
    "Band",
    "Calibration",
    "Evidence",
    "Judged",
    "Model",
    "Prior",
    "Statistics",
    "band",
    "is_spaceless",
    "learn_statistics",
    "load_model",
    "uncalibrated",
    "words_of_pieces",
    "words_of_text",
    "worst_leg",
]
