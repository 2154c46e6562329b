"""Rule: a number on a record that is still a draft."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label
from recordroom.number.book import binding_series, is_draft


@rule(
    "NUM007",
    over=Record,
    zh="这份文件还在「{state}」，却已经有编号「{number}」。编号在批准之后才给：请先去掉编号，"
    "批准后再取号；若已经批准，请更新状态。",
    en="The record is still in the state “{state}” but bears the number {number}. Numbers are given "
    "after approval: take it out until then, or update the status if it has been approved.",
)
def number_before_approval(record: Record, context: Context) -> Iterator[Finding]:
    """未批先编号 · Number before approval

    [zh]
    **查什么**　处于起草阶段（状态的 phase 为 draft）的文件有没有编号。类型设置里写明可以带号的状态
    （number 的 allowed-in，如「已签发待印」）不算。
    **为什么**　草稿可能不批、可能改；先占了号，就会断号或一号两用。先签发、后编号是公文处理的通行次序
    （《党政机关公文处理工作条例》第二十五条先签发、后登记编号，本机构参照）。
    **怎么改**　删去编号一行；批准后到登记册末尾取号。已经批准的，把状态改为相应的状态。

    [en]
    **What** A record in the draft phase bears a number. States in which the type lets it bear one
    already (allowed-in under number) are spared.
    **Why** A draft may be refused or changed, and its number would leave a gap or serve twice. To
    sign first and number afterwards is the usual order of document work (the rules for documents of
    party and government bodies, article 25, followed here by choice).
    **Mend** Take the number out and mint one after approval; or update the status.
    """
    if not record.number or not is_draft(record, context.policies):
        return
    if binding_series(record, context.policies) is None:
        return
    state = context.type_of(record).states[record.status]
    yield Finding(
        record.at("number"),
        {"number": record.number, "state": state.label},
        record.id,
        related=((record.at("status"), Label("现在的状态", "its present status")),),
    )
