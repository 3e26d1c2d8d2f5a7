"""Checks of what a translation is as a text: its language, its end, its length, its repeats."""
