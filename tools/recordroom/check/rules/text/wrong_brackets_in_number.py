"""Rule: a number of the organisation's quoted with other brackets than 〔〕."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recordroom.check.rule import Context, rule
from recordroom.check.wording import unquoted
from recordroom.model.check import Edit, Finding, Fix
from recordroom.model.holdings import Holdings
from recordroom.model.policies import NumberSeries
from recordroom.model.text import Label
from recordroom.number.series import Malformed, parse_number

_OPEN, _CLOSE = r"[\[【［(（{〖]", r"[\]】］)）}〗]"
_OFFICIAL = "〔{year}〕"


@rule(
    "TXT003",
    over=Holdings,
    severity="warning",
    zh="编号「{text}」的年份应使用六角括号，写作「{meant}」。",
    en="The year in the number {text} belongs in the brackets 〔〕: {meant}.",
)
def wrong_brackets_in_number(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """引用编号用错括号 · Wrong brackets in a quoted number

    [zh]
    **查什么**　标题和正文里提到本单位的编号，年份用了方括号、圆括号或【】，
    改成六角括号〔〕后正是某个编号序列的写法。外来文号照原样，不查；
    引号里的不查；确实就这样编的旧文号也不查。

    **为什么**　发文字号的年份用六角括号（依据：GB/T 9704-2012 7.2.5）；
    写法不一，按编号就搜不到。

    **怎么改**　换成〔〕（U+3014、U+3015），照提示改写。

    [en]
    **What** One of the organisation’s own numbers in a title or body with the year in [ ], ( ) or
    【】, which with 〔〕 would be a number of a series. Other bodies’ numbers, quotations, and old
    numbers that really were written so are left alone.

    **Why** The year of a document number stands in 〔〕 (GB/T 9704-2012, 7.2.5); written otherwise
    it is not found by its number.

    **Mend** Use 〔 and 〕 (U+3014, U+3015) as the message shows.
    """
    series = [s for s in context.policies.series.values() if _OFFICIAL in s.pattern]
    pattern = _wrongly(series)
    outside = re.compile("|".join(map(re.escape, _foreign(holdings))) or "(?!)")
    for record in holdings.records:
        for name, text in (("title", record.title), ("", record.body)):
            if pattern.search(text) is None:
                continue
            shown = outside.sub(lambda m: " " * len(m[0]), unquoted(text, titles=False))
            for match in pattern.finditer(shown):
                meant = _meant(match[0], series)
                if not meant or match[0] in holdings.by_number:
                    continue
                place = (
                    record.at_body(match.start(), len(match[0])) if not name else record.at(name)
                )
                fix = None
                if not name:
                    label = Label(f"改为「{meant}」", f"Write {meant}")
                    fix = Fix(label, (Edit(place, meant),), safe=False)
                yield Finding(place, {"text": match[0], "meant": meant}, record.id, fix=fix)


def _foreign(holdings: Holdings) -> list[str]:
    """Numbers that are kept as another body or an earlier time wrote them, longest first."""
    found = {r.text("external-number") for r in holdings.records} - {""}
    return sorted(found, key=lambda text: (-len(text), text))


def _wrongly(series: Sequence[NumberSeries]) -> re.Pattern[str]:
    starts = {
        re.escape(s.pattern.partition(_OFFICIAL)[0].replace("{code}", code))
        for s in series
        for code in ([c.text for c in s.codes] or [""])
    }
    if not starts:
        return re.compile("(?!)")
    # Longest first, as one code may begin another (青协, 青协函).
    heads = "|".join(sorted(starts, key=lambda head: (-len(head), head)))
    digits = "[0-9０-９]"
    return re.compile(
        rf"(?:{heads})\s?(?:{_OPEN}\s?{digits}{{4}}\s?[〕\]】］)）}}〗]|〔\s?{digits}{{4}}\s?{_CLOSE})"
        rf"\s?第?\s?{digits}+\s?[号號]"
    )


def _meant(text: str, series: Sequence[NumberSeries]) -> str:
    """The number that was meant; empty where the text is none of any series."""
    for one in series:
        read = parse_number(one, text)
        if isinstance(read, Malformed) and read.meant:
            return read.meant
    return ""
