"""The stages of a post's way: pure functions, no files, no network, no engine.

One exception: the first detection reads langdetect's language profiles, which are constants in
files of that package.
"""
