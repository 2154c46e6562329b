"""Why a text could not be read, in words for someone who never heard of YAML, and where to look.

The parser tells where it gave up, which is often the line after the mistake; the usual mistakes
(a full-width colon, a quote left open) are recognised here and placed where they were made.
"""

from __future__ import annotations

import re

from recordroom.model.text import Label, Position, Values

WIDE_COLON = Label(
    "这一行用了全角冒号「：」，请改成半角冒号加一个空格「: 」",
    "this line has the full-width colon “：”; write an ordinary colon and a space",
)
NO_SPACE = Label(
    "这一行的冒号后面少了一个空格，应写成「名称: 内容」",
    "a space is missing after the colon of this line; write “name: content”",
)
NO_COLON = Label(
    "这一行不是「名称: 内容」的样子，请补上名称和冒号，或与上一行接成一行",
    "this line is not of the form “name: content”; add the name and the colon, or join it to the "
    "line above",
)
COLON_INSIDE = Label(
    '内容里又有「: 」，请给冒号后面的整个内容加上英文双引号，如 title: "甲: 乙"',
    'the content itself holds “: ”; put the whole content in double quotes, as title: "a: b"',
)
TAB = Label("行首用了制表符（Tab），请改成空格", "the line begins with a tab; use spaces")
OPEN_QUOTE = Label("引号没有成对，从这里开始少了后引号", "the quote that opens here is not closed")
AFTER_QUOTE = Label(
    "引号后面还有字，请把整个内容都放进一对引号里",
    "there is text after the closing quote; put the whole content in one pair of quotes",
)
OPEN_BRACKET = Label(
    "括号没有成对：从这里开始的 [ 或 { 没有关上，或各项之间少了逗号",
    "the bracket that opens here is not closed, or a comma is missing between its items",
)
SIGN = Label(
    "内容以「{sign}」开头，这个符号在这里另有含义，请给整个内容加上英文双引号",
    "the content begins with “{sign}”, which has a meaning of its own here; put the whole content "
    "in double quotes",
)
ESCAPE = Label(
    "双引号里的反斜杠「\\」写法不对，请改用英文单引号，或写两个反斜杠",
    "the backslash inside the double quotes is not understood; use single quotes, or write two "
    "backslashes",
)
INDENT = Label(
    "行首空格与上下行对不齐，同一层的各行请从同一列开始",
    "the line does not begin in the same column as its neighbours; align lines of one level",
)
CHARACTER = Label(
    "有不能显示的字符，请删去重新输入",
    "there is a character that cannot be shown; delete it and type again",
)

_NAME_ONLY = re.compile(r"[ \t-]*[^\s:：#'\"\[\]{}]+[ \t]*")
_WIDE = re.compile(r"[ \t-]*[^\s:：'\"]+：")
_TIGHT = re.compile(r"[ \t-]*[^\s:：'\"]+:[^ \t:]")
_SIGNS = "@`*&%!|>,]}-?"

TOLD = {
    "bad-yaml": Label("{why}", "{why}"),
    "bad-key": Label("冒号前面的名称不是一个词", "what stands before the colon is no name"),
    "not-a-mapping": Label(
        "这里不是一行行「名称: 内容」", "this is not made of lines of the form “name: content”"
    ),
    "several-documents": Label(
        "中间又有一行 ---，只能有一份内容", "there is another line of ---; only one part may stand"
    ),
    "duplicate-key": Label("「{name}」写了两次", "“{name}” stands twice"),
    "alias": Label(
        "「{name}」用了 & 或 *（引用别处内容的写法），请把内容直接写出来；如果是普通文字，请加引号",
        "“{name}” uses & or * to refer to other content; write it out, or put plain text in quotes",
    ),
    "tag": Label(
        "「{name}」以 ! 开头（指定类型的写法），请删去；如果是普通文字，请加引号",
        "“{name}” begins with !, which names a type; remove it, or put plain text in quotes",
    ),
    "too-deep": Label("层次超过 {limit} 层", "it is nested more than {limit} levels deep"),
    "too-large": Label("文件太大（{size}），没有读取", "it is too large ({size}) and was not read"),
    "bad-encoding": Label(
        "编码不是 UTF-8（可能是 {guess}），请另存为 UTF-8",
        "it is not in UTF-8 (perhaps {guess}); save it as UTF-8",
    ),
    "hidden-character": Label(
        "有看不见的字符 {name}，请删去", "it holds the invisible character {name}; delete it"
    ),
    "conflict-mark": Label(
        "有没处理完的合并冲突（<<<<<<< 一行），请选定内容并删去标记",
        "it holds an unresolved merge conflict (<<<<<<<); choose the text and delete the marks",
    ),
    "link": Label("它是链接，不是文件", "it is a link, not a file"),
    "special": Label("它不是普通文件", "it is no ordinary file"),
    "not-nfc": Label("文件名的字符写法不统一，请重新命名", "its name is not in composed Unicode"),
    "bad-name": Label("文件名里有不能用的字符，请重新命名", "its name holds unusable characters"),
}
"""The faults of a settings file, in words; for records the rules tell them at more length."""


def told(kind: str, values: Values) -> Label:
    """A fault with its values filled in."""
    hans, en = TOLD[kind].hans, TOLD[kind].en
    for name, value in values.items():
        label = value if isinstance(value, Label) else Label(value, value)
        hans = hans.replace("{" + name + "}", label.hans)
        en = en.replace("{" + name + "}", label.en)
    return Label(hans, en)


def explain(
    text: str, at: Position, problem: str, opened: Position | None
) -> tuple[Position, Label]:
    """The place of the likely mistake and what it is.

    `at` is where the parser gave up and `problem` its own words; `opened` is where the piece
    began that it was reading (a quote, a bracket), None when unknown.
    """
    lines = text.split("\n")
    if opened is not None and "end of stream" in problem:
        return opened, OPEN_QUOTE
    if opened is not None and "expected ','" in problem:
        return opened, OPEN_BRACKET
    if problem == "could not find expected ':'":
        return _unfinished(lines, at.line if opened is None else opened.line)
    if problem.startswith("mapping values"):
        before = _line(lines, at.line)[: at.column - 1]
        return _before(lines, at) if _NAME_ONLY.fullmatch(before) else (at, COLON_INSIDE)
    for word, why in (("control characters", CHARACTER), ("escape", ESCAPE)):
        if word in problem:
            return at, why
    return _by_first_sign(lines, at)


def _unfinished(lines: list[str], line: int) -> tuple[Position, Label]:
    """A line that was to be `name: content` and is not."""
    text = _line(lines, line)
    start = Position(line, len(text) - len(text.lstrip()) + 1)
    if wide := _WIDE.match(text):
        return Position(line, wide.end()), WIDE_COLON
    if tight := _TIGHT.match(text):
        return Position(line, tight.end() - 1), NO_SPACE
    return start, NO_COLON


def _before(lines: list[str], at: Position) -> tuple[Position, Label]:
    """A sound line that the parser took for the rest of the one before it."""
    line = at.line - 1
    while line > 1 and not _line(lines, line).strip():
        line -= 1
    if ": " in _line(lines, line) or line < 1:
        return Position(at.line, 1), INDENT
    return _unfinished(lines, line)


def _by_first_sign(lines: list[str], at: Position) -> tuple[Position, Label]:
    text = _line(lines, at.line)
    if text.startswith("\t"):
        return Position(at.line, 1), TAB
    key, colon, content = text.partition(": ")
    content = content.lstrip()
    start = Position(at.line, len(text) - len(content) + 1)
    if colon and content[:1] in ("'", '"') and at.column > start.column:
        return at, AFTER_QUOTE
    if colon and content and content[0] in _SIGNS and "'" not in key:
        sign = content[0]
        return start, Label(SIGN.hans.format(sign=sign), SIGN.en.format(sign=sign))
    return at, INDENT


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""
