"""Rule: a field that is written without a value."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.conditions import needed
from recordroom.check.form import by_path, problems, spec_at
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.text import Label, Problem

# Left empty they would silently mean the type's default; even a draft must say what it means.
_ALWAYS = ("access", "compartments", "status")
_COMMENT = Label(
    "「#」后面的字会被当作注释，不算内容；要算内容，请给整个内容加上英文双引号。",
    "What follows “#” counts as a comment; put the whole content in double quotes if it is meant.",
)
_FILL = Label("请填写内容；没有内容可填的，删去这一行。", "Fill it in, or delete the line.")


@rule(
    "FRM011",
    over=Holdings,
    withholds=True,
    zh="「{name}」后面没有内容。{mend}",
    en="Nothing stands after {name}. {mend}",
)
def empty_field(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """字段没有内容 · Empty field

    [zh]
    **查什么**　写了名称却没有内容的字段：冒号后面什么也没有，或写着 `null`、`~`、一对空引号。
    草稿里暂时空着的字段不管，但必填的和 `access`（阅览级别）、`compartments`（知悉范围）除外。

    **为什么**　空着的字段说不清是「没有」还是「忘了填」。`access` 空着会按默认级别处理，可能比本来的意思宽
    （本系统的选择）。

    **怎么改**　填上内容；没有的，把这一行删掉。

    [en]
    **What** Fields with a name and no content: nothing after the colon, or `null`, `~` or a pair of
    empty quotes. In drafts only those that are required, and `access` and `compartments`, are looked
    at.

    **Why** Nobody can tell “there is none” from “forgotten”. An empty `access` would mean the type's
    default, which may be more open than was meant (the choice of this system).

    **Mend** Fill it in, or delete the line.
    """
    records = context.once(by_path)
    for problem in problems(holdings, "empty-field"):
        record = records.get(problem.place.path)
        if record is None or not _spared(problem, record, context):
            mend = _COMMENT if _commented(problem) else _FILL
            values = {"name": problem.values["name"], "mend": mend}
            yield Finding(problem.place, values, problem.record)


def _spared(problem: Problem, record: Record, context: Context) -> bool:
    type_ = context.type_of(record)
    if problem.place.field[0] in _ALWAYS or context.policies.phase(record) != "draft":
        return False
    spec = spec_at(type_, problem.place.field)
    return spec is None or not needed(spec.need, record, type_)


def _commented(problem: Problem) -> bool:
    source = problem.place.source
    if "#" not in source.front:
        return False
    line = source.text.split("\n")[problem.place.span().start.line - 1]
    return ": #" in line
