"""Which passages teachers are asked to read, and how much they catch that way."""
