"""Where sentences end in a line of plain text."""
