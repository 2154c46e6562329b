"""Rule: front matter that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import problems
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.read.faults import told


@rule(
    "FRM001",
    over=Holdings,
    withholds=True,
    zh="文件开头两行 --- 之间的内容读不懂：{why}。改好之前，这份文件不会被收录。",
    en="The part between the two lines of --- cannot be read: {why}. "
    "Until it is mended the record is not taken in.",
)
def unreadable_front_matter(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """开头的内容读不懂 · Front matter that cannot be read

    [zh]
    **查什么**　每份文件开头有一段内容，夹在两行 `---` 之间（英文叫 front matter），逐行写明类型、标题、
    日期等，每行的样子是「名称: 内容」。这里查这一段能不能读懂，并指出第一处读不懂的地方。最常见的原因是：
    用了全角冒号「：」；冒号后面没有空格；内容里又有「: 」却没加引号；引号、括号没有成对；行首没有对齐或用了 Tab。

    **为什么**　类型、级别、日期都从这一段读出。读错一行，文件就可能归错类、放错级别，所以读不懂的文件一律
    不收录、不发布，等人改好（写法依据：YAML 1.2 规范；读不懂就不收，是本系统的选择）。

    **怎么改**　到提示的行和列，按提示改这一处。内容里有冒号、井号、引号或以特殊符号开头的，最省事的办法是
    给整个内容加上英文双引号，例如 `title: "关于“银龄: 互助”项目的通知"`。

    [en]
    **What** Every record begins with a part between two lines of `---` (its front matter) that gives
    type, title, date and so on in lines of the form `name: content`. This asks whether the part can
    be read, and points at the first place where it cannot. The usual causes: a full-width colon; no
    space after the colon; a further “: ” inside the content; quotes or brackets that are not closed;
    lines that do not align, or begin with a tab.

    **Why** Type, level and date are read from here. One line misread may put a record in the wrong
    class or show it to the wrong people, so what cannot be read is not taken in at all (the notation
    is YAML 1.2; to refuse rather than to guess is the choice of this system).

    **Mend** Go to the line and column and do what the message says. Content with a colon, a hash or
    quotes in it is best put in double quotes as a whole.
    """
    del context
    kinds = ("bad-yaml", "bad-key", "not-a-mapping", "several-documents")
    for problem in problems(holdings, *kinds):
        values = {"why": told(problem.kind, problem.values)}
        yield Finding(problem.place, values, problem.record)
