"""Words and phrases of negation: English and German.

`STRONG` negates a clause and asks for a counterpart. `SOFT` may stand for a negation of the other
side and asks for nothing: set phrases, questions that only look negated, "hardly" and its like.
Lines are alternatives of a pattern over small letters with straight apostrophes.
"""

EN_STRONG = r"""
(?:is|are|was|were|do|does|did|have|has|had|ca|wo|would|should|could|must|need|ai|might|sha)n'?t
cannot
can not
not
never
no longer
no more
never before
no one
noone
nobody
nothing
nowhere
none
no
neither
nor
without
hardly
scarcely
barely
"""

EN_SOFT = r"""
not (?:only|just|merely|simply|to mention)
not (?:least|bad|long (?:ago|after|before)|so long ago|once|unlike)
(?:is|do|does|was|did|has)n't (?:only|just|merely)
(?:\w+n't|not) (?:help|wait|stop) (?:but|to|for|\w+ing)
(?:\w+n't|not) be (?:better|worse|happier|more|\w+ier|prouder)
(?:\w+n't|not|never) (?:agree|care|ask for) (?:more|less|better)
(?:\w+n't|not|nothing|no\b \w+) but\b
(?:\w+n't|not) (?:until|till)\b
nothing (?:but|short of|more than|less than)
none other than
no (?:sooner|wonder|doubt|matter|later than|less than|fewer than)
no (?:more than|way|kidding|worries|problem|big deal|nonsense)
no ?\. ?(?=\d|$)
no(?= ?\d)
no\b,? (?:thanks|thank you)
why (?:not|don't|doesn't|didn't we)\b
why not
if not
or not
or no
whether or not
as not to
never mind
nevermind
(?<=, )(?:is|are|was|were|do|does|did|have)n't (?:i|you|he|she|it|we|they|there)(?= ?\?)
(?<=, )(?:has|had|ca|wo)n't (?:i|you|he|she|it|we|they|there)(?= ?\?)
(?<=, )(?:would|should|could|must|might)n't (?:i|you|he|she|it|we|they|there)(?= ?\?)
(?<=, )(?:right|no|or not)(?= ?\?)
before you know it
nothing (?:\w+ )?\w+ (?:like|love|enjoy)s? (?:more|better)
who cares
(?:all|just) the same
(?:hardly|barely|scarcely) (?:wait|believe)
yet to
far from
anything but
as never before
like never before
like no other
second to none
nothing (?:special|much)
all or nothing
no-brainer
you don't say
long time no see
not exactly
no pain,? no gain
nothing ventured
no smoke without
not all that glitters
no (?:hard feelings|offen[cs]e|strings|rush|pressure|hurry)
no-?go
no man's land
rarely
seldom
"""

DE_STRONG = r"""
nicht
kein(?:e[nmrs]?|erlei|esfalls|eswegs|mal)?
nie
niemals
niemand(?:e[nm])?
nichts
nirgend\w*
ohne
weder
nein
nee
kaum
keinster
"""

DE_SOFT = r"""
nicht (?:nur|bloß|allein|einmal|zuletzt|selten|umsonst|wahr|schlecht|übel|lange her|mehr lange)
egal
wurst
einerlei
kaum (?:erwarten|abwarten|glauben)
alles andere als
nichts (?:als|wie|zu danken|besonderes)
keine? (?:ursache|ahnung|sorge|frage|wunder|problem|thema|bange|panik|scheu|hektik)
ohne (?:zweifel|frage|weiteres)
warum (?:nicht|\w+ (?:wir|du|ihr|sie) nicht)
wieso nicht
oder nicht
wenn nicht
nicht,? sondern
als nie zuvor
wie nie zuvor
mehr denn je
geht'?s noch
sag bloß nicht
nicht gerade
nicht alles,? was glänzt
ohne fleiß
wer nicht wagt
nicht zu fassen
null
zweifelsohne
zweifellos
so gut wie
zu \w+,? (?:um|als dass)
selten
erst
"""
