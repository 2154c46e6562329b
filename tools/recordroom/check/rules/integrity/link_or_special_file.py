"""Rule: a link, or something that is no file."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import problems
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Label

_LINK = Label(
    "这是一个链接，指向别处，没有打开。请把文件本身放在这里",
    "This is a link to somewhere else and was not opened. Put the file itself here",
)
_SPECIAL = Label(
    "这不是普通文件（可能是设备或管道），没有打开。请删去它",
    "This is no ordinary file (a device or a pipe perhaps) and was not opened. Delete it",
)


# Over the policies, not the holdings: when policies/ itself is the link, every setting is missing
# and the rules over records do not run; yet the link is what has to be told.
@rule("INT001", over=Policies, zh="{fault}。", en="{fault}.")
def link_or_special_file(policies: Policies, context: Context) -> Iterator[Finding]:
    """链接或特殊文件 · Link or special file

    [zh]
    **查什么**　`records/`、`policies/` 下有没有符号链接（快捷方式一类，文件或文件夹都算）、设备、管道。
    发现的一律不打开。

    **为什么**　链接可以指向仓库以外的任何地方，例如别人电脑上的私人文件；照着打开，就可能把不该公开的内容
    收进来。档案要自己完整，不能靠别处的文件（不跟随链接是本系统的选择）。

    **怎么改**　把所指的文件复制到这里，代替链接；要引用另一份文件，用标识引用或写链接文字。

    [en]
    **What** Symbolic links (to files or folders), devices and pipes below `records/` and `policies/`.
    None of them is opened.

    **Why** A link can lead anywhere outside the repository, to somebody's private files for instance;
    following it could take in what should never be shown. Holdings are whole by themselves (not to
    follow links is the choice of this system).

    **Mend** Copy the file here in place of the link. To refer to another record, name its id or link to
    it in the text.
    """
    del policies
    for problem in problems(context.holdings, "link", "special"):
        values = {"fault": _LINK if problem.kind == "link" else _SPECIAL}
        yield Finding(problem.place, values, problem.record)
