"""What the county's own bodies are called and what they do with a power: parts of expressions.

Three lists, each for its own place: behind names in cells a 所 or a 站 is a body; a line that titles a list or a part
of one is taken for a body's only where a body sends lists; running text also speaks of 部门 and 单位.
"""

from __future__ import annotations

from typing import Final

#: What a body does with a power.
ACT: Final = (
    r"(?:行使|实施|执法|办案|办理|查处|审批|审核|核发|承办|处理|执行|负责|受理|监管|承担|管理|检查|处罚)"
)
#: How the name of a county's body ends.
BODY: Final = r"(?:局|委员会|委|办公室|办|部门|机关|大队|支队|总队|中队|队|中心|单位|主体|分局|所|站|院|处)"
#: How the names of bodies end that no single word ends: mass organisations, archives, small offices. No power is
#: called so.
_SHORT: Final = (
    "(?<=[残妇文侨])联|(?<=工商)联|(?<=科)协|(?<=总工|管委)会|(?<=红十字)会|(?<=供销)社|(?<=档案)馆|(?<=武装|人武)部|(?<=海事)处|(?<=卫生监督)所"
    "|(?<=[编外台侨])办|(?<=编委|审改|改革|政府|县委|区委|市委|旗委|人防|扶贫|地震|网信|外事|金融|保密|史志|方志|信访|移民|民宗|法制|文明"
    "|农工|党史|防汛|巡察|安委|双拥|爱卫|机要|国安|综治|重点)办"
)
#: 县编办, 县府办; 补办, 申办 and 承办 are what somebody does.
OFFICE: Final = "(?<![补申承代举开换新停续督查催])办"
#: How the name of a body ends in a cell of its own: alternatives, to which a place may add some.
NAMED: Final = f"局|委员会|委|办公室|{OFFICE}|厅|队|院|所|站|中心|部|政府|联合会|{_SHORT}"
#: How the name of a body ends that has a list, or a part of one: alternatives of the same kind.
LISTED: Final = f"局|委员会|委|办公室|厅|支队|大队|总队|中心|联合会|{_SHORT}"
#: What one who acts for another is called behind 受委托.
AGENT: Final = r"(?:单位|机关|组织|主体|机构|方)"
#: A county and its like, as the level of a body: 县水利局, 旗农牧局.
COUNTY: Final = r"(?:县|区|市|旗|州)"
#: A character between that and the end of the name; 城乡 in it speaks of no township.
INSIDE: Final = r"(?:城乡|[^，。；、乡镇街])"
