"""Words that end no sentence, by language, all in lower case.

The first table holds for texts with a mark at their end as well; the words of the second end a
few sentences (`What are you waiting for?`, `I have one`), so that the mark must be missing too.
"""

from __future__ import annotations

_NEVER = {
    "en": "the an and or my your our their whose every",
    "es": "los las al del pero mis su sus en con de lo un unos",
    "fr": "le du des au aux et mais mon ma mes ton tes ses ce cet cette de dans lorsque puisque",
    "de": "und weil dass vom zum zur beim ins ans im des sowie sondern obwohl",
    "pt": "os as ao aos da do das dos na nas mas em com de pelo pela à às num numa",
    "it": "il lo gli i al allo alla agli alle del dello della degli delle nel nello nella negli nei"
    " nelle dal dalla sul sulla ed ma con di un per",
    "ru": "и а но с к из от для по под над перед потому или чтобы который которая которые об через",
    "ar": "في من إلى على و أو ثم أن إن لأن التي الذي الذين لكن إذا مثل بين",
}
_RARELY = {
    "en": "a of from with in on at for to by about that which is are was were has have had will"
    " can very not i we they he she its his her but so as when while no this these those who did"
    " do does because if than into",
    "es": "la el una y e o u que porque por mi tu nos se me te le les para sin sobre entre es está"
    " son muy no ha han hemos fue era cuando como donde más qué este esta ese esa si yo desde hasta"
    " hacia nuestro nuestra cada a",
    "fr": "un une la les à en pour par sur avec sans sous est sont était a ont nous vous il elle"
    " ils elles je tu on ne se me te si que qui très plus pas dont leur leurs nos vos sa son chaque"
    " où ou comme car notre votre quand quel quelle",
    "de": "der die das den dem ein eine einer eines mein meine meinen sein seine seinen ihren unser"
    " unsere unseren eure oder in an auf mit von zu bei nach aus für um über durch wegen ist sind"
    " war hat haben wir ich er sie sehr nicht am wenn als wie dein ihr kein keine aber denn bis es",
    "pt": "o a e ou um uma no nos que porque meu minha seu sua por para sem sobre é está são foi"
    " muito não tem nós se eu ele ela quando como até mais nosso nossa este esta esse essa cada"
    " quem desde entre",
    "it": "la le una e o che perché mio mia tuo tua suo sua ai da in a su tra fra è sono era ha"
    " hanno molto non si ci mi ti vi quando come più nostro nostra loro noi io questo questa ogni"
    " se dove senza chi lui lei ho abbiamo",
    "ru": "в на у о за без если не до при мы я он она они ты вы это что как когда где мой моя мои"
    " наш наша наши свой своего своей очень был была был будет чем ко со во",
    "ar": "عن حتى هو هي هم نحن أنا كان كانت هذا هذه قد لا لم لن ما كل عند مع بعد قبل لدي لدينا",
    "zh": "和"
    " 在 把 被 与 從 从 向 跟 为 因为 所以 但是 如果 我们 我 很 不 是 一个 这 那 就 也 都 还",
}
# Before a word that begins with a vowel.
_SHORTENED = "l d j n m t s c qu jusqu lorsqu puisqu dell all nell sull dall un"
ELIDED = frozenset(_SHORTENED.split())

NEVER_LAST = {language: frozenset(words.split()) for language, words in _NEVER.items()}
RARELY_LAST = {language: frozenset(words.split()) for language, words in _RARELY.items()}
