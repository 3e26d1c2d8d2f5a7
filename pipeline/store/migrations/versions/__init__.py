"""One file for each step; the number in its name is the version it leads to."""
