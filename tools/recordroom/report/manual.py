"""A rule's manual page in Markdown: what it asks, why, how to mend, and its cases."""

from __future__ import annotations

import re

from recordroom.check.cases import parse_cases
from recordroom.check.rule import Rule
from recordroom.model.text import Label
from recordroom.report.text import WORDS

HEADINGS = {
    "fails": Label("不通过的例子", "Fails"),
    "passes": Label("通过的例子", "Passes"),
    "mended": Label("改好之后", "Mended"),
}
MESSAGE = Label("提示的话", "Message")
WITHHOLDS = Label(
    "有此问题的文件不会发布到阅览版。", "A record with this finding is not published."
)
BEFORE = Label("（上一次提交时）", "(as last committed)")
BASE = Label("（改动之前）", "(before the change)")
REMOVED = Label("（改动中被删去）", "(removed by the change)")
WITHOUT = Label("（没有这份文件）", "(this file is missing)")
ODD = {
    "escaped": Label(
        "（看不见的字符写成 \\u200b 这样的代号）", "(what does not show is written as \\u200b)"
    ),
    "gb18030": Label("（以 GB18030 编码保存）", "(saved in GB18030)"),
    "big5": Label("（以 Big5 编码保存）", "(saved in Big5)"),
    "link": Label("（是一个链接，指向：）", "(a link, leading to:)"),
    "sparse": Label("（只写出大小，单位是字节）", "(only its size, in bytes)"),
}
"""How a file was laid whose text cannot be shown as it is."""
FOUND = Label("检查结果", "Found")


def manual_page(rule: Rule, *, cases: str, lang: str, heading: str = "#") -> str:
    """The page as Markdown; `cases` is the text of the rule's case file (may be empty)."""
    kind = WORDS[rule.severity].get(lang)
    lines = [f"{heading} {rule.code} {rule.title.get(lang)}", "", f"`{rule.name}` · {kind}", ""]
    lines += [re.sub(r"(?<!\n)\n(?=\*\*)", "\n\n", rule.manual.get(lang)), ""]
    if rule.withholds:
        lines += [WITHHOLDS.get(lang), ""]
    lines += [f"**{MESSAGE.get(lang)}**", "", f"> {rule.message.get(lang)}", ""]
    last = ""
    for case in parse_cases(cases) if cases else []:
        if case.heading != last:
            lines += [f"{heading}# {HEADINGS[case.heading].get(lang)}", ""]
            last = case.heading
        if case.title:
            lines += [f"**{case.title}**", ""]
        for path in case.without:
            lines += [f"`{path}` {WITHOUT.get(lang)}", ""]
        for path, text in case.before.items():
            lines += _listing(f"`{path}` {BEFORE.get(lang)}", path, text)
        for path, text in case.base.items():
            lines += _listing(f"`{path}` {BASE.get(lang)}", path, text)
        for path in case.removed:
            lines += [f"`{path}` {REMOVED.get(lang)}", ""]
        for path, text in (*case.files.items(), *case.added.items()):
            odd = ODD[case.odd[path]].get(lang) if path in case.odd else ""
            lines += _listing(f"`{path}` {odd}".rstrip(), path, text)
        if case.expected:
            rows = "; ".join(f"{c} `{p}:{line}:{col}`" for c, p, line, col in case.expected)
            lines += [f"{FOUND.get(lang)}: {rows}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _listing(caption: str, path: str, text: str) -> list[str]:
    fence = "`" * (4 if "```" in text else 3)
    opening = f"{fence}yaml" if path.endswith(".yml") else fence
    return [caption, "", opening, text.rstrip("\n"), fence, ""]
