"""The notice that announces the list, with numbers counted from the powers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.powers import County


def files(county: County) -> dict[str, bytes]:
    """Return ``notices/…`` → content."""
    powers = [power for group in county.powers.values() for power in group]
    modes = {
        mode: sum(power.mode == mode for power in powers) for mode in ("delegated", "entrusted", "extended")
    }
    total = sum(modes.values())
    text = f"""遂宁市安居区人民政府（示例）
关于公布乡镇综合行政执法事项目录的公告（示例）

　　为深化乡镇综合行政执法改革，依据《中华人民共和国行政处罚法》第二十条、第二十四条，现将三家镇、拦江镇承接的行政权力事项公布如下。

　　一、本次公布的事项共{total}项，其中下放{modes["delegated"]}项、委托{modes["entrusted"]}项、延伸{modes["extended"]}项。
　　二、下放事项由乡镇以自己的名义实施；委托事项由乡镇以委托机关的名义实施；延伸事项由派驻机构实施，乡镇负责巡查、报告和协助取证。
　　三、本公告自2025年3月1日起施行。已经立案的案件由原实施部门办结。

附件：乡镇行政权力事项目录

2025年2月20日
"""
    return {"notices/关于公布事项目录的公告（示例）.txt": text.encode()}
