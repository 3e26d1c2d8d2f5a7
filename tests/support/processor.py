"""What programs take of the processor, whoever else uses the machine."""

from __future__ import annotations

import resource


def taken_by_programs() -> float:
    """Give what programs that were started here and have ended took, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
