"""Rule: a line of the catalogue whose columns say something else than its reference code."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values
from recordroom.number.reference import LEVEL_NAMES, level_text, parse_code
from recordroom.number.shelf import binding_codes


@rule(
    "NUM020",
    over=Record,
    zh="目录条目的{level}写的是「{written}」，档号「{code}」里却是「{meant}」。请核对实物，改正写错的一处。",
    en="The entry's {level} says “{written}”, but its reference code {code} has “{meant}”. "
    "Look at the item and correct the one that is wrong.",
)
def reference_code_levels(record: Record, context: Context) -> Iterator[Finding]:
    """目录栏目与档号不符 · Catalogue columns against the reference code

    [zh]
    **查什么**　归档目录条目里另写的门类、年度、保管期限、件号等栏，与它的档号是否一致。
    **为什么**　同一件事写在两处，不一致时不知道信哪一处。哪些栏对应档号的哪一级，写在 numbering.yml 的
    reference-codes 的 catalogue 里（本机构的选择）。
    **怎么改**　对照实物上的归档章，改正写错的一处。档号编定后不改，多半是栏目写错了。

    [en]
    **What** The columns of a catalogue entry that repeat a level of its reference code (category,
    year, period, item number) agree with it.
    **Why** Of two statements that differ nobody knows which to trust. Which columns these are is
    set under catalogue in numbering.yml.
    **Mend** Compare with the item itself. A code does not change once given, so it is mostly the
    column that is wrong.
    """
    codes = binding_codes(record, context.policies)
    if codes is None or codes.catalogue is None or record.type != codes.catalogue.type:
        return
    text = record.text("reference-code")
    code = parse_code(codes, text) if text else None
    if code is None:
        return
    for level, field in codes.catalogue.levels:
        written, meant = record.text(field), level_text(codes, code, level)
        if written and written != meant:
            values: Values = {
                "level": LEVEL_NAMES[level], "written": written, "meant": meant, "code": text,
            }  # fmt: skip
            yield Finding(record.at(field), values, record.id)
