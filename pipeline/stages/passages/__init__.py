"""Passages: cut out of a field, with all that must not change in them."""
