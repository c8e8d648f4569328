"""What ``trace`` says in words."""

MESSAGES: dict[str, tuple[str, str]] = {
    "trace.no_cell": ("无来源单元格", "no source cell"),
    "trace.change": (
        "改动 {cell}（{step}）: {before} → {after}",
        "changed {cell} ({step}): {before} → {after}",
    ),
    "trace.build.edited": ("清单里手工改过，来源未变", "edited by hand; its source is unchanged"),
    "trace.build.edited-and-changed": (
        "清单里手工改过，来源后来也改了（PLS41）",
        "edited by hand, and changed at its source since (PLS41)",
    ),
    "trace.build.added": ("手工加在清单里，没有来源", "added by hand; it has no source"),
    "trace.build.unsupported": ("这次的来源里没有（PLS40）", "no source has it any more (PLS40)"),
    "trace.build.unsupported-grant": (
        "有赋权记录手工改过，来源不再写明（PLS40）",
        "a grant was edited by hand, and the source does not name it any more (PLS40)",
    ),
    "trace.build.carried": (
        "赋权方式、承接主体以清单里手工改的为准",
        "mode and receivers are those that somebody wrote into the catalogue",
    ),
    "trace.published": (
        "公布在: {receiver} 事项目录（{mode}）",
        "published in the directory of {receiver} ({mode})",
    ),
    "trace.cancelled": (
        "没有公布: {receiver}（{mode}），事项状态或者调整类型写明取消",
        "not published: {receiver} ({mode}); state or adjustment says cancelled",
    ),
    "trace.undecided": (
        "没有公布: {receiver}，赋权方式未定",
        "not published: {receiver}; the mode is undecided",
    ),
    "trace.withheld": (
        "没有公布: {receiver}（{mode}），依法不能交由乡镇行使",
        "not published: {receiver} ({mode}); the law keeps it from townships",
    ),
    "trace.stays": (
        "没有公布: {receiver}（{mode}），不由乡镇行使",
        "not published: {receiver} ({mode}); no township exercises it",
    ),
    "trace.statutory": (
        "没有另行公布: {receiver}（{mode}），同一事项已作为法定本级公布",
        "not published again: {receiver} ({mode}); the same power is published as statutory",
    ),
    "trace.nowhere": (
        "没有公布: {receiver}（{mode}），没有对应乡镇的目录",
        "not published: {receiver} ({mode}); no township's directory is meant",
    ),
    "trace.no_receiver": ("没有写承接主体", "no receiver"),
}
