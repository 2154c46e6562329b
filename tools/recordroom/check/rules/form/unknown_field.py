"""Rule: a field that the record's type does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import perhaps, problems, short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Edit, Finding, Fix
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Values

_GUARDED = ("number", "access", "compartments", "disposal-class", "retention-period", "approvals")


@rule(
    "FRM008",
    over=Holdings,
    withholds=True,
    zh="这类文件没有「{name}」这个字段。{near}请改正字段名；确实用不到的，删去这一行，要说的话写进正文。",
    en="Records of this type have no field “{name}”.{near} Correct its name, or delete the line and say "
    "it in the text.",
)
def unknown_field(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """没有这个字段 · Unknown field

    [zh]
    **查什么**　开头说明里的每个名称，是不是这类文件规定的字段（审批、附件等内层的名称也查）。

    **为什么**　名称写错一个字母，内容就等于没填。尤其是 `access` 写成 `acces`：限阅文件会按默认级别公开。
    所以有不认识的字段，文件就不发布（本系统的选择）。

    **怎么改**　按提示改成正确的名称。每类文件有哪些字段，见手册里该类型的说明。

    [en]
    **What** Whether every name in the front matter is a field of the record's type, inner ones such as
    those of approvals included.

    **Why** With one letter wrong the content is as good as not given. `acces` instead of `access` would
    show a restricted record at the default level. So a record with an unknown field is not published
    (the choice of this system).

    **Mend** Write the right name. The handbook's guide to each type lists its fields.
    """
    del context
    for problem in problems(holdings, "unknown-field"):
        near = str(problem.values["near"])
        fix = None
        if near and near not in _GUARDED:
            label = Label(f"改为 {near}", f"Change to {near}")
            fix = Fix(label, (Edit(problem.place, near),), safe=False)
        values: Values = {"name": short(str(problem.values["name"])), "near": perhaps(near)}
        yield Finding(problem.place, values, problem.record, fix=fix)
