"""Words and phrases of negation: Spanish, French, Portuguese and Italian.

What `STRONG` and `SOFT` mean is said beside the English ones.
"""

ES_STRONG = r"""
no
nunca
jamás
jamas
nadie
ning(?:ún|un|uno|una|unos|unas)
sin
tampoco
ni
(?<=no hay )nada
(?<=^)nada (?=me|te|le|nos|les|es|era|fue|cambi|pas|puede|ha|está|en (?:el|la) mundo)
"""

ES_SOFT = r"""
no (?:solo|sólo|solamente|únicamente|obstante|más)
no (?:bien|hay de qué|hay duda|cabe duda|pasa nada|en vano)
(?<=[,¿] )(?:no|verdad que no|a que no)(?= ?\?)
¿no\?
¿no(?: es (?:así|cierto|verdad))? ?\?
¿a que no
por ?qué no
cómo no
como no sea
a no ser
a menos que no
hasta que no
mientras no
si no
o no
que nunca
que nadie
que nada
sin (?:embargo|duda|falta|más|parar|querer|cesar|lugar a dudas|problemas?)
no (?:\w+ ){1,4}(?:más que|sino|hasta|menos que)
nada más
de nada
para nada
nada
casi no
ni siquiera
apenas
da[n]? (?:igual|lo mismo)
qué más da
lejos de
no (?:veo|vemos|ve|ven) la hora
no dej\w+ de
no par\w+ de
no (?:poder|puedo|pude|podemos|pudimos|puede|pudo) (?:dejar|evitar|menos|esperar|aguantar)
n\.? ?[ºo]\.?(?= ?\d)
no\. ?(?=\d)
no me dig[ao]s?(?= ?(?:[!.?…,]|que\b|$))
no (?:\w+ ){0,2}(?:precisamente|exactamente)
no hay (?:dos sin tres|mal que por bien)
no es oro
quien no (?:arriesga|llora)
raramente
rara vez
"""

# The second part of a negation in two words, and what may stand between the two.
_FR_SECOND = r"pas|plus(?! qu[e'])|jamais|rien|personne|guère|aucune?|nulle? part|point|ni|nulle?"
_FR_GAP = r"(?:(?!\b(?:pas|plus|jamais|rien|personne|guère|aucune?|que|qu|ni|ne)\b)[^.;:!?]){0,60}?"

FR_STRONG = rf"""
(?:ne\b|n'){_FR_GAP}\b(?:{_FR_SECOND})
(?:rien|personne|aucune?(?: \w+)?|jamais|nul)(?= (?:ne\b|n'))
pas
jamais
rien
aucune?
nulle part
sans
non
ni
"""

FR_SOFT = rf"""
(?:ne\b|n'){_FR_GAP}\b(?:pas|plus) (?:que|seulement|uniquement|juste)
(?:ne\b|n'){_FR_GAP}\b(?:pas|plus) (?:mal\b|loin|longtemps|tarder|tardé)
(?:ne\b|n'){_FR_GAP}\bpas (?:\w+ ){{0,2}}(?:seulement|uniquement|avant)
(?:ne\b|n')(?!{_FR_GAP}\b(?:pas|plus|jamais|rien|personne|guère|aucune?|nulle part|point|ni)\b)
(?:pas|non) (?:seulement|uniquement|juste|mal\b|plus tard)
(?:pas|non) (?:de (?:problème|souci|quoi)|besoin|grave|question|étonnant)
n'est-ce pas
n'y a pas de quoi
(?:un|le|au|des|les|ses|ces|mes|deux|grands?|petits?|premiers?|faux) pas(?! (?:de|que|encore|du))
pourquoi (?:pas|ne\b)(?:[^.,;!?]{{0,20}}? pas\b)?
si jamais
à jamais
que jamais
jamais (?:vu|autant)
pas à pas
ou (?:pas|non)
sinon
de rien
rien (?:que|de tel)
sans (?:doute|cesse|arrêt|problème|faute|aucun doute)
(?<=, )non(?= ?\?)
non-?\w+
non loin
à peine
rarement
égale?s?
m'en f\w+
loin d'être
jamais deux sans
tout ce qui brille n'est pas
qui ne (?:tente|risque)
plutôt
plus (?:de|rien|personne|jamais|du tout)
"""

PT_STRONG = r"""
não
nao
nunca
jamais
ninguém
nenhum(?:a|as)?
nenhuns
sem
nem
tampouco
(?<=^)nada (?=me|te|é|era|foi|mudou|aconteceu|pode|está)
"""

PT_SOFT = r"""
não (?:só|apenas|somente|unicamente|obstante|há de quê|há dúvida|faz mal|por acaso)
(?<=, )(?:não é|não|né)(?= ?\?)
não é(?: verdade)?(?= ?\?)
por ?qu[eê] não
pois não
como não
a não ser
até que não
enquanto não
se não
senão
ou não
que nunca
que nem
que ninguém
sem (?:dúvida|falta|parar|querer|cessar|problemas?)
não (?:\w+ ){1,4}(?:mais que|mais do que|senão|até)
de nada
nada
quase não
nem sequer
mal
tanto faz
apenas
não (?:ve[jr]o|vemos|vê|vejo) a hora
não (?:deix|par)\w+ de
não é propriamente
não há (?:duas sem|mal que)
quem não (?:arrisca|chora)
nem tudo o que (?:re)?luz
não me dig(?:a|as)(?= ?(?:[!.?…,]|que\b|$))
n\.? ?[ºo]\.?(?= ?\d)
raramente
"""

IT_STRONG = r"""
non
no
nessun(?:o|a|')?
niente
nulla
senza
né
nè
neanche
nemmeno
neppure
(?<=^)mai
"""

IT_SOFT = r"""
non (?:solo|soltanto|solamente|appena|male|fa niente|c'è di che)
non (?:ostante|a caso|vedo l'ora|vediamo l'ora)
non (?:vede l'ora|vedono l'ora|vedevo l'ora|vedevamo l'ora)
mica
(?<=, )(?:no|non è vero|vero)(?= ?\?)
non è(?: vero| così)?(?= ?\?)
perché non
come no
come mai
quanto mai
che mai
se mai
caso mai
più che mai
finché non
fino a (?:che|quando) non
a meno che non
prima che non
se no
se non
o no
o meno
senz'altro
senza (?:dubbio|sosta|problemi)
non (?:\w+ ){1,4}(?:che|altro che|se non)
di (?:niente|nulla)
niente (?:male|di che|di speciale)
mai
quasi non
infischi\w*
freg\w+
uguale
lo stesso
non (?:poter|posso|potevo|potuto|possiamo) (?:fare a meno|che|aspettare)
appena
raramente
non me lo dire
non (?:\w+ ){0,2}(?:proprio|esattamente)
non c'è due senza
non è (?:tutto )?oro
non tutt\w+ (?:il|i) mal\w+
chi non (?:risica|semina)
non ci credo
n\. ?(?=\d)
"""
