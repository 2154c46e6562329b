"""Rule: a register of no series, or with a name that its series cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Register
from recordroom.model.policies import NumberSeries
from recordroom.model.text import Label, Place, Position


@rule(
    "NUM016",
    over=Holdings,
    zh="编号登记册「{name}」放错了地方或取错了名字：{fault}。请移到应在的位置。",
    en="The register {name} is misplaced or misnamed: {fault}. Move it to where it belongs.",
)
def unknown_register(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """登记册名称不对 · Unknown register

    [zh]
    **查什么**　编号登记册的文件夹是不是 numbering.yml 中的一个序列，文件名是不是该序列的分册写法
    （例如按代字和年份分册的写作 qh-2025.csv）。
    **为什么**　放错地方的登记册没有人去查，取号的人会另开一册，于是重号。写法由本机构的编号设置决定。
    **怎么改**　把文件移到 records/numbers/序列/分册.csv。

    [en]
    **What** The folder of a register is a series of numbering.yml and its name one that the series
    gives its registers (qh-2025.csv for a series counted by code and year).
    **Why** Nobody looks into a misplaced register; whoever takes the next number begins another
    one, and numbers come twice. The names follow from the organisation's own numbering.
    **Mend** Move the file to records/numbers/SERIES/SCOPE.csv.
    """
    for register in context.once(book).unknown:
        place = Place(register.source, position=Position(1, 1))
        fault = _fault(register, context.policies.series.get(register.series), context)
        yield Finding(place, {"name": register.source.path.name, "fault": fault})


def _fault(register: Register, series: NumberSeries | None, context: Context) -> Label:
    if series is None or len(register.source.path.parts) != 4:
        codes = context.policies.reference_codes
        known = sorted([*context.policies.series, *([codes.id] if codes else [])])
        return Label(
            f"它应直接放在某个序列的文件夹里（{'、'.join(known)}）",
            f"it must stand in the folder of a series ({', '.join(known)})",
        )
    code = series.codes[0].id if series.codes else "code"
    parts = {"code": code, "year": "2025"}
    shape = "-".join(parts[name] for name in series.counter) or "all"
    return Label(f"本序列的登记册应取名如 {shape}.csv", f"name it as {shape}.csv")
