"""What the audit says when it cannot run, and what it says of a baseline."""

MESSAGES: dict[str, tuple[str, str]] = {
    "audit.unknown_rule": (
        "没有{given}这条规则或这个族{near}。帮助: 用 powerlist explain 查看全部规则",
        "there is no rule, family or name {given}{near}. Help: powerlist explain lists all rules",
    ),
    "audit.unknown_option": (
        "[audit.options.{code}]：规则 {code} 没有 {name} 这个选项（有的是 {known}）。帮助: powerlist explain {code}",
        "[audit.options.{code}]: rule {code} has no option {name} (it has {known}). Help: powerlist explain {code}",
    ),
    "audit.bad_option": (
        "[audit.options.{code}]：{name} 应为 {expected} 的样子，这里是{found}。帮助: 缺省值是 {example}",
        "[audit.options.{code}]: {name} is written like {expected}, this is {found}. Help: the default is {example}",
    ),
    "audit.no_rules": (
        "选出来又去掉，一条规则也不剩。帮助: 核对 --select、--ignore 和配置的 [audit]",
        "what is selected is ignored as well: no rule is left. Help: check --select, --ignore and [audit] of the configuration",
    ),
    "audit.near": ("，是不是 {names}", ", did you mean {names}"),
    "audit.baseline.conflict": (
        "{file}:{line}：有未解决的合并冲突标记 {text}。帮助: 解决冲突后再运行",
        "{file}:{line}: unresolved merge conflict {text}. Help: resolve it, then run again",
    ),
    "audit.baseline.json": (
        "{file}:{line}：这一行不是 JSON：{text}。帮助: 用 powerlist baseline add 重新生成",
        "{file}:{line}: this line is no JSON: {text}. Help: write it anew with powerlist baseline add",
    ),
    "audit.baseline.keys": (
        "{file}:{line}：这一行缺少 rule 或 fingerprint，或有多余的键：{text}。帮助: 用 powerlist baseline add 重新生成",
        "{file}:{line}: rule or fingerprint is missing, or a key is unknown: {text}. Help: write it anew",
    ),
    "audit.baseline.fingerprint": (
        "{file}:{line}：指纹应为 16 位十六进制数，这里是 {text}。帮助: 从 JSON 报告里抄指纹",
        "{file}:{line}: a fingerprint has 16 hex digits, this is {text}. Help: copy it from the JSON report",
    ),
    "audit.baseline.date": (
        "{file}:{line}：日期应写成 YYYY-MM-DD，这里是 {text}。帮助: 改正这一行",
        "{file}:{line}: a date is written YYYY-MM-DD, this is {text}. Help: correct this line",
    ),
    "audit.baseline.undecodable": (
        "{file}:{line}：不是 UTF-8 编码 {text}。帮助: 另存为 UTF-8",
        "{file}:{line}: not UTF-8 {text}. Help: save it as UTF-8",
    ),
    "audit.rule_raised": (
        "规则 {rule} 自身出错，未能查完（{reason}）；其余规则不受影响。帮助: 请把这一行交给维护者",
        "rule {rule} broke and did not finish ({reason}); the others ran. Help: report this line to the maintainers",
    ),
    "audit.fixed": ("改了 {count} 处", "{count:place} changed"),
    "audit.would_fix": ("会改 {count} 处，未写入", "{count:place} would change; nothing was written"),
    "audit.annotated": ("批注副本: {path}", "annotated copy: {path}"),
    "audit.annotation_loses": (
        "{path}：副本不含原件的{lost}",
        "{path}: the copy lacks what the original has: {lost}",
    ),
}
