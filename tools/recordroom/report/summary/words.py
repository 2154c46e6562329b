"""The fixed words of a summary, Chinese and English."""

from __future__ import annotations

from recordroom.model.text import Label

HEAD_OK = Label("✓ 档案室：检查通过", "✓ Record room: the check passes")
HEAD_BAD = Label(
    "✗ 档案室：检查没有通过，改好之前不能合并",
    "✗ Record room: the check fails, not to be merged before it is mended",
)
HEAD_NONE = Label("✗ 档案室：没有检查成", "✗ Record room: the check could not be made")
NOTHING = Label("这次改动没有动到文件和设置。", "No record and no setting is changed.")
RECORDS = Label("涉及 {n} 份文件（{kinds}）", "records changed: {n} ({kinds})")
KIND_COUNT = Label("{kind} {n}", "{kind}: {n}")
NUMBERS = Label("登记编号 {n} 个", "numbers registered: {n}")
FILES = Label("改动设置文件 {n} 个", "settings files changed: {n}")
AWAITED = Label("{n} 份还须审批", "still to be approved: {n}")
COUNTS = Label(
    "检查：{error} 处错误，{warning} 处提醒，{notice} 处建议。",
    "Check: errors {error}, warnings {warning}, notices {notice}.",
)
HIDDEN_ERROR = Label(
    "另有错误出在不便在此显示的文件里，请有权阅览的人运行 `recordroom check`。",
    "Further errors are in records that cannot be told of here: let someone who may read them run "
    "`recordroom check`.",
)
BROKEN = Label(
    "设置文件本身有错，所以看不出对文件的影响。请先改好下面的问题。",
    "The settings files themselves have faults, so nothing can be said of the records. Mend the "
    "following first.",
)

FINDINGS = Label("检查问题", "Findings")
ELSEWHERE = Label(
    "这次没有改动的文件里还有 {n} 处提醒和建议，没有列出。",
    "Not listed: {n} of the warnings and notices, in files that this change does not touch.",
)
SEVERITY = {
    "error": Label("✗ 错误", "✗ error"),
    "warning": Label("⚠ 提醒", "⚠ warning"),
    "notice": Label("建议", "notice"),
}
FOLDED = Label("其余 {n} 处", "{n} more")
RULE_HINT = Label(
    "每条怎么改：运行 `recordroom rule 代码`，例如 `recordroom rule {code}`。",
    "How to mend each: `recordroom rule CODE`, as `recordroom rule {code}`.",
)

MOVES = Label("文件的变化", "What happens to records")
MOVE_HEAD = Label("| 变化 | 文件 | 说明 |", "| Change | Record | Details |")
STATE = Label("状态：{shift}", "State: {shift}")
NUMBER = Label("编号：{number}", "Number: {number}")
REFERENCE = Label("档号：{reference}", "Reference code: {reference}")
SUCCESSOR = Label("由 {record} 替代", "Superseded by {record}")
GIVEN = Label("新的审批意见：{who}", "New answers of approvers: {who}")
ACCESS = Label("阅览级别：{shift}", "Access: {shift}")
GAINED = Label("⚠ 新看得到的：{who}", "⚠ Can now read it: {who}")
LOST = Label("不再看得到的：{who}", "Can no longer read it: {who}")
KEPT = Label("保管至：{shift}", "Kept until: {shift}")
SHIFT = Label("{old} → {new}", "{old} → {new}")
MORE = Label("……另有 {n} 项，没有列出。", "… and {n} more, not listed.")

LINES = Label("编号登记", "Numbers")
EVENTS = {
    "mint": Label("取号", "minted"),
    "void": Label("作废", "void"),
    "external": Label("外来、历史编号", "external or of the past"),
    "note": Label("说明", "note"),
}

WAITING = Label("还须谁审批", "Who must still approve")
STEP = Label("{matter}：{steps}", "{matter}: {steps}")
THEN = Label(" → ", " → ")
OR = Label("或", " or ")
WHO = Label("（{who}）", " ({who})")
NOBODY = Label(
    "（现在没有人在任，请先在 policies/organisation.yml 补上任职）",
    " (nobody holds it now: enter an appointment in policies/organisation.yml)",
)

EFFECTS = Label("设置改动的影响", "What the change of settings does")
CHANGED = Label("改动的设置：{files}", "Settings changed: {files}")
NO_EFFECT = Label(
    "逐份对照改动前后，现有文件的保管、阅览、审批和检查结果都没有变化。",
    "Compared record by record, retention, access, approvals and findings stay as they were.",
)
EFFECT_HEAD = Label("| 影响 | 份数 | 例如 |", "| Effect | Records | For example |")

PREVIEW = Label("预览：{link}", "Preview: {link}")
PREVIEW_NAME = Label("手册（{audience}版）", "the handbook for {audience}")
PARTIAL = Label(
    "这里只写本仓库阅览者可以看的内容；级别更严的文件不列名、不计数。",
    "Only what the readers of this repository may see is told; stricter records are neither named "
    "nor counted.",
)
FOOTER = Label(
    "由 `recordroom review` 生成，以 {day} 为准。每次推送后在原处更新。",
    "Made by `recordroom review` as of {day}, and brought up to date in place at every push.",
)
COLON = Label("：", ": ")
JOIN = Label("、", ", ")
CLAUSE = Label("；", "; ")
ENGLISH = "English"
