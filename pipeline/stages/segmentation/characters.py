"""Characters that end, close or open a sentence."""

from __future__ import annotations

# Line breaks: always a border (Unicode UAX 14, classes BK, CR, LF, NL).
BREAKS = "\n\r\v\f\x85\u2028\u2029"

# Marks that need a space after them, or another sign, before they end a sentence.
SPACED = ".!?…‼‽⁇⁈⁉．❗❓❔❕"

# Marks that end one by themselves (Unicode property Sentence_Terminal, without minor pauses).
ALONE = "。！？｡︒︕︖﹒﹖﹗۔؟؞؝܀܁܂।॥։።፧፨။។៕᠃᠉᥄᥅᱾᱿᰻᰼꓿꘎꘏꛳꛷꡶꡷꣎꣏꧈꧉꩝꩞꩟꫰꫱꯫"

MARKS = SPACED + ALONE

# Closing signs stay with their sentence; the others only where no word follows them directly.
CLOSING = frozenset("”’)]}」』】）〉》］｝〕\ufe0f")
CLOSING_IF_FREE = frozenset("\"'“«»‘*_~")

# Signs skipped on the way to the first letter of what may be the next sentence.
OPENING = frozenset("\"'“«„‚‘»([{¿¡*_~ \t\u00a0\u202f")
DASHES = frozenset("—–-―")

# After these no new passage starts: the sentence goes on, or has not stopped ending.
CONTINUING = frozenset(MARKS + ",;:，、；：،؛)]}」』】）》”")

# Opening signs of quotations and brackets with the signs that close them.
OPENERS = dict(zip("([“«„「『（《【", ")]”»“」』）》】", strict=True))

# What sentencex is not shown: pairing quotation marks takes it quadratic time.
QUOTES = "\"'`“”„‟‘’‚«»‹›「」『』《》〈〉（）()[]【】〔〕［］"
