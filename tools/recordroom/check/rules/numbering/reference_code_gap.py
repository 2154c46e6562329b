"""Rule: an item number that a class of the arrangement leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recordroom.check.numbers import shelf
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Place
from recordroom.number.reference import code_scope, format_code, parse_code
from recordroom.number.shelf import Shelf


@rule(
    "NUM023",
    over=Holdings,
    zh="档号在「{code}」之前断号，缺少{missing}。件号从 1 起连续；这一件确实没有的，请在档号登记册末尾登记作废并写明原因。",
    en="The reference codes leave out {missing} before {code}. Items are counted from 1 without a "
    "hole; for one that is not there, add a void line with the reason to the register.",
)
def reference_code_gap(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """档号断号 · Gap in the reference codes

    [zh]
    **查什么**　同一门类、年度、期限、机构之内，件号是否从 1 起连续；作废并写明原因的也算在内。
    **为什么**　缺一个件号，就说不清是丢了一件还是编漏了。四性检测要求件号连续、起始正确（DA/T 70-2018）。
    **怎么改**　找到这一件并补登；确实没有的，运行 recordroom void 档号 --reason 原因。

    [en]
    **What** Within one class (category, year, period, unit) the items are counted from 1 without a
    hole; a code that was voided with a reason counts.
    **Why** With a hole nobody can tell a lost item from a slip of the pen; DA/T 70-2018 asks that
    running numbers be continuous and begin rightly.
    **Mend** Find the item and enter it; if there is none, recordroom void CODE --reason.
    """
    found = context.once(shelf)
    if found is None or not found.codes.gapless:
        return
    scopes: dict[str, dict[int, str]] = {}
    for text in (*found.bearers, *found.lines):
        code = parse_code(found.codes, text)
        if code is not None:
            scopes.setdefault(code_scope(found.codes, code), {}).setdefault(code.n, text)
    for scope in sorted(scopes):
        yield from _holes(scopes[scope], found)


def _holes(counts: dict[int, str], found: Shelf) -> Iterator[Finding]:
    expected = 1
    for n in sorted(counts):
        text = counts[n]
        code = parse_code(found.codes, text)
        if n > expected and code is not None:
            first = format_code(found.codes, replace(code, n=expected))
            last = format_code(found.codes, replace(code, n=n - 1))
            missing = Label(f"「{first}」", first)
            if last != first:
                missing = Label(f"「{first}」至「{last}」", f"{first} to {last}")
            bearer = next(iter(found.bearers.get(text, ())), None)
            line = next(iter(found.lines.get(text, ())), None)
            if bearer is not None:
                place = bearer.at("reference-code")
            else:
                assert line is not None  # a count comes from a bearer or from a line
                place = Place(line.register.source, position=line.line.position)
            id_ = bearer.id if bearer is not None else None
            yield Finding(place, {"code": text, "missing": missing}, id_)
        expected = n + 1
