"""How the engine decodes: the plain settings, and those of the one retry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoding:
    """Settings of beam search, as ctranslate2 names them."""

    beam_size: int = 4
    length_penalty: float = 0.2  # argostranslate's
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0
    disable_unk: bool = False

    def name(self) -> str:
        """Name what differs from call to call, for signatures."""
        return f"b{self.beam_size}l{self.length_penalty:g}"

    @property
    def shapes_scores(self) -> bool:
        """Tell whether the search's own scores are no plain sums of log-probabilities."""
        return self.repetition_penalty != 1.0 or self.no_repeat_ngram_size != 0 or self.disable_unk


# The one retry of a degenerate text: no three sub-words twice, nothing that stands for the
# unknown, and longer answers preferred.
RETRY = Decoding(
    beam_size=4,
    length_penalty=1.0,
    repetition_penalty=1.2,
    no_repeat_ngram_size=3,
    disable_unk=True,
)

# Source sub-words up to which a text belongs to a class, and the most sub-words decoded for it.
# A longer target is a loop. Texts of different classes share no batch, so the limit, and with it
# the text of a loop, does not depend on what else is in the batch.
_CLASSES = ((16, 56), (48, 128), (128, 320))
_PREFIX_CLASS = 64


def decoding_limit(source_length: int, *, prefix: int = 0) -> int:
    """Give the most sub-words to decode for a source of so many.

    A forced prefix, of so many sub-words, does not count; it makes classes of its own.
    """
    most = next((most for length, most in _CLASSES if source_length <= length), _CLASSES[-1][1])
    return most + -(-prefix // _PREFIX_CLASS) * _PREFIX_CLASS
