"""Verbs that carry a negation, or take one for another: "fail", "forget", "stop".

A table has a notion's name on a line of its own, then for each language the beginnings of its
words as patterns over small letters: `$` where the word ends, `_` for a space; indented lines go
on. "Don't forget" is "denk daran", "he did not come" is "il a manqué": where only one of two texts
has a notion, both may say the same without a second negation. Of two opposites only the darker one
stands here: "not easy" meets "difficult" by it, and so does "not difficult" meet "easy".
"""

VERBS = r"""
miss
en: fail flunk lack missing$ miss(?:es|ed)?$ short_of los[te]t?$ disappear vanish absent away$
es: suspend[ií] suspens fracas repro[bc] falt[aeóoá] carec escas perder?_el perdi[óe]
    perd(?:í|ió|ido|ida|imos|ieron|er)$ pierd desapare ausent
fr: échou échec$ recal rat[eé]r?$ manqu raté défaut perd(?:u|ue|us|re|ons|ent)?$ dispar[ua]
    introuv absen
de: scheiter durchgefallen durchfall versag misslang misslung fehl[te] mangel mangelt verpass
    vermiss verlor verlier verschw[aiu]nd weg$ abwesend gefehlt
pt: reprov fracass chumb falh falt[aeo] carec escass perd(?:eu|i|emos|ido|ida|er)$ desapare sumiu
    ausent
it: bocciat fallit fallir manc[ao] mancan mancat pers[oiae]$ perd(?:uto|ere|iamo)$ scompar sparit
    assen
ru: провал неудач не_хвата отсутств пропуст недоста хватает потеря пропал исчез проигра нет_на
ar: فشل رسب أخفق ينقص تنقص نقص فات يفتقر فقد ضاع ضيع أضاع خسر اختف غائب غاب(?!ة|ات) غياب تغيب
zh: 失败 不及格 挂科 缺 错过 少了 差一 丢 失去 不见 输 缺席 没来
refuse
en: refus declin reject
es: se_neg se_nieg rehus rechaz
fr: refus rejet
de: weiger ablehn abgelehnt lehnte?$
pt: recus se_neg rejeit
it: rifiut respin
ru: отказ отверг
ar: رفض يرفض
zh: 拒绝 拒絕
avoid
en: avoid refrain away_from keep_off keep_out keep_your
es: evit[aeoó] abst[ei] alejad
fr: évit[eo] abst[ei]
de: vermeid vermied fernhalten finger_weg
pt: evit[aeo] abst[ei] longe_d
it: evit[aio] astien stai_alla lontano_da
ru: избега избеж остерег воздерж
ar: تجنب ابتعد
zh: 避免 躲开 省得
stop
en: stop quit$ ceas give_up gave_up given_up
es: dej[aeóoá]\w*_de$ par[aeó]?_de$ det(?:en|uv|ien) paró$ dejad_de$ ces[aó] rend[ií] rind[aeo]
    abandon
fr: arrêt cess abandon renonc
de: aufhör aufgehört aufgeb aufgegeb aufzugeb hör(?:te|en|t)?_
pt: deix[aeo]\w*_de$ par[aeo]u?_de$ parou$ desist
it: smett smess rinunc
ru: переста останов прекрат хватит сдава
ar: توقف كف_عن تستسلم استسلم
zh: 停 不再 戒 放弃
forget
en: forg[oe]t
es: olvid
fr: oubli
de: vergess vergiss vergaß
pt: esque[cç]
it: dimentic scord
ru: забы
ar: نسي تنس أنس ينس ننس نسوا
zh: 忘
prevent
en: prevent block
es: imp[ie]d
fr: empêch
de: verhinder hinder[nt]
pt: imped impeç
it: impedi
ru: мешал помеша предотвра
ar: تمنع_من يمنع_من
zh: 防止 阻止 以免 免得
deny
en: den(?:y|ied|ies)$
es: neg[óa]_?$ desmi[en]
fr: nie$ niait nié démen
de: leugn bestreit bestritt
pt: neg(?:ou|a)$
it: neg[aò]$ smenti
ru: отрица
ar: أنكر ينكر نفى
zh: 否认
hate
en: hat(?:e|es|ed|ing)$ dislik detest despis loath
es: odi[aoó] detest caen?_mal disgust
fr: détest déplaî déplai horreur
de: hass(?:e|t|en|te)$ verabscheu zuwider
pt: odei[ao] odi[ao] detest
it: odi[oa]?$ detest schif
ru: ненавид
ar: كره يكره أكره نكره
zh: 讨厌 討厭 恨
stand
en: stand$ bear$
es: aguant soport
fr: support
de: ausstehen leiden$ ertrag
pt: suport aguent
it: sopport
ru: терпеть выноси
ar: أطيق يطيق أتحمل يتحمل
zh: 受得 忍受
forbid
en: forbid forbad ban(?:ned)?$ prohibit
es: prohib prohíb
fr: interdi défen[sd]
de: verb[oi][te] untersag tabu$
pt: proib proíb
it: viet[aoi] proibi divieto
ru: запре воспре
ar: ممنوع يمنع منع محظور حرام$
zh: 禁 不许 不准
matter
en: matter care[sd]?$ mind(?:s|ed)?$
es: import[aeoó]
fr: importe?$ grave$
de: ausmach macht_nichts kümmer
pt: importa?m?$ importo
it: importa?$
ru: важно
ar: يهم$
zh: 要紧 介意 在乎
wait
en: wait
es: esper[aeoó]\w*(?!_que)(?!\w)
fr: atten[dt]
de: wart(?:e|en|et)?$ abwarten erwarten
pt: esper[aeo]\w*(?!_que)(?!\w)
it: aspett
ru: дожд(?!ь|я$|ё|е$|и$|л|ю$) жд(?:ал|у|ём|ем|ёт|ет) подожд дождусь терпени
ar: انتظ نتظر صبر
zh: 等
worry
en: worr afraid fear[s]?$ scar[ei] panic
es: preocup miedo tem[ae]s?$ asust
fr: inquiè inquié crain[ts] craign peur$ soucie panique effray
de: sorgen? angst$ fürcht panik erschr
pt: preocup medo receio assust
it: preoccup paura tem(?:ere|ete|i)$ spavent
ru: волну беспоко бой(?:ся|тесь)$ бо(?:ит|ю[ст]|им|иш) боя страшно пуга
ar: تقلق قلق تخاف تخف خوف خائف خاف يخيف أخاف
zh: 担心 擔心 害怕 着急 怕 吓
stay
en: stay remain stood_still
es: qu[eé]d(?:ate|aos|arse|arme|arnos|ese|ense)$ (?:me|se|nos)_qued(?:é|ó|amos|aron)$ permane
    qu[ií]eto
fr: (?:suis|est|sommes|sont)_resté rest(?:e|er|ons|ez)_(?:à|chez|ici|dans) demeur
de: bleib blieb stillhalt stillsteh
pt: fi(?:quei|camos|car|que|quem)_(?:em|aqui|n|par) permane quiet
it: rest(?:a|o|ato|ata|ati|are|iamo|ate)_(?:a|in|qui)$ riman rimas ferm[oai]$
ru: остался осталась остались останься оставай стой$
ar: بقي يبقى ابق بقيت بقينا
zh: 待在 留在 呆在
move
en: mov(?:e|es|ed|ing)$
es: mov[aeií] muev
fr: boug
de: beweg rühr
pt: mex[aeo] mov[aeio]
it: muov mossi?$
ru: двиг шевел
ar: تحرك
zh: 别动 动弹 不动
cancel
en: cancel called_off postpon
es: cancel suspend anul[aó] aplaz
fr: annul report[eé]e?s?$ supprim
de: abgesagt absag ausgefall ausfall fällt_aus fiel_aus verschob
pt: cancel adiad suspens
it: annull rimand rinviat saltat salta$
ru: отмен перенес
ar: ألغ يلغ إلغ تأجل أجل
zh: 取消 推迟
know
en: ignor unaware unknown stranger who_knows
es: ignor desconoc
fr: ignor inconn
de: ignor unbekannt fremd
pt: ignor desconhe
it: ignor sconosc chiss
ru: неизвест незнаком
ar: جهل يجهل أجهل مجهول
zh: 未知 陌生
doubt
en: doubt unsure uncertain
es: dud[aeoó]
fr: dout[ea]
de: zweif bezweif unsicher
pt: d[uú]vid
it: dubi[to] dubbi
ru: сомн вряд
ar: أشك يشك شك$
zh: 怀疑 犹豫
expect
en: expect
es: esperaba esperad imagin
fr: attendai attendu imagin
de: erwart gerechnet
pt: esperava imagin
it: aspettav immagin
ru: ожида
ar: توقع متوقع
zh: 想到 料到
sleep
en: awake sleepless
es: en_vela despiert en_blanco
fr: éveill nuits?_blanches?$ insomn
de: wach$ schlaflos
pt: em_claro acordad
it: svegli[oaei]?$ in_bianco insonn
ru: бессонн не_спал глаз_не
ar: مستيقظ ساهر
zh: 醒着 失眠
hurry
en: hurry rush
es: prisa apur[aeo]
fr: dépêch pressé presse$
de: beeil hetz eilt?e?$
pt: pressa apress
it: frett[ao] affrett
ru: тороп спеш
ar: عجل تستعجل تسرع
zh: 急
against
en: (?:am|is|are|was|'m|'re)_against disagree oppos object
es: en_contra opon oponem desacuerdo
fr: désaccord (?:suis|est|êtes|es|sommes|sont)_contre opposé autre_avis
de: anderer_meinung dagegen$ widersprech
pt: discord sou_contra é_contra opõ
it: contrari[oai]?$ disaccordo
ru: против
ar: ضد$ عارض يعارض معارض
zh: 反对
secret
en: secret yourself$ between_us
es: secreto entre_nosotros
fr: secret entre_nous garde[rz]?
de: geheim für_dich behalt
pt: segredo entre_nós
it: segreto fra_noi tra_noi
ru: секрет тайн
ar: سر[اً]?$ (?<!\w)السر$ بيننا
zh: 秘密 保密
leave
en: leave_\w+_alone let_go hands_off drop_it
es: dej[ae]\w*_en_paz suelt[ae]
fr: laiss[eo]\w*_tranquille lâch
de: in_ruhe finger_weg
pt: deix[ae]\w*_em_paz
it: lasci\w*_in_pace lasci\w*_stare
ru: оставь_в отста
ar: دعه دعها دعني اتركه اتركني
zh: 放开 松手
"""
