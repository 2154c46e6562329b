"""Rule: a record of no known type."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import perhaps, problems, short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_MISSING = Label(
    "没有写明文件类型，请在开头补一行 type",
    "The record does not say what it is; add a line `type` to its front matter",
)


@rule(
    "FRM007",
    over=Holdings,
    withholds=True,
    zh="{fault}。可用的类型：{known}。{near}",
    en="{fault}. The types are: {known}.{near}",
)
def unknown_type(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """没有这种类型 · Unknown type

    [zh]
    **查什么**　`type` 一行有没有写，写的是不是 `policies/record-types/` 里的一种类型。

    **为什么**　要填哪些字段、谁能看、保管多久，都由类型决定。类型不明的文件不收录、不发布
    （依据：ISO 15489-1:2016 第 5.2 条关于元数据的要求；类型由本机构自定）。

    **怎么改**　按提示改成已有的类型。确实需要新类型的，请档案管理员在 `policies/record-types/` 里加一个文件，
    不需要改程序。

    [en]
    **What** Whether the line `type` is there and names one of the types in `policies/record-types/`.

    **Why** The type decides which fields are needed, who may read the record and how long it is kept.
    What has no known type is not taken in (ISO 15489-1:2016, 5.2 on metadata; the types themselves are
    the organisation's own).

    **Mend** Write one of the known types. A new type is a new file in `policies/record-types/`; no
    program needs to change.
    """
    types = context.policies.types.values()
    known = Label(
        "、".join(f"{t.id}（{t.label.hans}）" for t in types),
        ", ".join(f"{t.id} ({t.label.en})" for t in types),
    )
    for problem in problems(holdings, "unknown-type", "missing-type"):
        name = short(str(problem.values.get("name", "")))
        near = str(problem.values.get("near", ""))
        if not near:
            near = next((t.id for t in types if name in t.label.every()), "")
        fault = Label(f"没有「{name}」这种文件类型", f"There is no record type “{name}”")
        if problem.kind == "missing-type":
            fault = _MISSING
        values = {"fault": fault, "known": known, "near": perhaps(near)}
        yield Finding(problem.place, values, problem.record)
