"""Rule: a reference code that does not have the form the organisation set."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values
from recordroom.number.reference import fault_of, parse_code
from recordroom.number.shelf import binding_codes


@rule(
    "NUM019",
    over=Record,
    zh="档号「{code}」写法不对：{fault}。{meant}",
    en="The reference code {code} is not well formed: {fault}.{meant}",
)
def malformed_reference_code(record: Record, context: Context) -> Iterator[Finding]:
    """档号写法不对 · Malformed reference code

    [zh]
    **查什么**　文件的档号与 numbering.yml 中 reference-codes 规定的写法逐字对照：各级代码是不是规定的
    几个之一，级与级之间的「-」、同级之内的「·」、年度四位、件号补零。
    **为什么**　档号是归档后找到这一件的唯一号码，写法差一个符号就对不上目录和实物。各级的次序参照
    DA/T 22-2015，用哪几级、用什么代码由本机构规定。
    **怎么改**　照提示改写。规定启用（enforced-from）以前形成的文件不查，保留原样。

    [en]
    **What** The reference code is compared with the form set under reference-codes in
    numbering.yml: each level's code, “-” between levels and “·” within one, four digits of the
    year, the padding of the item number.
    **Why** It alone leads to the item on the shelf; one sign off and the catalogue does not match.
    The order of the levels follows DA/T 22-2015; which levels and codes are used is the
    organisation's choice.
    **Mend** Write it as the message says. Records from before the rules were enforced are spared.
    """
    codes = binding_codes(record, context.policies)
    text = record.text("reference-code")
    if codes is None or not text or parse_code(codes, text) is not None:
        return
    fault, meant = fault_of(codes, text)
    hint = Label(f"应写作「{meant}」。", f" Write {meant}.") if meant else Label("", "")
    values: Values = {"code": text, "fault": fault, "meant": hint}
    yield Finding(record.at("reference-code"), values, record.id)
