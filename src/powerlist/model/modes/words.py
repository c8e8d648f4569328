"""The table of all words in which places say how a township comes to act.

Compounds come before their parts, so that 委托下放 is entrusting and 不再承接 is taking back. Nothing is compiled
here: ``scan`` reads texts by it.
"""

from __future__ import annotations

from typing import Final

from powerlist.model.bodywords import ACT, BODY, COUNTY, INSIDE
from powerlist.model.enums import Mode
from powerlist.model.townwords import END, OFFICE, TOWN

_OPEN: Final = r"[（(【\[〔]?"
_DASH: Final = r"[-—－:：]?"

#: By which one level gives a power to the next, whatever the way.
GIVES: Final = r"(?:下放|授权|赋权|放权|委托)"
#: What a denial may deny, and what with it: 不下放, 暂不委托. All of them have two characters.
DENIABLE: Final[dict[str, Mode]] = {
    "下放": Mode.DELEGATED,
    "下沉": Mode.DELEGATED,
    "下移": Mode.DELEGATED,
    "移交": Mode.DELEGATED,
    "划转": Mode.DELEGATED,
    "赋予": Mode.DELEGATED,
    "放权": Mode.DELEGATED,
    "赋权": Mode.DELEGATED,
    "授权": Mode.DELEGATED,
    "承接": Mode.DELEGATED,
    "交由": Mode.DELEGATED,
    "委托": Mode.ENTRUSTED,
    "延伸": Mode.EXTENDED,
    "派驻": Mode.EXTENDED,
    "收回": Mode.RECALLED,
    "上收": Mode.RECALLED,
}
_DENIABLE: Final = "|".join(DENIABLE)

#: (pattern, mode, kind). ``hard`` words name a mode wherever they stand, ``soft`` ones only in a cell of a
#: mode column or beside headings that name other modes, ``cell`` ones only in such a cell, ``deny`` says that
#: the mode is not given.
WORDS: Final[tuple[tuple[str, Mode, str], ...]] = (
    # taken back: before the words that it takes back
    (
        (
            r"(?:不再|停止|终止|取消|解除|撤销|废止|收回|撤回|上收)(?:交由|交予|进行|实施|对|已|原|部分|此前|原已)?"
            r"(?:直接)?(?:下放|下沉|下移|委托|赋权|放权|授权|延伸|派驻|承接)(?:权限|事项)?"
        ),
        Mode.RECALLED,
        "hard",
    ),
    (
        r"(?:已|原|此前)(?:下放|委托|赋权|赋予|授权|延伸)[^，。；]{0,16}?(?:收回|上收|撤回|退回|收归)",
        Mode.RECALLED,
        "hard",
    ),
    (rf"不再(?:交由|交予|由(?:各)?{TOWN})", Mode.RECALLED, "hard"),
    (r"(?:下放|委托|赋权|承接|延伸)后?(?:的|又|已|予以)?(?:收回|上收|撤回)", Mode.RECALLED, "hard"),
    (
        r"(?:赋权|下放|承接|委托)?(?:事项)?(?:退出|调出|移出)(?:赋权|下放|承接|乡镇|镇街)?(?:事项)?(?:目录|清单)|(?:退出|调出|移出)(?:赋权|下放|承接)?(?:的)?事项",
        Mode.RECALLED,
        "hard",
    ),
    (r"上级(?:部门)?(?:收回|上收)|收回|上收|收归|回收至|撤回", Mode.RECALLED, "hard"),
    (
        rf"(?:退回|交回|划回|归还|返还|回归|移回|调回)(?:至|给|由|到)?(?:{COUNTY}|原|上级|主管|部门)",
        Mode.RECALLED,
        "hard",
    ),
    # 不得再委托 forbids handing on what was handed over (处罚法 第二十条第四款), and so says nothing of the mode
    (
        (
            r"(?:不得|不可|不能|不应|不准|不许|禁止|严禁|不允许|无权)(?:擅自|自行)?(?:将[^，。；]{0,12}?)?"
            r"(?:再次?|转|另行|进一步|层层|继续|向下|重复)+(?:下放|下沉|委托|赋权|授权|交由)(?:(?:、|或者?|和)(?:转|再)?(?:下放|委托|赋权|授权))*"
        ),
        Mode.RETAINED,
        "further",
    ),
    # not given
    (
        (
            r"(?:暂时|暂|现|目前|仍|均|尚|一律|原则上|并)?(?:不予|不宜|不得|不可|不能|不|未|暂缓|无需|没有|无法|无力|难以)"
            r"(?:宜|应|予|作|做|进行|实施|纳入|列入|实行|采取|采用|直接|对|再|能|可|具备|满足|符合|适合|适宜|同意|建议|考虑)?"
            rf"(?:{_DENIABLE})"
        ),
        Mode.RETAINED,
        "deny",
    ),
    # entrusted: the compounds in which 下放, 授权 are only the umbrella word
    (
        (
            rf"(?:以|按|采取|通过|采用|实行)?委托{_OPEN}{_DASH}(?:的)?(?:方式|形式|式)?(?:进行|予以|直接)?"
            rf"(?:下放|授权|赋权|放权|承接|交由[^，。；]{{0,40}}?(?:行使|实施|承接|办理))"
        ),
        Mode.ENTRUSTED,
        "hard",
    ),
    (
        (
            r"(?:以|按|采取|通过|采用|实行)(?:派驻|延伸|窗口前移|服务前移)(?:的)?(?:方式|形式|式)(?:进行|予以|直接)?"
            r"(?:下放|授权|赋权|放权|承接|交由[^，。；]{0,40}?(?:行使|实施|承接|办理))"
            rf"|(?:下放|授权|赋权|放权|承接){_OPEN}{_DASH}(?:采取|通过)?(?:派驻|延伸|窗口前移|服务前移)"
        ),
        Mode.EXTENDED,
        "hard",
    ),
    (rf"(?:下放|授权|赋权|放权|承接){_OPEN}{_DASH}(?:采取|通过)?委托", Mode.ENTRUSTED, "hard"),
    (
        rf"以(?:(?:{COUNTY}|原|主管|委托){INSIDE}{{0,14}}?{BODY}|部门|局|委托方)(?:的)?名义",
        Mode.ENTRUSTED,
        "hard",
    ),
    (
        (
            rf"代(?:行|为行使|为实施)(?:的)?(?:事项|职权|权力)|签[订署有](?:了)?[^，。；]{{0,10}}?委托[^，。；]{{0,6}}?(?:协议|合同|书)|受托(?:行使|实施|执法|办理|承接|事项)|受?委托(?:给|由|至)?(?:各|相关|所属)?{TOWN}?{OFFICE}?"
            r"(?:实施|行使|执法|办理|承接|代办|承办)?"
        ),
        Mode.ENTRUSTED,
        "hard",
    ),
    # extended
    (
        (
            r"(?:窗口|服务|关口|执法|力量|监管|人员|队伍|审批|受理|监督)(?:前移|延伸)|(?:服务|窗口|执法力量|力量|人员|队伍)下沉|延伸(?:下放|赋权|执法|服务|实施)?"
            rf"|派驻(?:机构|执法|下放|延伸|实施|人员|中队|大队|所|队伍)*|(?:设在|驻|派驻)?(?:各)?{TOWN}?(?:的)?派出机构(?:在(?:各)?{TOWN})?"
            rf"(?:及其)?(?:{ACT}|(?:行政)?(?:执法)?(?:事项|职权|权力))|(?:县|区|市)(?:属|管|聘|直)(?:乡|镇|街)(?:用|管)|(?:驻|派驻)(?:各)?(?:镇|乡|街|乡镇|镇街|街道)(?:机构|站所|中队|分局|单位)(?:直接|负责|统一)*(?:行政)?(?:执法)?(?:职权|事项|权力|{ACT})|进驻|入驻|前移"
            rf"|1\+X(?:辐射)?|辐射(?:执法|服务)|驻[^，。；、村]{{0,8}}{END}[^，。；、]{{0,8}}?(?:所|站|队|机构|分局)(?=[^，。；]{{0,6}}{ACT}|[^，。；]{{0,20}}名义)"
        ),
        Mode.EXTENDED,
        "hard",
    ),
    # retained
    (
        (
            rf"(?:仍|继续)?(?:由|归|在)?{COUNTY}(?:级|本级|直)?(?:有关|主管|行业主管)?(?:部门|局|委)?(?:继续)?(?:予以)?保留"
            r"|(?:本级|部门|继续|仍由县级|仍由区级)保留"
            r"|保留(?:在|由|给|至)?(?:本|原)?(?:县|区|市|旗|部门)(?:级|本级|直)?(?:部门)?(?:行使|实施)?"
            r"|县本级|(?:仍|继续)(?:由|归|在)(?:县|区|市|旗|原|本)(?:级|直)?(?:有关|主管|行业主管|实施)?部门"
            r"(?:行使|实施|负责)?"
            rf"|(?:仍|继续)由{COUNTY}{INSIDE}{{0,10}}?{BODY}(?:负责)?(?:组织|直接)?"
            rf"{ACT}(?=$|[，。；)）])"
            rf"|(?:由|归)?{COUNTY}(?:级|直)?(?:有关|主管|行业主管)?部门(?:继续|仍)(?:直接)?{ACT}"
            rf"|维持(?:由)?{COUNTY}(?:级|本级|直)?(?:部门)?(?:行使|实施|办理|不变)?"
        ),
        Mode.RETAINED,
        "hard",
    ),
    # statutory
    (
        (
            rf"法定本级(?:行使)?|(?:法律|法规)(?:、?(?:法规|规章))*(?:直接)?(?:赋予|规定|授予)(?:由)?(?:的)?(?:各)?{TOWN}|{TOWN}(?:级|本级)?(?:的)?法定|法定(?:执法|行政执法|职权|权力|行政权力)?"
            rf"(?:事项|目录|清单|职责)|基础事项|{TOWN}本级"
            r"|(?:乡镇|镇街|街镇|镇|乡|街道|本级)自有(?:权力|职权|权限|事项)?"
        ),
        Mode.STATUTORY,
        "hard",
    ),
    # delegated
    (
        (
            r"赋权(?:式)?下放|下放赋权|直接(?:下放|赋权)|(?:承接|通用|个性|特色|自选|共性|可选|全面|首批)赋权"
            r"|以(?:各)?(?:自身|自己|本级|本镇|本乡|本街道|本机关|本单位|本政府|乡镇|镇街|苏木镇|苏木|镇|街道|乡)"
            r"(?:人民政府|政府|办事处|机关)?(?:自身|自己)?(?:的)?名义"
            rf"|放(?:给|到|至)(?:各)?(?:{TOWN}|基层)|下放|放权|(?:权限|权力|职权|执法权|审批权|处罚权|事权)(?:下沉|下移)"
            r"|交由[^，。；]{0,40}?(?:行使|实施|承接|办理)"
            rf"|(?:划转|移交|划归|移转|转移)(?:至|到|给)(?:各|相关)?[^，。；、县区市]{{1,6}}?{END}"
            rf"|(?:划转|移交|划归|移转|转移)(?:至|到|给|由)?(?:各|相关|有关|所属)?(?:{TOWN}|基层)"
            rf"|(?:调整|变更|划|转|移|改)(?:为|归)?由(?:各)?{TOWN}[^，。；]{{0,10}}?(?:行使|实施|承接|办理)"
            r"|直接赋予|赋予[^，。；]{0,20}?(?:行使|实施)"
        ),
        Mode.DELEGATED,
        "hard",
    ),
    (r"(?:法律|法规)(?:、?(?:法规|规章))*(?:直接)?(?:赋予|规定|授权)", Mode.STATUTORY, "soft"),
    # 县级赋权 says from where, not who keeps it
    (
        r"(?:(?:县|区|旗|州)(?:级|直)?(?:政府|有关|主管|行业主管)?(?:部门)?|上级)?(?:赋予|赋权|授权|授予)|(?:直接|自主|自行|独立)?承接|下沉|下移|扩权",
        Mode.DELEGATED,
        "soft",
    ),
    (r"法定|固有|本级自有", Mode.STATUTORY, "soft"),
    # 不再保留 keeps nothing, and does not say where it goes
    (r"(?<!不)(?<!不[再予])保留", Mode.RETAINED, "soft"),
    (
        rf"派出|驻(?:镇|乡|街|点|村|地)|下派|派员|设(?:所|站|点)|辐射|(?:站所|基层所|基层站|分局|中队|派出所){ACT}",
        Mode.EXTENDED,
        "cell",
    ),
    (r"本级行使|本级事项|自有", Mode.STATUTORY, "cell"),
    (r"代为(?:行使|实施|执法|办理)|代行|受托", Mode.ENTRUSTED, "cell"),
    (r"退出|退回|交回|回收|(?:调|移|划)出(?:目录|清单)?|上划|上交", Mode.RECALLED, "cell"),
    (r"移交|划转|划归|交由", Mode.DELEGATED, "cell"),
    (
        (
            rf"(?:由)?{COUNTY}(?:级|直|里)(?:有关|主管|行业主管)?(?:部门)?(?:直接|自行|统一|集中|继续)*{ACT}?"
            rf"|(?:由)?(?:原(?:有)?|主管|行业主管|业务主管|县|区|旗|州|市|本)(?:城乡|(?!收回|上收|撤回)[^，。；、乡镇街派驻]){{0,8}}?{BODY}(?:继续|直接|自行|统一)*{ACT}"
            rf"|(?:仍|继续)?(?:由)?(?:业务|主管|局)?(?:部门|机关)(?:继续|直接|自行)*{ACT}"
            rf"|^(?:部门)?自行{ACT}$|^(?:行业|业务)?主管部门$|^(?:不放|缓放|不(?:予)?(?:纳入|列入)(?:目录|清单|范围)?)$"
            rf"|原(?:实施|行使)?部门|^(?:仍|暂|均)?留(?:在|给|于)?{COUNTY}(?:级|里|局)?$|^(?:县|区|旗|州)(?:级|局|直)?(?:部门)?继续$"
        ),
        Mode.RETAINED,
        "cell",
    ),
    (
        (
            rf"{TOWN}(?:自主|自行|独立)(?=$|[（(）)])|(?:由|归)?(?:各)?{TOWN}(?:[（(]街道[）)])?(?:级|人民政府|政府|办事处)?(?:直接|自行|自主|独立|全权|依法|具体|组织|统一|负责)*"
            r"(?:行使|实施|承接|办理|执法|查处|为主)|^(?:直接|独立|自主|自行)(?:行使|承接|执法)?$|^直放$"
            rf"|(?:转|移|划|交)?(?:交|给予|授予)(?:给)?(?:各)?(?:{TOWN}|基层)"
        ),
        Mode.DELEGATED,
        "cell",
    ),
)
