"""The wording that tells headings from running text: patterns of the citation parser.

Every repetition is bounded, so that each pattern looks at a bounded stretch of text from where it is
tried; nothing here can take more than linear time over a cell.
"""

from __future__ import annotations

from typing import Final

from powerlist.law import references
from powerlist.text.patterns import lazy_pattern

NUM: Final = references.DIGITS
B: Final = references.BLANK
#: Where a citation, a tag, an article or a line may begin; found many times faster than what ``TOKEN`` asks of it.
SIGN: Final = lazy_pattern("[《【〖\\[［〔第附\n〈<＜≪«「『“]")
TOKEN: Final = lazy_pattern(
    rf"《|【|〖|[\[［](?={B}[\u4e00-\u9fff])|〔(?={B}[法规章行地部文政党国])"
    rf"|第(?=\n?{B}[（(]?{B}[{NUM}])|第(?={B}[{references.SIGNS}])|附[件表录]|\n"
    rf"|[〈<＜≪«]{{1,2}}(?=[\u4e00-\u9fff（）()]{{2,60}}[〉>＞≫»]{{1,2}}{B}(?:第|[（(]))"
    rf"|[「『“](?=[\u4e00-\u9fff（）()]{{1,40}}(?:法典?|条例|规定|办法|细则|规则)[」』”]{B}第{B}[{NUM}])"
)
TAG: Final = lazy_pattern(rf"[【〖\[〔［]{{1,2}}{B}([\u4e00-\u9fff、/]{{1,12}}){B}[】〗\]〕］]{{0,2}}[：:]?")
TAG_WORD: Final = lazy_pattern(r"法|规|章|文件|决定|标准|政策|党内|法侓|解释|其[他它]")
TAG_TAIL: Final = lazy_pattern(
    rf"{B}((?:法律|行政法规|地方性法规|法规|规章|部门规章|地方政府规章|政府规章|规范性文件|国务院决定|党内法规)){B}[】〗\]］]"
)
TITLE_TYPO: Final = lazy_pattern(r"[（(〈<“\"]([^（）()《〈<>\n]{2,60})》")
#: What stands before the acts of a list where nobody numbers them; ㈠ and Ⅰ do.
BULLETS: Final = "-★☆●○◆◇■□▲△▶►•·※*＊√☑➢➤✦➜→－—–㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
CONNECT: Final = lazy_pattern(
    rf"(?:[\-\s、，,；;。.和及与或以的等”“\"/／|｜+＋&＆》>＞\\\]］】{BULLETS[1:]}]|规定|相关|有关|或者|并|同时|文|全文|中|之|[（()）]"
    r"|[①-⑳⑴-⒛]|[0-9]{1,2}(?:[.、．]|(?=[ \t\u3000]*$))|[A-Za-z]{1,4}[.、．)）]"
    r"|其[一二三四五六七八九十](?=[，,、：:])|[一二三四五六七八九十]是"
    r"|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:修[正订改]|公布|发布|通过|施行)[版本]?|<[Bb][Rr] ?/?>"
    r"|(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编|[前后]半?段|但书"
    r"|其次|另外|此外|(?:同|该)(?:法典?|条例|办法|规定|细则)"
    rf"|第[{NUM}]{{1,4}}[章节编部](?:分|[^\n。，、：:]{{0,12}}[ \u3000])?)*"
)
CONNECT_TITLE: Final = lazy_pattern(r"[：:]")
BLANKS: Final = " \t\u3000\xa0\r\u200b\ufeff"
ENUM: Final = lazy_pattern(
    r"(?:^|[\n。；;：:… \u3000])[ \t\u3000\xa0]{0,12}"
    rf"(?:[（(][{NUM}]{{1,3}}[）)]|[{NUM}]{{1,3}}[、.．）)]"
    rf"|[A-Za-z]{{1,4}}[、.．）)]|[①-⑳⑴-⒛➀-➉])[ \t\u3000\xa0]{{0,8}}$"
)
#: What joins the next act of a list to the quotation before it.
JOINED_QUOTE: Final = lazy_pattern(r"[”」』][，,、]?(?:以及|及|和|与)[ \u3000]?$")
#: 2⇥《…》⇥第五条 and 处罚款。2《…》第五条: what numbers a row of a table, or an act without a stop.
TABLE_NUMBER: Final = lazy_pattern(
    r"(?:\n[ \t\u3000|｜]{0,4}(?:[0-9]{1,3}|(?<=[|｜]))[ \t\u3000|｜]{0,4}|[。；;…”][ \u3000]{0,4}[0-9]{1,2})$"
)
CHAPTER_HEAD: Final = lazy_pattern(
    rf"^[ \t\u3000\xa0]{{0,12}}第[{NUM}]{{1,4}}(?:章|节|编|部分)[^\n。，；：:]{{0,20}}$"
)
#: A label, a verb or an organ before a title. No part takes what a later one would: nothing is tried again.
LEAD: Final = lazy_pattern(
    rf"^(?:[\s、，,；;。.和及与{BULLETS[1:]}]|[（(]?[{NUM}]{{1,3}}[）)、.．]|[①-⑳⑴-⒛])*+"
    r"(?:[\u4e00-\u9fff]{1,14}[〔\[（(【](?:19|20)[0-9]{2}[〕\]）)】]第?[0-9]{1,5}号[，,、 \u3000]*+)?"
    r"(?:[\u4e00-\u9fff、]{2,20}?令(?:[0-9]{4}年)?第?[0-9]{1,4}号[，,、 \u3000]*+)?"
    r"(?:[\u4e00-\u9fff]{0,14}[0-9]{0,2}[：:][ \t\u3000]*+)?"
    r"(?:主要)?(?:依据|根据|依照|按照|违反|参照|参见|详见|另见|执行|依|按|见)?[ \t\u3000：:]*+"
    r"(?:[A-Z]{2,5}(?:/[A-Z])?[ 0-9.]{1,12}[-—－–][0-9]{4}[ \u3000]*+)?"
    r"(?:[新旧原](?=《?$)|(?:[\u4e00-\u9fff]{1,14}?[部委局厅署院会]、){0,6}+原?"
    r"[\u4e00-\u9fff]{0,24}?(?:国务院|部|委|局|厅|政府|办公厅|办公室|党委|署|院|行|会|人大|省|市|县|区|州))?"
    r"[ \t\u3000“\"]*+$"
)
#: What a list writes before an act, wherever it stands: …第三十七条 罚则：《…》, …，处罚依据《…》.
BASIS_LABEL: Final = lazy_pattern(
    r"(?:(?<![\u4e00-\u9fff])(?:(?:处罚|违法|定性|裁量|执法|实施|设定|法律|法定|职权|检查|许可|强制)依据|[违禁罚]则)"
    r"[：:]?|(?<![\u4e00-\u9fff])依据[：:])[ \t\u3000]{0,4}$"
)
#: The word that leads to the first act of a cell; 依照 leads inside statutes too.
OPENING: Final = lazy_pattern(r"^[\s\S]{0,3}?(根据|依据|按照|违反)了?《?$")
#: 违反《甲法》第五条的规定，根据《乙法》第六条处罚: what is broken, and by what it is punished.
PUNISHED_BY: Final = lazy_pattern(r"^(?:[之的]?规定的?|的|之)?[，,；;]?应?当?(?:根据|依据|依照|按照?|适用)$")
#: The same where only the article follows: …第二十八条、依据第六十条, …的规定，依据该法第七十七条.
PUNISHED_BY_IT: Final = lazy_pattern(
    r"(?:[之的]?规定的?|的|之)?[，,；;、。]?[ \u3000]?(?:并|应当?)?(?:根据|依据|依照|按照?|适用)"
    r"(?:[同该](?:法典?|条例|办法|规定|细则))?"
)
#: 3.同条例第三十六条: another article of the act before.
SAME_LINE: Final = lazy_pattern(
    r"[ \t\u3000\xa0]{0,16}(?:[0-9一二三四五六七八九十]{1,2}[、.．])?[ \t\u3000]{0,4}"
    r"[同该](?:法典?|条例|办法|规定|细则)(?=第)"
)
REOPENED: Final = lazy_pattern(
    rf"[。；;\n][ \u3000]{{0,4}}(?:[（(]?[{NUM}]{{1,3}}[）)、.．]|[①-⑳⑴-⒛])?[ \u3000]{{0,2}}(根据|依据|按照|违反)$"
)
#: 违则：第二十八条, below the title of its act or behind it.
LABELLED_ARTICLE: Final = lazy_pattern(
    r"(?<![\u4e00-\u9fff])(?:[违罚禁]则|(?:违反|违法|处罚|定性|处理|适用)(?:条款|条文|依据))[：:][ \u3000]{0,2}$"
)
ANNEX: Final = lazy_pattern(
    rf"附[件表录]{B}[{NUM}]{{0,4}}{B}[：:]?{B}(?:《[^《》\n]{{1,60}}》)?[^。；：:，\n第]{{0,30}}"
    rf"(?=第{B}[（(]?[{NUM}][{NUM}（）()、，,至到和及~～ —－–-]{{0,30}}[项項])"
)
#: The same in the brackets behind a title, where it stands first or behind the document's number; an amending act
#: that a history names (根据《…的决定》附件第12项修正) is another document.
NUMBER_IN_BRACKETS: Final = lazy_pattern(
    rf"(?<=[（(，,；;、号 \t\u3000])(?:{ANNEX.pattern}|(?=第{B}[{NUM}]{{1,5}}{B}[项項]))"
)
#: What must follow it there.
NUMBER_ENDS: Final = lazy_pattern(r"[ \t\u3000]{0,4}[）)，,；;、]")
#: What follows a line that an act fills: the end, or a line that begins with an article, an act, a tag or a number.
NEXT_UNIT: Final = lazy_pattern(
    rf"[：:；;。]?\s{{0,20}}(?:$|(?<=\n)[ \t\u3000\xa0]{{0,16}}"
    rf"(?:第{B}[{NUM}]|[《【〖\[（(①-⑳]|[0-9一二三四五六七八九十]{{1,3}}[、.．]))"
)
#: A line that a number and an act open: 2.《…》, （二）《…》, ②《…》.
NUMBERED_TITLE: Final = lazy_pattern(
    rf"[ \t\u3000\xa0]{{0,16}}(?:[（(]?[{NUM}]{{1,3}}[）)、.．]|[①-⑳⑴-⒛]){{1,2}}[ \t\u3000\xa0]{{0,8}}《"
)
LISTED: Final = lazy_pattern(r"[^。；：:，\n《》]{0,40}(?:目录|清单|附件|附表)[ \t\u3000]{0,4}$")
BAD_FOLLOW: Final = lazy_pattern(
    r"规定|关于|所列|所述|所称|所指|的|之|情形|行为|以及|以外|或者|和|及|与|至|中(?!华|国|央|外|小|介|标|药|医|止)|内(?!地|河|设|资|容)|外(?!国|商|资|交|籍|来|出|观)|第|、|）|\)|》|执行|处罚|处理|予以|给予|办理|要求"
)
#: The same where a blank stands between: 第八条　外国企业 is a heading, 第八条 规定的 is none.
BAD_BEHIND_BLANK: Final = lazy_pattern(r"规定|关于|所列|所述|所称|所指|的|之(?!一)|以及|或者|、|）|\)|》")
#: What shows that an act behind a heading already belongs to the quoted text.
QUOTED: Final = lazy_pattern(r"[ \u3000]{0,4}(?:的|关于|所称|所列|所述|所指|规定[^，。；：:“\n]|中[“所])")
#: What goes on after a title in a list of titles: 等, 及, 相关规定.
TITLE_TAIL: Final = lazy_pattern(r"等|的?(?:规定|相关|有关)|及|和|以及|与|文|全文")
RULE_HEAD: Final = lazy_pattern(r"(?:的?规定|明确|指出)[：:，,。“\"\n]|(?:的?规定)[ \t\u3000]*$")
WRAPPED: Final = lazy_pattern(
    r"[，、,和及或与违按依根]$|(?:本法|条例|办法|规定|违反|依照|按照|根据|适用|依据|前款|本条)$"
)
VERBS: Final = lazy_pattern(r"依照|按照|根据|违反|和|与|或|、|，|及|依据|适用|参照|执行$")
NO_ARTICLE_SIGN: Final = lazy_pattern(
    rf"第{B}([{NUM}]{{1,7}}){B}(?:(?=[：:])|(?=第{B}[（(]?[{NUM}]{{1,5}}[)）]?{B}[款项]))"
)
NO_ORDINAL: Final = lazy_pattern(
    rf"[ \t\u3000\xa0“\"]{{0,16}}([{NUM}]{{2,7}}条)(?=[：:]|[ \u3000]{{1,4}}[\u4e00-\u9fff])"
)
NAME_TAIL: Final = lazy_pattern(
    r"(?:[^\s，。；、：:（）()《》【】“”\"第]{0,40}[》〉])?[^\s，。；、：:（）()《》【】“”\"第]{0,36}"
    r"(?:法典?|条例|规定|办法|细则|决定|规则|解释|通知|意见)(?:[（(][^）)\n]{1,10}[）)])?[ \t\u3000]{0,4}$"
)
#: 和, 与, 及 join two acts only behind the end of one: 市容和环境卫生管理条例 is one act.
NAME_VERB: Final = lazy_pattern(
    r"^.{0,40}(?:依照|按照|根据|违反|适用(?!法)|依据|参照|执行|行使|符合"
    r"|有关|其他|关于(?!.{1,40}的)|(?<!自)由|对(?![外法])|按|依(?!法)"
    r"|(?:(?<=[法例定则条款项目])|(?<=^))(?:和|与|及其?|或者?|以及))(?=.)"
)
#: 1.水法, （二）水法: what numbers a list of acts is no part of a title.
NAME_NUMBER: Final = lazy_pattern(rf"^[（(]?(?:[0-9]{{1,3}}|[{NUM}]{{1,3}}(?=[、.．）)]))[、.．）)]")
_RANKS: Final = "(?:法律|行政法规|地方性法规|部门规章|地方政府规章|政府规章|规章|规范性文件|国务院决定)"
#: 法律：《…》 and （法律）《…》 say the rank as 【法律】 does.
RANK_LABEL: Final = lazy_pattern(
    rf"(?<![\u4e00-\u9fff])(?:({_RANKS})[：:]|(?<!，)({_RANKS})(?:[）)]|(?=[ \u3000])))[ \u3000]{{0,4}}$"
)
_LISTED_ACT: Final = (
    r"(?![该本])[\u4e00-\u9fff]{1,30}(?:法典?|条例|规定|办法|细则)(?:[（(][^）)\n]{1,10}[）)])?[ \u3000]{0,4}"
)
#: 《水法》69条: an article without 第 right behind its act.
NO_SIGN: Final = lazy_pattern(
    rf"[ \t\u3000\xa0：:]{{0,4}}(?=[{NUM}]{{1,5}}(?:[、，,至~～—–－-][{NUM}]{{1,5}}){{0,20}}{B}[条條])"
)
#: 行政处罚法第二十条，行政许可法第二十四条: the next act of a list without brackets.
LISTED_NAME: Final = lazy_pattern(
    rf"[ \u3000]{{0,4}}(?:[、，,；;/／]|和|与|以及|及(?!其)|[（(][{NUM}]{{1,3}}[）)]|[①-⑳⑴-⒛]"
    rf"|[（(]{_RANKS}[）)])[ \u3000]{{0,4}}"
    rf"(?:[（(]?[0-9]{{1,2}}[、.．）)]|[\u4e00-\u9fff]{{2,6}}[：:])?{_LISTED_ACT}"
)
#: The same with a blank or a stop before it, where a quotation may begin as well.
LOOSE_NAME: Final = lazy_pattern(rf"(?:[ \t\u3000\xa0]{{1,4}}|。[ \u3000]{{0,4}}){_LISTED_ACT}")
#: What a form writes before each part of a basis: 依据名称：《公路法》；条款号：第七十六条；条款内容：….
LABELS: Final = lazy_pattern(
    r"(?:(?<![\u4e00-\u9fff])(?:(?:依据|法律|法规|法律法规|文件)名称|(?:依据|具体|法律|法律法规|所依据的?)?(?:条款|条文)(?:号|序号|项|内容)?|(?:依据|法律)内容)[：:]"
    r"|[【\[［〔](?:(?:依据|法律|法规|法律法规|文件)名称|(?:依据|具体)?(?:条款|条文)(?:号|序号|内容)?|依据内容)[】\]］〕][：:]?)"
)
#: 《水法》65、66 and 《水法》第六十五: articles whose 条 nobody wrote, up to the stop.
NO_UNIT: Final = lazy_pattern(
    rf"[ \t\u3000\xa0：:]{{0,4}}[（(]?((?:第[{NUM}]{{1,7}}|[{NUM}]{{2,7}})(?:[ ]?[、，,][ ]?第?[{NUM}]{{1,7}}){{0,40}})"
    rf"[)）]?[ \t\u3000\xa0]{{0,4}}[、，,和及]?(?=[；;。《]|\n(?![{NUM}]{{0,4}}[条條]|[0-9０-９]{{0,3}}年)|$)"
)
NUMBERS: Final = lazy_pattern(rf"[{NUM}]+")
SELF: Final = lazy_pattern(
    r"(?:本|该|上述|前述|下列|有关|相关|法律|其他|此)"
    r"(?:法典?|条例|规定|办法|细则|决定|规则|通知|意见)?[ \t\u3000]{0,4}$"
)
BARE_LINE: Final = lazy_pattern(
    r"[ \t\u3000\xa0]{0,16}(?:[0-9一二三四五六七八九十]{1,2}[、.．]|[0-9]{1,2}(?=[\t|｜]))?[ \t\u3000|｜]{0,4}"
    r"(?:[\u4e00-\u9fff]{0,4}(?:依据|[罚违禁]则)[：:][ \u3000]?)?"
    r"((?:中华人民共和国|[\u4e00-\u9fff]{0,12}实施)?[\u4e00-\u9fff]{1,40}(?:法典?|条例|规定|办法|细则|规则)"
    r"(?:[（(](?:试行|暂行|修正|修订|[0-9]{4}[^）)\n]{0,6})[）)])?)[》〉]?[ \t\u3000\xa0|｜]{0,8}"
    rf"(?=[：:（(\-—－]?第{B}[{NUM}]{{1,7}}{B}条|{B}[{NUM}]{{1,7}}{B}条|[（(](?:[0-9]{{4}}年|[^（）()\n]{{0,24}}(?:令第?|〔[0-9]{{4}}〕)[0-9]{{1,4}}号)|\n|$)"
)
BARE_TAGGED: Final = lazy_pattern(
    r"[ \t\u3000\xa0]{0,8}([^\s（(《》【】：:，。；\n][^（(《》【】：:，。；\n]{1,60}?)"
    r"(?=[（(]|第[一二三四五六七八九十百零0-9]{1,7}条|[：:\n]|$)"
)
HISTORY: Final = lazy_pattern(
    r"[ \t\u3000]{0,4}(?:[0-9０-９]{4}[ ]?年|经|由.{2,40}于|自|根据[0-9]{4}"
    r"|[\u4e00-\u9fff]{1,8}[〔\[（(](?:19|20)[0-9]{2}[〕\]）)]第?[0-9]{1,5}号"
    r"|(?:.{0,12}|[\u4e00-\u9fff、和 ]{13,60})(?<!责)令(?:[0-9]{4}年)?第|第.{1,4}届)"
)
HISTORY_END: Final = lazy_pattern(rf"\n|第{B}[{NUM}]{{1,7}}{B}条|【")
#: 《…事项清单》第401项
ITEM_NEXT: Final = lazy_pattern(rf"第{B}[（(]?[{NUM}]{{1,5}}[)）]?{B}[项項]")
#: 第三章第九条
CHAPTER: Final = rf"第[{NUM}]{{1,4}}[章节编]"
CHAPTER_NEXT: Final = lazy_pattern(rf"(?:中的?|之|的)?(?:{CHAPTER}[ \u3000]?)?(?=第)")
#: What shows that a title is followed by an article of it.
ARTICLE_NEXT: Final = lazy_pattern(
    rf"[\s：:|｜—－-]{{0,12}}(?:中的?|之|的)?(?:{CHAPTER}[ \u3000]?)?"
    rf"(?:第\n?{B}[{NUM}]{{1,7}}(?:\n[{NUM}]{{0,4}}(?=[条條]))?|[{NUM}]{{1,5}}(?:[、，,至~～—–－-][{NUM}]{{1,5}}){{0,20}}){B}[条條]"
)
#: 《…》（第九十七条）: the bracket behind the title holds the articles.
ARTICLES_IN_BRACKET: Final = lazy_pattern(
    rf"[ \u3000]*[（(\[［【][ \u3000]*(?:[违罚禁]则[：:])?(?=第?{B}[{NUM}]{{1,7}}{B}条)"
)
