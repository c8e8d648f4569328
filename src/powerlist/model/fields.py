"""The one table of fields.

Reading, validation, the CSV files of a catalogue, templates, JSON Schemas and the docs page are
derived from it; no second list of heads exists anywhere in the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final


class Kind(StrEnum):
    """What a field holds. Every kind is text on disk and in frames; the kind says how to check it."""

    TEXT = "text"
    CODE = "code"
    TYPE = "type"
    MODE = "mode"
    ORGAN = "organ"
    ORGANS = "organs"
    TOWNSHIPS = "townships"
    CITATION = "citation"
    DATE = "date"
    NUMBER = "number"
    YESNO = "yesno"
    URL = "url"
    ENUM = "enum"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one or more tables.

    Attributes:
        name: code name, used in frames, JSON and configuration.
        head: canonical Chinese head, used in CSV files and publications.
        kind: what it holds.
        tables: the tables it belongs to; ``sheet`` means that a department's workbook may carry it.
        synonyms: other heads under which it is met, typos included.
        required: layers in which it must be filled (``department`` for a department's list).
        zh: one sentence for an analyst.
        en: the same in English.
    """

    name: str
    head: str
    kind: Kind
    tables: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""


SHEET: Final = "sheet"
ITEMS: Final = "items"
GRANTS: Final = "grants"
DECISIONS: Final = "decisions"
DEEDS: Final = "deeds"
OUTPOSTS: Final = "outposts"
TOWNSHIPS: Final = "townships"
RULINGS: Final = "rulings"
WAIVERS: Final = "waivers"
USAGE: Final = "usage"

#: The CSV tables of a catalogue, in the order of the docs; ``sheet`` is not stored.
STORED: Final = (ITEMS, GRANTS, DECISIONS, DEEDS, OUTPOSTS, TOWNSHIPS, RULINGS, WAIVERS, USAGE)

_LIST = ("department", "county", "directory", "guidance", "extension")
_SI = (SHEET, ITEMS)
_SG = (SHEET, GRANTS)

FIELDS: Final[tuple[Field, ...]] = (
    # --- what the power is -------------------------------------------------------------------
    Field(
        "id",
        "事项标识",
        Kind.CODE,
        (ITEMS,),
        zh="本工具给出的永久标识，一经写入不再变动",
        en="our own lasting identifier; never computed again once stored",
    ),
    Field(
        "serial",
        "序号",
        Kind.TEXT,
        _SI,
        ("编号", "项号", "序列号", "顺序号"),
        zh="来源表中的序号，按原样保留",
        en="the serial number as the source has it",
    ),
    Field(
        "code",
        "事项编码",
        Kind.CODE,
        _SI,
        (
            "职权编码",
            "事项代码",
            "基本编码",
            "实施编码",
            "权力编码",
            "权力编号",
            "职权编号",
            "权力代码",
            "职权代码",
        ),
        zh="国家、省平台或地方给的编码，只作数据，不作标识",
        en="the platform's code, plain data and never an identity",
    ),
    Field(
        "name",
        "事项名称",
        Kind.TEXT,
        _SI,
        (
            "职权名称",
            "权力名称",
            "项目名称",
            "权力事项名称",
            "处罚事项",
            "事项",
            "主项名称",
            "主项",
            "权力事项",
            "权责事项",
            "职权事项",
            "行政权力名称",
            "行政职权名称",
            "权责事项名称",
            "权利名称",
            "执法事项",
            "执法事项名称",
            "行政职权",
            "行政权力事项",
            "行政执法事项",
            "行政执法事项名称",
            "赋权事项",
            "赋权事项名称",
            "行政权力事项名称",
            "职权事项名称",
        ),
        (*_LIST, "statutory", "basic-duty", "support-duty", "recall"),
        zh="主项名称",
        en="name of the (main) item",
    ),
    Field(
        "sub_name",
        "子项名称",
        Kind.TEXT,
        _SI,
        ("子项", "事项子项", "子项名", "分项名称", "小项", "小项名称"),
        zh="子项名称，没有子项时为空",
        en="name of the sub-item, empty where there is none",
    ),
    Field(
        "type",
        "职权类型",
        Kind.TYPE,
        _SI,
        (
            "权力类型",
            "事项类别",
            "权种类型",
            "事项类型",
            "职权类别",
            "权力类别",
            "类别",
            "类型",
            "权力种类",
            "职权种类",
            "权责类型",
            "行政权力类型",
            "权利类型",
            "行政职权类型",
            "权责类别",
            "行政权力类别",
            "权力分类",
            "事项性质",
        ),
        _LIST,
        zh="九类加其他；写法按类型方案归一",
        en="one of the canonical types; variants come from the profile",
    ),
    Field(
        "subtype",
        "强制种类",
        Kind.ENUM,
        _SI,
        ("强制类型", "行政强制种类"),
        zh="行政强制措施或行政强制执行",
        en="coercive measure or coercive enforcement",
    ),
    Field(
        "department",
        "原实施部门",
        Kind.ORGAN,
        _SI,
        (
            "原行使主体",
            "放权部门",
            "下放部门",
            "划出部门",
            "移交部门",
            "县级行业主管部门",
            "行业主管部门",
            "委托机关",
            "法定主体",
            "行使主体",
            "实施主体",
            "责任主体",
            "行驶主体",
            "原实施主体",
            "实施部门",
            "责任部门",
            "部门名称",
            "部门",
            "主管部门",
            "业务主管部门",
            "权力主体",
            "行使部门",
            "行权主体",
            "实施机关",
            "实施单位",
            "单位名称",
            "责任单位",
            "执法主体",
            "赋权部门",
            "委托部门",
            "县级主管部门",
            "县级部门",
            "职权部门",
            "原执法主体",
            "原行使部门",
            "对应上级部门",
            "牵头部门",
        ),
        _LIST,
        zh="依法享有该权力的县级部门",
        en="the county organ that holds the power by statute",
    ),
    Field(
        "enforcer",
        "现行使主体",
        Kind.ORGAN,
        _SI,
        ("现实施主体", "划入部门", "集中行使部门", "现实施部门", "承接部门"),
        zh="权力划转后在县里行使它的机构；部门仍负监管职责",
        en="who acts in the county now where it is not the department",
    ),
    Field(
        "sector",
        "领域",
        Kind.TEXT,
        _SI,
        ("执法领域", "行业领域", "所属领域", "行业", "业务领域", "事项领域", "条线"),
        zh="农业农村、市场监管等领域",
        en="the policy field, such as agriculture or market supervision",
    ),
    Field(
        "level",
        "行使层级",
        Kind.ENUM,
        _SI,
        ("实施层级", "权力层级", "行使层次", "层级", "实施层级及权限", "事项层级", "第一责任层级"),
        zh="行使该权力的层级，常附权限说明",
        en="the level that exercises it, often with its authority",
    ),
    Field(
        "authority",
        "行使权限",
        Kind.TEXT,
        _SI,
        ("权限", "实施权限", "权限划分说明", "行使内容"),
        zh="本层级行使的权限内容",
        en="what this level may do",
    ),
    Field(
        "handler",
        "承办机构",
        Kind.ORGAN,
        _SI,
        (
            "承办科室",
            "责任科室",
            "内设机构",
            "承办处室",
            "责任股室",
            "承办股室",
            "实施科室",
            "承办单位",
            "办理科室",
            "责任处室",
        ),
        zh="部门内部承办的机构",
        en="the unit inside the department",
    ),
    Field(
        "basis",
        "实施依据",
        Kind.CITATION,
        _SI,
        (
            "设定依据",
            "法律依据",
            "法定依据",
            "职权依据",
            "处罚依据",
            "权力依据",
            "事项依据",
            "执法依据",
            "依据",
            "行使依据",
            "实施法律依据",
            "设立依据",
            "法律法规依据",
            "政策依据",
            "权责依据",
            "依据文件",
            "职权来源依据",
        ),
        _LIST,
        zh="设定该权力的条文",
        en="the citations that found the power",
    ),
    Field(
        "penalty_kinds",
        "处罚种类",
        Kind.TEXT,
        _SI,
        ("处罚类型", "处罚种类及幅度", "处罚幅度"),
        zh="可以给予的处罚种类",
        en="the kinds of penalty it allows",
    ),
    Field(
        "counterparty",
        "行政相对人",
        Kind.TEXT,
        _SI,
        ("行政相对人类别", "服务对象", "适用对象", "管理对象"),
        zh="权力指向的对象",
        en="whom the power addresses",
    ),
    Field(
        "power_source",
        "权力来源",
        Kind.ENUM,
        _SI,
        ("职权来源", "权力来源代码", "权力来源编码"),
        zh="政务服务平台的权力来源（1 法定本级行使 … 6 同级委托）",
        en="the platform's source of power, codes 1 to 6",
    ),
    Field(
        "organ_nature",
        "实施主体性质",
        Kind.ENUM,
        _SI,
        ("主体性质",),
        zh="1 法定机关 2 授权组织 3 受委托组织",
        en="nature of the organ, codes 1 to 3",
    ),
    Field(
        "credit_code",
        "统一社会信用代码",
        Kind.CODE,
        _SI,
        ("社会信用代码", "信用代码", "实施主体编码", "机构代码"),
        zh="实施主体的统一社会信用代码（GB 32100）",
        en="the organ's unified social credit code (GB 32100)",
    ),
    Field(
        "division_code",
        "行政区划代码",
        Kind.CODE,
        _SI,
        ("区划代码", "行政区划编码", "地区编码"),
        zh="行政区划代码（GB/T 2260）",
        en="division code (GB/T 2260)",
    ),
    Field(
        "status",
        "事项状态",
        Kind.ENUM,
        _SI,
        ("状态",),
        zh="在用、暂停或取消",
        en="in use, suspended or cancelled",
    ),
    # --- duties that lists carry beside the power --------------------------------------------
    Field(
        "department_duty",
        "部门职责",
        Kind.TEXT,
        _SI,
        ("部门责任", "上级职责", "上级部门职责", "主管部门职责", "县级部门职责"),
        zh="部门承担的职责",
        en="what the department is responsible for",
    ),
    Field(
        "township_duty",
        "乡镇职责",
        Kind.TEXT,
        _SI,
        ("乡镇配合职责", "镇街职责", "乡镇（街道）职责", "配合职责", "乡镇（街道）配合职责"),
        zh="乡镇配合承担的职责",
        en="what the township contributes",
    ),
    Field(
        "duties",
        "责任事项",
        Kind.TEXT,
        _SI,
        ("责任事项内容", "责任内容", "职责事项"),
        zh="行使权力时的责任事项",
        en="duties in exercising the power",
    ),
    Field(
        "duties_basis",
        "责任事项依据",
        Kind.CITATION,
        _SI,
        ("责任依据",),
        zh="责任事项的依据；不是权力的依据",
        en="ground of the duties; not the ground of the power",
    ),
    Field(
        "accountable",
        "追责对象范围",
        Kind.TEXT,
        _SI,
        ("追责对象", "问责对象"),
        zh="追责的对象",
        en="who is held accountable",
    ),
    Field(
        "accountability",
        "追责情形",
        Kind.TEXT,
        _SI,
        ("问责情形", "追责事项", "追责情形和依据", "追责情形及依据"),
        zh="追责的情形",
        en="cases of accountability",
    ),
    Field(
        "remedy",
        "救济渠道",
        Kind.TEXT,
        _SI,
        ("救助渠道", "救济途径", "权利救济途径", "救济方式"),
        zh="救济的渠道",
        en="remedies",
    ),
    Field(
        "flowchart", "流程图", Kind.TEXT, _SI, ("运行流程", "运行流程图", "办理流程"), zh="流程", en="process"
    ),
    Field("post", "责任岗位", Kind.TEXT, _SI, ("岗位",), zh="责任岗位", en="responsible post"),
    Field("risk", "廉政风险点", Kind.TEXT, _SI, ("风险点", "廉政风险"), zh="廉政风险点", en="integrity risk"),
    Field(
        "supervision",
        "监督方式",
        Kind.TEXT,
        _SI,
        ("监督电话", "投诉电话", "监督渠道", "监督投诉方式"),
        zh="监督方式",
        en="supervision",
    ),
    Field(
        "time_limit",
        "办理时限",
        Kind.TEXT,
        _SI,
        ("承诺时限", "法定时限", "办结时限"),
        zh="办理时限",
        en="time limit",
    ),
    Field(
        "fee",
        "收费依据及标准",
        Kind.TEXT,
        _SI,
        ("收费标准", "是否收费", "收费依据", "收费情况"),
        zh="收费",
        en="fees",
    ),
    Field(
        "relayed",
        "审核转报",
        Kind.YESNO,
        _SI,
        ("是否审核转报",),
        zh="是否审核转报",
        en="whether it is only relayed",
    ),
    # --- how it reaches the township ---------------------------------------------------------
    Field(
        "mode",
        "赋权方式",
        Kind.MODE,
        (SHEET, ITEMS, GRANTS),
        (
            "下放方式",
            "承接方式",
            "行使方式",
            "赋权类型",
            "赋权形式",
            "承接类型",
            "放权方式",
            "实施方式",
            "赋权类别",
            "行权方式",
            "处理方式",
        ),
        ("directory",),
        zh="乡镇如何行使：法定本级、下放、委托、延伸、县级保留、上级收回",
        en="how the township comes to act",
    ),
    Field(
        "receivers",
        "承接主体",
        Kind.TOWNSHIPS,
        _SI,
        (
            "受委托机关",
            "受委托组织",
            "受委托机关（组织）",
            "承接乡镇",
            "承接镇街",
            "承接单位",
            "受委托主体",
            "受委托单位",
            "承接乡镇（街道）",
            "承接镇（街道）",
            "实施乡镇",
            "赋权乡镇",
            "赋权对象",
            "承接对象",
            "适用乡镇",
            "下放乡镇",
            "承接范围",
            "受托机关",
            "延伸乡镇",
            "实施乡镇（街道）",
            "赋权乡镇（街道）",
            "承接乡镇街道",
            "受委托乡镇",
        ),
        ("directory",),
        zh="承接的乡镇、街道或其分组",
        en="the townships or groups that take it over",
    ),
    Field(
        "item",
        "事项标识",
        Kind.CODE,
        (GRANTS, RULINGS, WAIVERS, USAGE),
        zh="items.csv 中的事项标识",
        en="an id of items.csv",
    ),
    Field(
        "receiver",
        "承接主体",
        Kind.TOWNSHIPS,
        (GRANTS,),
        required=("county", "directory"),
        zh="一个乡镇或街道",
        en="one township or street",
    ),
    Field("batch", "批次", Kind.TEXT, _SG, ("赋权批次", "下放批次"), zh="第几批", en="the batch"),
    Field(
        "decision",
        "决定文件",
        Kind.CODE,
        _SG,
        ("赋权文件", "下放依据文件", "决定文号", "赋权决定", "下放文件", "文号"),
        zh="决定文件的文号",
        en="number of the decision",
    ),
    Field(
        "legal_ground",
        "赋权依据",
        Kind.CITATION,
        _SG,
        ("委托依据", "下放依据", "承接依据", "委托法律依据", "委托实施依据", "授权依据"),
        zh="允许下放、委托的条文（不是事项的实施依据）",
        en="the statute that allows the hand-over, not the item's basis",
    ),
    Field(
        "deed",
        "委托协议",
        Kind.CODE,
        _SG,
        ("委托书", "委托协议书", "委托协议编号", "协议编号"),
        zh="委托协议的编号",
        en="number of the deed",
    ),
    Field(
        "outpost",
        "派驻机构",
        Kind.ORGAN,
        _SG,
        ("派出机构", "驻镇机构", "派驻单位", "延伸机构", "派驻队伍", "派驻执法机构"),
        zh="部门派驻乡镇的机构",
        en="the department's body in the township",
    ),
    Field(
        "boundary",
        "职责边界",
        Kind.TEXT,
        _SG,
        ("具体职责边界", "职责分工", "责任边界", "职责划分", "权责边界"),
        zh="部门与乡镇各做什么",
        en="who does what",
    ),
    Field(
        "partition",
        "权限划分",
        Kind.TEXT,
        _SG,
        ("划转范围", "承接权限", "下放范围", "赋权范围", "保留情形"),
        zh="两级共同行使时按区域、案件大小或处罚种类的划分",
        en="how a power that both levels exercise is split",
    ),
    Field(
        "county_keeps",
        "县级处理",
        Kind.ENUM,
        _SG,
        ("县级是否行使", "县级部门是否行使", "原部门是否行使"),
        zh="不再行使、共同行使或保留",
        en="what the county keeps",
    ),
    Field(
        "acts_in_name",
        "行为名义",
        Kind.ORGAN,
        _SG,
        ("执法名义", "以谁的名义", "行使名义"),
        zh="以谁的名义作出行政行为",
        en="in whose name acts are done",
    ),
    Field(
        "effective",
        "生效日期",
        Kind.DATE,
        _SG,
        ("实施日期", "起始日期", "承接日期", "实施时间", "生效时间", "承接时间"),
        zh="起始日期",
        en="first day",
    ),
    Field(
        "until",
        "终止日期",
        Kind.DATE,
        _SG,
        ("失效日期", "截止日期", "委托期限", "有效期", "期限", "到期日期"),
        zh="终止日期或期限",
        en="last day or term",
    ),
    Field(
        "adjustment",
        "调整类型",
        Kind.TEXT,
        _SI,
        ("变动类型", "调整情况", "调整方式"),
        zh="动态调整的类型",
        en="kind of adjustment",
    ),
    Field(
        "adjustment_reason",
        "调整原因",
        Kind.TEXT,
        (SHEET, ITEMS),
        ("变动原因", "调整理由", "理由", "原因"),
        zh="动态调整的原因",
        en="why it was adjusted",
    ),
    Field(
        "remark",
        "备注",
        Kind.TEXT,
        (SHEET, ITEMS, GRANTS, DECISIONS, DEEDS, OUTPOSTS, TOWNSHIPS),
        ("说明", "备注说明", "附注"),
        zh="备注",
        en="remarks",
    ),
    # --- decisions ---------------------------------------------------------------------------
    Field("number", "文号", Kind.CODE, (DECISIONS, DEEDS), zh="文号或协议编号", en="document number"),
    Field("title", "标题", Kind.TEXT, (DECISIONS,), zh="文件标题", en="title"),
    Field("organ", "发文机关", Kind.ORGAN, (DECISIONS,), zh="发文机关", en="issuing organ"),
    Field(
        "organ_level",
        "机关层级",
        Kind.ENUM,
        (DECISIONS,),
        zh="province、city、county",
        en="level of the organ",
    ),
    Field("date", "成文日期", Kind.DATE, (DECISIONS,), zh="成文日期", en="date of the document"),
    Field(
        "published_at", "公布位置", Kind.URL, (DECISIONS,), zh="公布的网址或载体", en="where it was published"
    ),
    Field("published_on", "公布日期", Kind.DATE, (DECISIONS,), zh="公布日期", en="when it was published"),
    Field(
        "ground",
        "决定依据",
        Kind.CITATION,
        (DECISIONS,),
        zh="决定所依据的条文",
        en="statute the decision rests on",
    ),
    Field(
        "centralises_coercion",
        "含行政强制",
        Kind.YESNO,
        (DECISIONS,),
        zh="是否一并集中相关行政强制措施",
        en="whether related coercive measures are centralised with it",
    ),
    Field(
        "covers_types",
        "适用类型",
        Kind.TEXT,
        (DECISIONS,),
        zh="处罚以外还覆盖的类型",
        en="types covered beyond penalties",
    ),
    Field("evaluated_on", "最近评估", Kind.DATE, (DECISIONS,), zh="最近一次评估的日期", en="last evaluation"),
    Field("repealed_on", "废止日期", Kind.DATE, (DECISIONS,), zh="废止日期", en="repealed on"),
    # --- deeds -------------------------------------------------------------------------------
    Field("principal", "委托机关", Kind.ORGAN, (DEEDS,), zh="委托机关全称", en="principal"),
    Field("agent", "受委托机关", Kind.ORGAN, (DEEDS,), zh="受委托的乡镇、街道", en="agent"),
    Field(
        "agent_nature",
        "受托性质",
        Kind.ENUM,
        (DEEDS,),
        zh="行政机关、事业组织或其他",
        en="nature of the agent",
    ),
    Field(
        "statute",
        "委托依据",
        Kind.CITATION,
        (DEEDS,),
        zh="允许委托的条文",
        en="statute that allows entrusting",
    ),
    Field(
        "items_covered",
        "委托事项",
        Kind.TEXT,
        (DEEDS,),
        zh="事项标识，用；分开；“全部”不作列举",
        en="ids covered, separated by ；",
    ),
    Field("powers", "委托权限", Kind.TEXT, (DEEDS,), zh="权限", en="authority"),
    Field("territory", "地域范围", Kind.TEXT, (DEEDS,), zh="地域", en="territory"),
    Field("valid_from", "起始日期", Kind.DATE, (DEEDS,), zh="期限起", en="term begins"),
    Field("valid_until", "截止日期", Kind.DATE, (DEEDS,), zh="期限止", en="term ends"),
    Field("signed_on", "签订日期", Kind.DATE, (DEEDS,), zh="签订日期", en="signed on"),
    Field(
        "principal_published",
        "委托机关公布",
        Kind.URL,
        (DEEDS,),
        zh="委托机关公布的位置",
        en="published by the principal at",
    ),
    Field(
        "agent_published",
        "受托机关公布",
        Kind.URL,
        (DEEDS,),
        zh="受委托机关公布的位置",
        en="published by the agent at",
    ),
    Field("filed_on", "备案日期", Kind.DATE, (DEEDS,), zh="向编办、司法局备案的日期", en="filed on"),
    # --- outposts and townships --------------------------------------------------------------
    Field("outpost_name", "机构名称", Kind.ORGAN, (OUTPOSTS,), zh="派驻机构名称", en="name of the outpost"),
    Field("parent", "所属部门", Kind.ORGAN, (OUTPOSTS,), zh="派出它的部门", en="the organ that posts it"),
    Field(
        "serves",
        "服务乡镇",
        Kind.TOWNSHIPS,
        (OUTPOSTS,),
        zh="服务的乡镇，用、分开（1+X）",
        en="townships it serves (1+X)",
    ),
    Field(
        "own_name_basis",
        "自名执法依据",
        Kind.CITATION,
        (OUTPOSTS,),
        zh="以自己名义执法的法律依据，没有则空",
        en="law that lets it act in its own name, if any",
    ),
    Field(
        "staffing", "管理文件", Kind.TEXT, (OUTPOSTS,), zh="双重管理的文件", en="document on dual management"
    ),
    Field("township_name", "乡镇名称", Kind.TEXT, (TOWNSHIPS,), zh="乡镇、街道全称", en="full name"),
    Field(
        "township_code", "区划代码", Kind.CODE, (TOWNSHIPS,), zh="九位区划代码", en="nine-digit division code"
    ),
    Field("county", "所属县", Kind.TEXT, (TOWNSHIPS,), zh="所属的县、区", en="its county"),
    Field("kind", "乡镇类别", Kind.ENUM, (TOWNSHIPS,), zh="镇、乡或街道", en="镇, 乡 or 街道"),
    Field(
        "group",
        "分组",
        Kind.TEXT,
        (TOWNSHIPS,),
        zh="一类乡镇一张清单的分组",
        en="group whose members share one list",
    ),
    # --- what people decided -----------------------------------------------------------------
    Field("question", "问题", Kind.ENUM, (RULINGS,), zh="mode、pair、township、legal", en="what was asked"),
    Field(
        "related",
        "相关事项",
        Kind.CODE,
        (RULINGS, WAIVERS),
        zh="成对问题的另一事项",
        en="the other item of a pair",
    ),
    Field(
        "township",
        "乡镇",
        Kind.TEXT,
        (RULINGS, WAIVERS, USAGE),
        zh="只对一个乡镇时填写",
        en="where it is about one township",
    ),
    Field("answer", "回答", Kind.TEXT, (RULINGS,), zh="回答", en="the answer"),
    Field("who", "回答人", Kind.TEXT, (RULINGS,), zh="单位或职务", en="office that answered"),
    Field("when", "回答日期", Kind.DATE, (RULINGS,), zh="日期", en="date"),
    Field("reason", "理由", Kind.TEXT, (RULINGS, WAIVERS), zh="为什么", en="why"),
    Field(
        "fingerprint",
        "指纹",
        Kind.CODE,
        (RULINGS, WAIVERS),
        zh="作出时文本的指纹，文本变了即失效",
        en="fingerprint of the text it was given for; it lapses when the text changes",
    ),
    Field("rule", "规则", Kind.CODE, (WAIVERS,), zh="规则代码", en="rule code"),
    Field("field", "字段", Kind.TEXT, (WAIVERS,), zh="字段代码名", en="field name"),
    Field("owner", "责任人", Kind.TEXT, (WAIVERS,), zh="责任单位", en="who answers for it"),
    Field(
        "expires",
        "有效期至",
        Kind.DATE,
        (WAIVERS,),
        zh="到期日，最长 400 天",
        en="last day, 400 days at most",
    ),
    Field("year", "年度", Kind.NUMBER, (USAGE,), zh="年度", en="year"),
    Field("cases", "办件量", Kind.NUMBER, (USAGE,), zh="办件或案件数", en="number of cases"),
)


@cache
def fields_of(table: str) -> tuple[Field, ...]:
    """Return the fields of one table, in order.

    Args:
        table: ``sheet`` or one of ``STORED``.

    Raises:
        KeyError: there is no such table.
    """
    found = tuple(field for field in FIELDS if table in field.tables)
    if not found:
        raise KeyError(table)
    return found


@cache
def names_of(table: str) -> tuple[str, ...]:
    """Return the code names of one table's fields, in order."""
    return tuple(field.name for field in fields_of(table))


@cache
def field_named(name: str, table: str | None = None) -> Field:
    """Return the field with this code name (in this table, where one is given).

    Raises:
        KeyError: there is none.
    """
    for field in FIELDS:
        if field.name == name and (table is None or table in field.tables):
            return field
    raise KeyError(name)


@cache
def heads_of(table: str) -> dict[str, str]:
    """Return ``{code name: canonical head}`` of one table."""
    return {field.name: field.head for field in fields_of(table)}
