"""What reviews say when their answers cannot be taken, and how far a round of asking is."""

MESSAGES: dict[str, tuple[str, str]] = {
    "review.faulty": (
        "{count} 处有问题，一个回答也没有采用。帮助: 改正后重新读入",
        "{count:fault}; no answer was taken. Help: correct them, then apply again",
    ),
    "review.no-columns": (
        "{file}：缺少这些列：{value}。帮助: 用原表填写，不要删列（指纹、事项标识是隐藏或锁定的列）",
        "{file}: columns are missing: {value}. Help: fill in the workbook as it was sent; some columns are hidden",
    ),
    "review.missing-id": (
        "{file}!{cell}：事项标识是空的（回答 {value}）。帮助: 从原表里把这一行抄回来",
        "{file}!{cell}: the id is empty (answer {value}). Help: copy the row from the workbook as it was sent",
    ),
    "review.missing-rows": (
        "{file}：发出时有 {expected} 项，现在只有{value}项，有的行被删了。帮助: 从原表里把它们抄回来，不回答的留空",
        "{file}: {expected:row was|rows were} sent out, {value} came back; rows were deleted. Help: copy them back from the workbook as it was sent; leave those open that have no answer",
    ),
    "review.bad-date": (
        "{file}!{cell}：回答日期{value}不是日期。帮助: 写成 2025-03-01 这样，或留空",
        "{file}!{cell}: the date {value} is none. Help: write it like 2025-03-01, or leave it empty",
    ),
    "review.unknown-item": (
        "{file}!{cell}：清单里没有事项 {value}。帮助: 重新生成表格，或删去这一行",
        "{file}!{cell}: the catalogue has no item {value}. Help: make the workbook anew, or delete the row",
    ),
    "review.unknown-question": (
        "{file}!{cell}：不认识的问题 {value}。帮助: 不要改“问题”一列",
        "{file}!{cell}: unknown question {value}. Help: leave that column as it was",
    ),
    "review.doubled-id": (
        "{file}!{cell}：同一事项有两个不同的回答 {value}。帮助: 只留一个",
        "{file}!{cell}: two different answers to one item: {value}. Help: keep one",
    ),
    "review.repeated-id": (
        "{file}!{cell}：事项标识{value}与第 {expected} 行的相同，另一项的标识不见了。帮助: 从原表里把这一行的标识抄回来",
        "{file}!{cell}: the id {value} stands in row {expected} too, and that of another item is gone. Help: copy this row's id back from the workbook as it was sent",
    ),
    "review.bad-answer": (
        "{file}!{cell}：回答{value}不在选项里，应为{expected}之一。帮助: 从下拉框里选，想说的话写在“理由”里",
        "{file}!{cell}: the answer {value} is none of {expected}. Help: choose from the list; say more as a reason",
    ),
    "review.no-who": (
        "{file}!{cell}：没有写回答人（事项 {value}）。帮助: 在“回答人”里写上单位",
        "{file}!{cell}: nobody is named as answering (item {value}). Help: name the office",
    ),
    "review.filled_in": (
        "{count} 份问卷已经有人填过，没有覆盖，也没有写别的：{files}。帮助: 先用 review --apply 收下回答，再把它们移走；或换一个文件夹",
        (
            "{count:workbook has|workbooks have} been filled in; nothing was replaced or written: {files}. "
            "Help: take the answers with review --apply and move them away, or choose another folder"
        ),
    ),
    "review.taken": (
        "采用 {taken} 个回答，{blank} 项还没有回答",
        "{taken:answer} taken, {blank} still open",
    ),
    "review.understood": (
        "{cell}：回答{written}不在选项里，按“{taken}”采用；不是这个意思的，请改正后重新读入",
        "{cell}: the answer {written} is none of those offered and was taken as {taken}; if it means something else, correct it and apply again",
    ),
    "review.unreasoned": (
        "{count} 个回答没有写理由，看的人不知道要改成什么：{cells}。帮助: 补上理由后重新读入",
        "{count:answer has|answers have} no reason, so nobody knows what to change: {cells}. Help: add the reason, then apply again",
    ),
    "review.unchosen": (
        "{count} 项写了理由，没有选回答，没有采用：{cells}。帮助: 在“回答”里选一个后重新读入",
        "{count:row has|rows have} a reason and no answer, and nothing was taken: {cells}. Help: choose an answer, then apply again",
    ),
    "review.unproposed": (
        "{count} 个“同意”没有拟定的赋权方式可以同意：{cells}。帮助: 用 review --for modes 问是哪一种",
        "{count:answer agrees|answers agree} though no mode was proposed: {cells}. Help: ask which one with review --for modes",
    ),
    "review.altered": (
        "回答旁边有 {count} 格的事项文字与清单不同，文字没有采用，回答记在该行标识的事项上：{cells}。帮助: 核对回答有没有错行；文字要改的，在清单里改",
        "beside answers {count:cell reads|cells read} otherwise than the catalogue; the text was not taken, the answer counts for the item of the row's id: {cells}. Help: see whether answers slipped to other rows; correct texts in the catalogue",
    ),
    "review.undated": (
        "没有写回答日期的记为读入的日期: {count} 个回答",
        "answers without a date have the day on which they were read: {count}",
    ),
    "review.lapsed": (
        "{count} 个回答所依据的文本或者拟定的赋权方式已经变了，没有采用：{items}。帮助: 重新生成工作簿，请人回答",
        "{count:answer does|answers do} not count, because the text or the proposed mode has changed since: {items}. Help: write the workbooks again and have them answered",
    ),
    "review.disagree": (
        "{item} 的意见不一致：{answers}",
        "answers to {item} disagree: {answers}",
    ),
    "review.standing": (
        "{part}：共 {asked} 项，已答 {answered} 项",
        "{part}: {answered} of {asked} answered",
    ),
    "review.nothing": ("没有要问的", "there is nothing to ask"),
    "review.no_out": (
        "没有说工作簿放在哪里。帮助: powerlist review 文件夹 --for department",
        "no folder for the workbooks. Help: powerlist review FOLDER --for department",
    ),
    "review.question.mode": ("赋权方式", "modes"),
    "review.question.department": ("征求部门意见", "departments"),
    "review.question.township": ("乡镇承接意见", "townships"),
    "review.question.legal": ("合法性审核", "legality"),
    "review.question.pair": ("重复交叉", "pairs"),
}
