"""Language detection: exact inference on langdetect's profiles, word by word."""
