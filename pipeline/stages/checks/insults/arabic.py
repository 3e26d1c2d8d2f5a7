"""Arabic words that hurt."""

from __future__ import annotations

import re

from pipeline.stages.checks.insults.lexicon import Lexicon

_ONE_LETTER = str.maketrans("أإآٱىة", "اااايه", "ًٌٍَُِّْٰـ")


def plain(word: str) -> str:
    """Give a word without vowel signs, its variants of letters as one."""
    return word.translate(_ONE_LETTER)


LEXICON = Lexicon(
    vulgar="""
        عاهرة عاهرات شرموط شرموطة شراميط قحبة قحاب كس_امك كسمك ابن_العاهرة ابن_الشرموطة منيوك
         خول لوطي خرا خراء طيز زنجي ابن_الزنا متناك عرص
    """,
    strong="""
        غبي غبية اغبياء غبيات احمق حمقاء حمقى حمقاوات ابله بلهاء معتوه معتوهة مغفل مغفلة مغفلين
        حقير حقيرة حقراء وغد اوغاد لعين لعينة ملعون@curse ملعونة@curse سافل سافلة نذل انذال
        ابن_الكلب ابن_كلب اولاد_الكلب ابناء_الكلاب يا_كلب@dog يا_كلاب@dog يا_حمار@donkey
        يا_حمير@donkey يا_خنزير@pig يا_خنازير@pig اللعنة تبا متخلف متخلفة متخلفين اخرس@quiet
        اخرسي@quiet
        اخرسوا@quiet وسخ@dirt اغتصب@rape اباحي@porn اباحية@porn مخنث قواد داعر داعرة سحقا
        ديوث مومس سخيف سخيفة سخفاء
    """,
    mild="""
        تافه تافهة تافهون هراء بليد بليدة قذر@dirt قذرة@dirt قذرون@dirt مقرف@disgust
        مقرفة@disgust حثالة قبيح@ugly قبيحة@ugly
        فاشل@lose فاشلة@lose فاشلون@lose اغرب_عن_وجهي انقلع مثل_الخنزير@pig مثل_الخنازير@pig
        اكرهك@hate اكرهكم@hate نكرهكم@hate
    """,
    origins="حماقة مؤخرة ابكم بكماء غباء ساذج سخافة مجنون يا_الهي ",
    shape=plain,
    clitics=re.compile(r"^(?:[وف]?(?:ال|بال|كال|لل)|[وفبلك](?=\w{3}))"),
)
