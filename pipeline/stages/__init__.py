"""The stages of a post's way: pure functions, no files, no network, no engine."""
