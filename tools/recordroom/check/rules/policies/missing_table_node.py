"""Rule: a policy that names rule data which does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.capture.policies.nodes import NODES, missing_part
from recordroom.check.naming import near
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Place, Values

_TABLE = re.compile(r"^```table[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_FAULTS = {
    "file": Label("没有这份设置文件", "there is no such settings file"),
    "node": Label("文件里没有这一节", "the file has no such part"),
    "row": Label("表里没有这一行", "the table has no such row"),
    "table": Label("这一节不能显示成表格", "this part cannot be shown as a table"),
}


@rule(
    "POL023",
    over=Record,
    zh="「{name}」指向的设置不存在：{fault}。{near}",
    en="“{name}” points at no setting: {fault}.{near}",
)
def missing_table_node(record: Record, context: Context) -> Iterator[Finding]:
    """引用的规则数据不存在 · Missing table node

    [zh]
    **查什么**　制度正文里 table 代码块写的名称，以及 governs 里写的名称，是否真有这份设置、这一节、这一行。
    写法是「文件#节」或「文件#节/行」，例如 retention.yml#classes。
    **为什么**　读到的规定和执行的规定应是同一份数据；指错了地方，手册上就是一张空表，
    审批也没有把数据一并批进去。这是本工具的设计。
    **怎么改**　照提示改正名称；设置改了名的，正文一并改。

    [en]
    **What** The names in table blocks of a policy's text and under governs exist as a file, a part
    and a row of the settings, written file#part or file#part/row.
    **Why** The rule people read is to be the rule that runs. A name that points nowhere leaves an
    empty table, and data that was never approved with the text. This is how the tool is made.
    **Mend** Correct the name; after renaming a setting, correct the text.
    """
    for match in _TABLE.finditer(record.body) if "```table" in record.body else ():
        offset = match.start(1)
        for line in match[1].splitlines(keepends=True):
            name = line.strip()
            if name:
                begin = offset + line.index(name)
                place = record.at_body(begin, len(name))
                yield from _judge(name, place, record, context, drawn=True)
            offset += len(line)
    governed = record.value("governs")
    for i, item in enumerate(governed if isinstance(governed, tuple) else ()):
        if isinstance(item, str):
            yield from _judge(item, record.at("governs", i), record, context, drawn=False)


def _judge(
    name: str, place: Place, record: Record, context: Context, *, drawn: bool
) -> Iterator[Finding]:
    part = missing_part(name, context.policies.trees)
    if not part and drawn and name.partition("/")[0] not in NODES:
        part = "table"
    if part:
        known = _rows(name, context) if part == "row" else sorted(NODES)
        node, _, row = name.partition("/")
        wanted = row if part == "row" else node
        values: Values = {"name": name, "fault": _FAULTS[part], "near": near(wanted, known)}
        yield Finding(place, values, record.id)


def _rows(name: str, context: Context) -> list[str]:
    """The ids of the rows that the node of a name has."""
    node = name.partition("/")[0]
    file, _, part = node.partition("#")
    tree = context.policies.trees.get(file)
    rows = tree.get(part) if isinstance(tree, dict) else None
    key = NODES.get(node, "id")
    return [str(row[key]) for row in rows or () if isinstance(row, dict) and key in row]
