"""Argos packages, decoded by ctranslate2 directly."""
