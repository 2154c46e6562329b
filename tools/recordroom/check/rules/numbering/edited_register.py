"""Rule: a register whose committed lines were changed or taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Place, Position, Source
from recordroom.number.registers import first_change, plain_lines


@rule(
    "NUM012",
    over=Holdings,
    zh="编号登记册已提交的行被改动：{fault}。登记册只能在末尾加行，请恢复原来的行；"
    "要更正的，在末尾登记作废或补登。",
    en="Committed lines of a number register were changed: {fault}. Lines are only added at the "
    "end: restore the old ones, and correct by adding a void or a mint line.",
)
def edited_register(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """改动了登记册旧行 · Edited register

    [zh]
    **查什么**　编号登记册已经进入主分支的各行，是否原样留在现在的登记册开头；整册被删去也算改动。在别的分支上，
    与它离开主分支时的登记册对照；在主分支上，与上一次提交对照。没有 git 历史时不查。
    **为什么**　登记册是流水账，旧行一改，谁在哪天取了哪个号就说不清了，重号也可能被掩盖。
    这是本机构的选择，与会计账簿不得涂改、只能更正同理。
    **怎么改**　恢复旧行（例如 git checkout HEAD -- 文件），在末尾另加一行说明更正。
    合并两人的改动时重号的，对自己那一份运行 recordroom number 文件标识 --again。

    [en]
    **What** The lines of a register that are on the main branch still stand unchanged at the
    beginning of the present one; a register that was taken away counts as changed. On a branch the
    register is compared with where the branch began, on the main branch with the last commit.
    Without git history nothing is said.
    **Why** The register is a day-book: with old lines changed nobody can tell who took which number
    when. Like books of account it is corrected, never overwritten; this is the organisation's rule.
    **Mend** Restore the old lines (git checkout HEAD -- FILE) and add a line that corrects. Where a
    merge doubles a number, run recordroom number ID --again for your own record.
    """
    present = {register.source.path: register for register in holdings.registers}
    unread = {problem.place.path for problem in holdings.problems}
    for path, texts in holdings.landed.items():
        register = present.get(path)
        if register is not None:
            found = [(at, text) for text in texts if (at := first_change(register, text))]
            if found:
                yield _changed(register.source, *min(found))
        elif path not in unread:
            fault = Label(f"整册「{path.name}」不见了", f"the whole of {path.name} is gone")
            yield Finding(Place(_absent(path), position=Position(1, 1)), {"fault": fault})


def _changed(source: Source, at: int, earlier: str) -> Finding:
    old = plain_lines(earlier)[at - 1]
    fault = Label(f"第 {at} 行原为「{old}」", f"line {at} was “{old}”")
    line = min(at, source.text.rstrip("\n").count("\n") + 1)
    return Finding(Place(source, position=Position(line, 1)), {"fault": fault})


def _absent(path: PurePosixPath) -> Source:
    return Source(path, "", "", "", 1)
