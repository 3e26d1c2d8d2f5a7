"""Put the signs of a passage (emphasis, links, inline tags, soft breaks) into its translation."""
