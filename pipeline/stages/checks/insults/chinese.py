"""Chinese words that hurt, simplified and traditional.

Words stand without spaces between others, so that none may be part of a harmless one: no 操
(操场), no 屁 (屁股), no 滚 (滚动).
"""

from __future__ import annotations

from pipeline.stages.checks.insults.lexicon import Lexicon

LEXICON = Lexicon(
    vulgar="""
          肏 操你妈 操你媽 操他妈 去你妈的 去你媽的 傻逼 傻屄 煞笔 婊子 妓女@prostitute 鸡巴 雞巴
          屌丝 他妈的 他媽的
         王八蛋 王八羔子 狗娘养 狗娘養 狗日的 贱人 賤人 贱货 賤貨 骚货 騷貨 黑鬼 支那 强奸@rape
         強姦@rape
         吃屎 死基佬 日本鬼子 臭婊
    """,
    strong="""
        白痴 笨蛋 蠢货 蠢貨 蠢蛋 蠢猪 蠢豬 傻瓜 傻子 傻蛋 混蛋 混账 混帳 弱智 脑残 腦殘 智障 废物
        廢物
        人渣 败类 敗類 畜生 该死 該死 去死 滚蛋 滾蛋 滚出去 肥猪@pig 肥豬@pig
        死胖子 丑八怪 醜八怪 色情@porn 神经病 神經病 饭桶 飯桶 白癡 蠢材 笨猪 笨豬 孬种
         闭上你的嘴@quiet 狗屎 他娘的 放屁 狗东西 垃圾人 杀了你@kill
    """,
    mild="""
        愚蠢 笨死 蠢人 呆子 傻乎乎 闭嘴@quiet 閉嘴@quiet 讨厌鬼 討厭鬼 丑陋@ugly
        像猪@pig 像豬@pig 垃圾@rubbish 滚开 滾開 懒猪@pig 懶豬@pig 猪头@pig 豬頭@pig 窝囊废 没出息
        我恨你@hate 我讨厌你@hate 可恶 失败者@lose 胖子@fat
    """,
    origins="""
        笨 傻 蠢 糟糕 屁股 便便 哑 啞 讨厌 疯 胡说 哎呀 天啊 见鬼 倒霉 呆 烦 無聊 无聊 糊涂 废话
    """,
    spaced=False,
)
