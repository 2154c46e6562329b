"""Examples of every command that writes, shown at the end of its `--help`."""

from __future__ import annotations

from collections.abc import Mapping

from recordroom.cli.words import both

Example = tuple[str, str, str]
"""What follows `recordroom`, and in Chinese and English what it does."""

EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "new": (
        ("new 发文", "逐项询问，起草一份发文", "asks for each field of a new document"),
        ("new 请假单 --by 张三 --on 昨天", "替张三登记昨天的申请", "for somebody else, of yesterday"),
        ("new 收文 --set 来文单位=区民政局 --dry-run", "先看看，不写入", "look first, write nothing"),
    ),
    "submit": (("submit notice-2026-1", "送审", "hand it in"),),
    "approve": (
        ("approve notice-2026-1 --note 同意", "本人审核或签发", "review or sign it yourself"),
        ("approve notice-2026-1 --by 张三 --on 2026-03-02 --paper 签批单.pdf",
         "补录张三在纸上的签批", "enter what was signed on paper"),
        ("approve notice-2026-1 --sign", "用 SSH 密钥签名", "sign with an SSH key"),
        ("approve rules --by 张三 --in 决议的标识", "按会议决议写明通过", "state what a body decided"),
    ),
    "return": (("return notice-2026-1 --note 请补充时间地点", "退给拟稿人", "back to its author"),),
    "refuse": (("refuse notice-2026-1 --note 预算没有着落", "不同意，写明理由", "say why"),),
    "number": (
        ("number notice-2026-1 --dry-run", "预看会是几号", "which number it would get"),
        ("number notice-2026-1 --commit", "取号并提交", "take it and commit"),
        ("number letter-2019-3 --external 临民函[2019]12号", "照录旧号、来文号", "an old number as it is"),
        ("number notice-2026-1 --again", "合并时重号，另取一个", "after a clash, the next one"),
    ),
    "issue": (("issue notice-2026-1", "印发", "send it out"),),
    "circulate": (
        ("circulate notice-2026-1 --to 综合部 --to 张三 --due 2026-03-10", "送阅", "send it round"),
        ("circulate notice-2026-1 --excuse 张三 --reason 出差", "免阅", "excuse a reader"),
        ("circulate notice-2026-1 --excuse 张三 --proxy 李四 --reason 休假", "代阅", "name a proxy"),
    ),
    "acknowledge": (
        ("acknowledge notice-2026-1", "阅毕", "you have read it"),
        ("acknowledge notice-2026-1 notice-2026-2", "几份一起记", "several at once"),
        ("acknowledge notice-2026-1 --proxy-for 张三 --reason 休假", "代张三阅", "read for another"),
    ),
    "advance": (
        ("advance notice-2026-1 --set 印发份数=30", "用印登记", "log the seal"),
        ("advance incoming-2026-3 --to 催办", "催办", "remind the handler"),
        ("advance incoming-2026-3 --to 办结 --set 办理结果=已复函", "办结", "it is dealt with"),
    ),
    "amend": (
        ("amend rules --minor --summary 改错字", "文字更正，然后改正文", "then correct the text"),
        ("amend rules --major --summary 调整报销标准", "重大修改，要重新审批", "approved again"),
    ),
    "supersede": (("supersede old-rules --with new-rules", "新文件替代旧文件", "the new for the old"),),
    "suspend": (("suspend rules --in 决议的标识", "按决议暂停执行", "as a body decided"),),
    "resume": (("resume rules --in 决议的标识", "按决议恢复执行", "as a body decided"),),
    "repeal": (("repeal rules --in 决议的标识", "按决议废止", "as a body decided"),),
    "withdraw": (("withdraw notice-2026-1 --dry-run", "看看能不能撤回", "see whether it can be"),),
    "attach": (
        ("attach notice-2026-1 扫描件.pdf --role 盖章正本", "附盖章正本", "the stamped original"),
        ("attach notice-2026-1 名单.xlsx --title 参会名单", "附一份材料", "an annex"),
    ),
    "void": (
        ("void notice-2026-1 --reason 重复取号，秘书长同意作废", "作废一份文件的号", "void its number"),
    ),
    "file": (
        ("file notice-2026-1", "归一件", "file one"),
        ("file --year 2025 --dry-run", "预看全年的排列和档号", "see the year's shelf first"),
        ("file --year 2025 --department 综合部 --skip-unready", "先归齐备的", "what is ready"),
    ),
    "fmt": (("fmt", "整理全部文件", "all records"), ("fmt --diff", "只看会怎么改", "only look")),
    "check": (
        ("check", "检查全部", "everything"),
        ("check --diff", "看哪些能自动改", "what can be mended"),
        ("check --fix", "自动改好能改的", "mend it"),
        ("check --against origin/main", "连这次的改动一起查", "and what was changed here"),
    ),
    "init": (
        ("init my-room --name 我们的协会 --code WX --short 我协 --person zhang-san=张三",
         "新建档案室", "a new record room"),
    ),
    "setup": (("setup", "克隆之后运行一次", "once after cloning"),),
    "codeowners": (("codeowners --write", "写好审阅人名单", "write the file"),),
    "recover": (("recover", "上一条命令中途停了时运行", "after a command was stopped"),),
    "demo": (("demo my-demo", "写一个示例档案室", "the sample in a new folder"),),
}  # fmt: skip


def shown(name: str) -> str | None:
    """The closing section of a command's help, None for one without examples. Names in it are
    made up; the ids stand for those of one's own records.
    """
    found = EXAMPLES.get(name)
    if found is None:
        return None
    # click keeps the lines of a paragraph that begins with \b.
    lines = ["\b", both("例子", "Examples") + ":"]
    for line, hans, en in found:
        lines += [f"  recordroom {line}", f"      {both(hans, en)}"]
    return "\n".join(lines)
