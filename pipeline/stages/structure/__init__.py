"""The structure of a text, apart from its words: equal on both sides of a translation."""
