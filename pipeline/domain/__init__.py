"""The words of the design as values."""
