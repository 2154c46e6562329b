"""Rule: a value that is not among its field's choices."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import Leaf, leaves
from recordroom.check.form import mend, perhaps, short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Choice
from recordroom.model.text import Label, Values

LANGUAGES = (
    Choice("zh-Hans", Label("简体中文", "simplified Chinese", "簡體中文")),
    Choice("zh-Hant", Label("繁体中文", "traditional Chinese", "繁體中文")),
    Choice("en", Label("英文", "English")),
)


@rule(
    "FRM012",
    over=Record,
    withholds=True,
    zh="「{name}」不能填「{text}」，可以填：{allowed}。{near}",
    en="“{name}” cannot be “{text}”; it may be: {allowed}.{near}",
)
def unknown_choice(record: Record, context: Context) -> Iterator[Finding]:
    """不在可选内容之内 · Unknown choice

    [zh]
    **查什么**　从固定几项里选填的字段（包括审批、表决等内层字段和 `language`），填的是不是其中一项。

    **为什么**　统计、筛选、判断审批结果都按固定的几项来；「同意」「批准」「OK」各写各的，机器就数不到一起
    （可选内容由本机构在 `policies/record-types/` 里规定）。

    **怎么改**　改成提示里的一项，写标识（如 `approved`），不写中文名称；页面上会显示中文。写了名称的，
    `recordroom check --fix` 会换成标识（审批记录里的除外）。

    [en]
    **What** Whether a field that takes one of a few values has one of them, inner fields such as those
    of approvals and `language` included.

    **Why** Statistics, filters and the judging of approvals go by these values; “yes”, “agreed” and
    “OK” cannot be counted together (the choices are the organisation's own, in
    `policies/record-types/`).

    **Mend** Write one of the codes that the message lists; pages show their names. Where a name
    stands, `recordroom check --fix` writes its code (except in approvals).
    """
    for leaf in leaves(record, context.type_of(record), "choice", "language"):
        choices = leaf.spec.choices if leaf.spec.kind == "choice" else LANGUAGES
        if leaf.text in {choice.value for choice in choices}:
            continue
        near = _near(leaf.text, choices)
        values: Values = {
            "name": _name(leaf),
            "text": short(leaf.text),
            "allowed": _told(choices),
            "near": perhaps(near),
        }
        place = record.at(*leaf.path)
        yield Finding(place, values, record.id, fix=mend(place, near, safe=True))


def _name(leaf: Leaf) -> Label:
    return leaf.spec.label if leaf.spec.label.hans else leaf.top.label


def _told(choices: tuple[Choice, ...]) -> Label:
    return Label(
        "、".join(f"{c.value}（{c.label.hans}）" for c in choices),
        ", ".join(f"{c.value} ({c.label.en})" for c in choices),
    )


def _near(text: str, choices: tuple[Choice, ...]) -> str:
    """The choice that is called so by people; empty where it is none or several."""
    folded = text.casefold()
    called = [
        c.value
        for c in choices
        if folded in {c.value.casefold(), *(name.casefold() for name in c.label.every())}
    ]
    return called[0] if len(called) == 1 else ""
