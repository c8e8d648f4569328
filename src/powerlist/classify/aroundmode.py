"""What a sentence may put round the word for a mode and say nothing of somebody or something else by.

On which ground, since when, by whose decision, how fully, which part of the power: 根据县政府令委托, 2024年起下放,
县委编委会审定为委托事项, 检查权、处罚权一并下放, 罚款3000元以下的委托.
"""

from __future__ import annotations

import re
from typing import Final

from powerlist.model.bodywords import BODY, INSIDE
from powerlist.text.patterns import lazy_pattern

#: On which ground, since when, how far: 根据县政府令（委托）, 2024年起（下放）, 本次调整为（委托）, 仅（委托）.
_GROUND: Final = lazy_pattern(
    r"(?:已|现)?(?:(?:根据|依据|按照?|经|依照?)[^，。省国央]{1,24}|[^，。省国央]{0,12}[〔\[(（]\d{4}[〕\])）]第?\d+号(?:文件?|令)?)?(?:自?(?:\d{4}年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?)(?:起|开始)?)?"
    r"(?:第?[一二三四五六]批|(?:赋权|放权|承接)(?:类|的)?(?:事项|权限)|该|此|本次?|上述|以上|属于?|系|纳入|列入|列为|划为|归为|定为|确定为|明确为|此项|本项|该项|事项|权限|职权|项目|权力|新增?|已经?|实际?|拟|可|现|将|应|均|仍|全部|部分|直接|依法|予以|采取|实行|通过|以|仅|只|改|转|作为|按|调整|变更|继续|维持|恢复|重新|保持|保留|今年|本年度?|本轮|首次|首批|全权|整体|整项|单项|再次?|又|先行?|合并后|(?:评估|研究|审核|论证)后|(?:赋权|承接|实施|行使|下放)方式|全[县区市]|统一|一律|同步|批准|同意|为|由|的)*"
)
_NUMBERED: Final = lazy_pattern(r"^(?:\d{1,2}[.、．)）]|[①-⑳])")
#: Whose act it is: 系县民政局委托办理, 受县消防救援大队委托. A 市水务局 may be a prefecture's.
_BY: Final = lazy_pattern(
    rf"^(?:与|同|和|经与)?(?:该|本|此|上述)?(?:项|事项|权力|职权)?(?:实际上?|实|现|已|均|仍)*(?:系|属于?|是|为|由|接?受|经|依)*"
    rf"(?:(?:县|区|旗|州){INSIDE}{{0,14}}?(?:级|{BODY})|(?<=受)(?![省市国中])[\u4e00-\u9fff]{{2,10}}?局)(?:直接|已|将|依法|统一|书面|正式)*(?:与[^，。]{{0,14}})?(?:签订|签有)?(?:了)?$"
)
#: 罚款3000元以下的（下放）, 一般程序案件（委托）: which part of the power.
_PORTION: Final = lazy_pattern(
    r"[^，。]{0,8}?(?:罚款|处罚|金额)[^，。]{0,8}?\d+(?:\.\d+)?万?元(?:\([含不包本数]+\))?(?:以下|以内)(?:\([含不包本数]+\))?(?:的)?(?:罚款|处罚|案件|部分)?权?(?:的)?"
    r"|(?:行政)?(?:审批|处罚|执法|检查|许可)权限?|(?:适用)?(?:简易|一般|普通)程序(?:的)?(?:处罚|案件|事项|部分)?(?:的)?|(?:简易|轻微|小额|一般|普通)案件|(?:情节)?(?:轻微|较轻)(?:的)?(?:违法行为|案件|情形|处罚)?(?:的)?"
)
_SCOPE: Final = lazy_pattern(
    r"(?:审核|审批|核发|发证|初审|受理|办证|[和及、])+|(?:权限|范围|事项)?(?:仅限于?|只限于?|限于|限|仅|只)[^，。；]{1,14}|(?:权限|方式|事项|范围|状态|关系)?(?:保持|维持)?不变"
    r"|[(（]?(?:自|从)?(?=[^，。；]{0,6}\d{4})[\d年月日.—–~～至到/起止底-]{4,30}[)）]?"
    r"|(?:适用)?(?:简易|一般|普通)程序(?:的)?(?:行政)?(?:处罚|案件|事项)"
    r"|[(（]?[\u4e00-\u9fff]{0,3}(?:府|政|委|办|函|综)[\u4e00-\u9fff]{0,4}[〔\[(（]\d{4}[〕\])）]第?\d+号(?:文件?|令)?(?:附件\d{0,2})?(?:第?\d+[项条])?"
    r"|(?:行政)?(?:检查|处罚|执法|审批|许可|调查取证|监督检查)权限?|[^，。]{0,10}(?:案件|情形|环节|部分)(?:\d{4}年)?|(?:事项)?(?:范围|清单|目录|类)|(?:先行)?试[行点](?:期)?[^，。收撤]{0,6}"
)
_FILLER: Final = lazy_pattern(
    r"^(?:\d{4}年(?:度)?)?(?:该|此|本|上述|以上)?(?:(?:乡镇|镇街|镇|乡|街道)级)?(?:事项|权限|职权|项目|权力)?(?:已|已经|拟|可|现|将|应|均|全部|全|部分|环节|直接|同步|依法|予以|采取|采用|实行|通过|以|行政|书面|首批|第[一二三四五]批)*|"
    r"(?:的|(?:乡镇|镇街|镇|乡|街道)?级|事项|权限|职权|方式|实施|执行|行使|办理|受理|初审|审批|核发|形式|处理|权力|承接|范围|管理|关系)*(?:\d{4}年)?$"
)


#: When, how fully, by what act and which powers: what a sentence puts round the word for a mode and says nothing of
#: somebody else by.
_WHEN: Final = (
    r"(?:自|从)?\d{4}(?:年度?|[./-])(?:\d{1,2}(?:月|[./-]))?(?:\d{1,2}日?)?(?:起|开始|以来|至今|底|前)*"
)
_HOW: Final = (
    r"已经?|均|都|全部|全面|全权|全链条|全流程|全过程|全环节|全|统一|一律|一并|一同|同步|直接|依法|依规|按规定|按程序|分批|分期|首批|首次|第[一二三四五]批|本次|此次|现阶段|现|暂时?|目前|当前|仍|继续"
    r"|再次?|又|先行?|正式|书面|实际|整体|[上下]半年|今年|去年|年初|近期|已?发文|已?公[告布示]|已?备案|单项|专项|单独|逐项|打包|整建制|成建制|年度|临时|长期|常年|口头|轮流|不?定期|另行|予以|给予|进行|采取|采用|实行|通过|以|按照?|作为|属于?|系|为|是|由|的|在|于"
)
_POWERS: Final = (
    r"该|此|本|上述|项|事项|权限|权力|职权|事权|(?:(?![该此本项和及与现仍再又先以系为是由的在于经均都全按已])[\u4e00-\u9fff]){0,2}(?:执法|处罚|检查|审批|许可|强制|征收|确认|管理|警告|罚款|没收|调查)权"
    r"|行政|方式|形式|范围内?|辖区内?|[县区]域内?|全[县区]|、|和|及|与"
)
#: 省政府已批准下放, 县政府常务会议决定下放; what a province decides to hand down may go to the county.
_DECIDED: Final = (
    r"经|(?:根据|依据|按照?)(?:省|市)(?:人民)?(?:政府)?[^，。国央]{0,6}?(?:目录|清单)(?:第\d{1,3}项)?|县?自行|(?:省|自治区)(?:人民)?政府(?=已?(?:批准|批复|同意))|[县区](?:委|人民政府|政府|委编委会?|委编办)|编办|编委会?|常务会议?|会议"
    r"|研究|审定|审议|审核|通过|批准|批复|同意|明确|确定|(?<![省市院])决定"
)
_NEUTRAL_BEFORE: Final = lazy_pattern(rf"(?:{_WHEN}|{_HOW}|{_POWERS}|{_DECIDED})*")
_NEUTRAL_AFTER: Final = lazy_pattern(
    rf"[：:(（]?(?:{_WHEN}|{_HOW}|{_POWERS}|到位|落实|完成|执行|实施|行使|承接|办理|运行|执法|赋权|期限?|有效期|续期|续签|[一二两三四五]年|试行|试点|[一二两三半]年后评估|[:：)）])*"
)
#: No text of such words is longer.
_LONGEST_FILLER: Final = 200
_LONGEST_NEUTRAL: Final = 40


def _fills(text: str) -> bool:
    """Return whether a text says nothing of its own round a mode."""
    return len(text) <= _LONGEST_FILLER and not _FILLER.sub("", text)


def _is_neutral(text: str, pattern: re.Pattern[str]) -> bool:
    """Return whether a text before or behind a mode speaks of nobody and nothing else."""
    return len(text) <= _LONGEST_NEUTRAL and pattern.fullmatch(text) is not None


def is_bare(before: str, after: str) -> bool:
    """Return whether what stands before and behind the word for a mode speaks of nobody and nothing else.

    Args:
        before: cleaned text of the clause before it, without names of townships.
        after: the same behind it.
    """
    before = _NUMBERED.sub("", before.strip('、和及与:：（(【[“"「『〔↓→⇒★☆√✓●○■▲※'))
    after = after.lstrip("(（").strip('、和及与:：）)】]”"」』〕↓★☆√✓●○■▲※')
    return (
        _fills(before)
        or _is_neutral(before, _NEUTRAL_BEFORE)
        or bool(_GROUND.fullmatch(before))
        or bool(_BY.match(before))
        or bool(_PORTION.fullmatch(before))
    ) and (_fills(after) or bool(_SCOPE.fullmatch(after)) or _is_neutral(after, _NEUTRAL_AFTER))
