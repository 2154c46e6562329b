"""Rule: a file that is not saved in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import problems
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_NO_TEXT = Label(
    "它大概不是文本文件（例如只改了扩展名的 Word 文件）。请把原件放进附件文件夹，正文另写一份文本文件",
    "it is probably no text at all (a Word file with another ending, say). Put the original among the "
    "attachments and write the record as text",
)


@rule(
    "FRM002",
    over=Holdings,
    withholds=True,
    zh="从这里起的内容不是 UTF-8 编码，{guess}。",
    en="From here on the file is not in UTF-8: {guess}.",
)
def bad_encoding(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """编码不是 UTF-8 · Not in UTF-8

    [zh]
    **查什么**　文件是不是用 UTF-8 编码保存的；不是的，猜一猜原来的编码（GB18030、Big5 或 UTF-16）。

    **为什么**　同一串字节按不同编码读出来是不同的字，几年后就可能成为乱码。全馆只用一种编码，才能长期读得出来
    （依据：RFC 3629；只用 UTF-8 是本系统的选择）。猜测只用来提示，系统不会自行转换。

    **怎么改**　Windows 记事本：「文件」→「另存为」→「编码」选「UTF-8」→ 保存。VS Code：点右下角的编码名 →
    「通过编码重新打开」选提示的编码，看到文字正确后再点 →「通过编码保存」选 UTF-8。

    [en]
    **What** Whether the file is saved in UTF-8; if not, which encoding it probably has (GB18030, Big5
    or UTF-16).

    **Why** The same bytes are other characters in another encoding, and in a few years nobody
    remembers which. One encoding for all keeps the holdings readable (RFC 3629; to allow only UTF-8
    is the choice of this system). The guess is a hint; nothing is converted by itself.

    **Mend** Notepad: File, Save as, Encoding: UTF-8. VS Code: click the encoding at the lower right,
    “Reopen with Encoding” with the one that was guessed, look whether the text is right, then “Save
    with Encoding” and UTF-8.
    """
    del context
    for problem in problems(holdings, "bad-encoding"):
        guess = str(problem.values.get("guess", ""))
        look = Label(
            f"看起来是 {guess}。请在编辑器里选「另存为」，编码选 UTF-8，再保存一次",
            f"it looks like {guess}. Save it again as UTF-8 in your editor",
        )
        yield Finding(problem.place, {"guess": look if guess else _NO_TEXT}, problem.record)
