"""What the reader knows about elements by their names."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements that part the text before them from the text after them.
BLOCKS = _names(
    """
    address article aside blockquote body br caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section
    select summary table tbody td template tfoot th thead title tr ul xmp
    """
)

VOID = _names(
    """
    area base basefont bgsound br col embed frame hr image img input keygen link meta param source
    track wbr
    """
)

# Elements whose text is not the author's prose, or that readers do not see.
UNTRANSLATED = _names(
    """
    applet audio canvas code head iframe kbd listing math noembed noframes noscript object plaintext
    pre samp script style svg template textarea title tt var video xmp
    """
)

# Elements of which readers see nothing.
HIDDEN = _names("head noembed noframes noscript script style template title")

# Elements whose content is text up to their end tag, whatever stands in it.
RAW = _names("iframe noembed noframes noscript script style textarea title xmp")

FOREIGN = frozenset({"svg", "math"})

# Elements that end a drawing or formula that they stand in.
BREAKOUT = _names(
    """
    b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
    listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
    """
)

# Elements that go on behind the end of the paragraph that they were opened in.
FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")

# Elements that an end tag of another name cannot reach across.
SPECIAL = (BLOCKS | RAW | _names("applet button marquee object")) - _names(
    "dialog legend optgroup option"
)

# Elements that end by themselves where the next one begins.
IMPLIED_END = _names("caption col colgroup dd dt li option p rp rt tbody td tfoot th thead tr")

TABLE = _names("caption col colgroup table tbody td tfoot th thead tr")
