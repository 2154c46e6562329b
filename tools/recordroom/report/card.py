"""One record as a card: what it is in words, who has read it, what may come next, and its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from recordroom.assemble.display import Display, is_table
from recordroom.authorise.circulation import Reading
from recordroom.authorise.content import content_hash
from recordroom.flow.words import next_words
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import FieldSpec
from recordroom.model.text import Label
from recordroom.model.value import Value
from recordroom.relate.force import Term
from recordroom.report.columns import pairs, table
from recordroom.report.reader import named_word, person

_PATH = Label("文件", "File")
_CONTENT = Label("内容指纹", "Content")
_LEVEL = Label("阅览级别", "Access")
_READ = Label("传阅 {done}/{all}", "Read by {done} of {all}")
_STATES = {
    "read": Label("已阅", "read"),
    "exempt": Label("免阅", "excused"),
    "proxy": Label("代阅", "read by proxy"),
    "left": Label("已离开", "has left"),
    "open": Label("未阅", "not read"),
}
_AGAIN = Label("修改后须重阅", "to be read again")
_DUE = Label("{day} 前", "by {day}")
_OVERDUE = Label("已过期 {n} 天", "{n} days overdue")
_IN_FORCE = Label(
    "{title} 在 {day} 有效的是 {id}（{span}）", "{title}: in force on {day} was {id} ({span})"
)
_NONE_IN_FORCE = Label(
    "{title} 在 {day} 没有有效的版本：", "{title}: nothing was in force on {day}:"
)
_SPAN = Label("{start} 起", "from {start}")
_CLOSED_SPAN = Label("{start} 至 {end}", "{start} to {end}")
_UNSURE = Label("，后来已终止，终止日期没有登记", ", ended since on a day that is not recorded")


def card(
    record: Record,
    display: Display,
    *,
    readings: Sequence[Reading] = (),
    as_of: date,
    holdings: Holdings | None = None,
    present: bool = True,
) -> str:
    """The card as plain text, ending with a newline; a past text (not `present`) has no next step.

    With `holdings` it is told whose turn it is and what the next steps still lack.
    """
    lang, policies = display.words.lang, display.view.policies
    lines = [record.title or record.id, "", *pairs(list(_facts(record, display)))]
    for spec, value in _tables(record, display):
        head, rows = display.rows(value, spec)
        texts = [["、".join(str(c["text"]) for c in cell) for cell in row] for row in rows]
        lines += ["", spec.label.get(lang), *("  " + line for line in table(texts, head=head))]
    if readings:
        done = sum(not r.is_open for r in readings)
        lines += ["", _READ.get(lang).format(done=done, all=len(readings))]
        rows_ = [reading_row(r, display, as_of=as_of) for r in readings]
        lines += ["  " + line for line in table(rows_)]
    if present:
        then = next_words(record, policies, as_of, holdings=holdings)
        lines += ["", *(label.get(lang) for label in then)]
    text = record.body.strip("\n")
    return (
        "\n".join([*lines, "", "─" * 40, text]).rstrip("\n") + "\n"
        if text
        else "\n".join(lines) + "\n"
    )


def answer(
    record: Record, found: Sequence[Term], family: Sequence[Term], *, on: date, lang: str
) -> str:
    """Which version was in force on a day, in a sentence; with none, when each one was."""
    if found:
        return "\n".join(
            _IN_FORCE.get(lang).format(
                title=t.record.title, day=on.isoformat(), id=t.record.id, span=span(t, lang)
            )
            for t in found
        )
    lines = [_NONE_IN_FORCE.get(lang).format(title=record.title, day=on.isoformat())]
    lines += [f"  {t.record.id}　{span(t, lang)}" for t in family]
    return "\n".join(lines)


def span(term: Term, lang: str) -> str:
    """The days of a term in words."""
    form = _SPAN if term.end is None else _CLOSED_SPAN
    text = form.get(lang).format(start=term.start.isoformat(), end=term.end)
    return text + (_UNSURE.get(lang) if term.unsure else "")


def reading_row(reading: Reading, display: Display, *, as_of: date) -> list[str]:
    """How it stands with one reader: name, state, day or time left."""
    lang, policies = display.words.lang, display.view.policies
    name = person(reading.person, policies, lang=lang)
    state = _STATES[reading.state].get(lang)
    if reading.again:
        state = _AGAIN.get(lang)
    if reading.by and reading.state in ("exempt", "proxy"):
        state += f" · {person(reading.by, policies, lang=lang)}"
    when = reading.on.isoformat() if reading.on is not None else ""
    if reading.is_open and reading.due is not None:
        late = (as_of - reading.due).days
        when = _DUE.get(lang).format(day=reading.due.isoformat())
        when += f" · {_OVERDUE.get(lang).format(n=late)}" if late > 0 else ""
    return [name, state, when, named_word(reading.word, policies, lang=lang)]


def _facts(record: Record, display: Display) -> Iterator[tuple[str, str]]:
    lang, policies = display.words.lang, display.view.policies
    type_ = policies.types[record.type]
    for name, field in sorted(record.fields.items(), key=lambda i: type_.fields[i[0]].order):
        spec = type_.fields[name]
        if name in ("title", "access", "compartments") or is_table(spec):
            continue
        yield spec.label.get(lang), _said(field.value, spec, record, display)
    levels = [display.name("level", record.level)]
    levels += [display.name("compartment", c) for c in sorted(record.compartments)]
    yield _LEVEL.get(lang), " · ".join(levels)
    yield _PATH.get(lang), str(record.path)
    yield _CONTENT.get(lang), content_hash(record, policies)


def _said(value: Value, spec: FieldSpec, record: Record, display: Display) -> str:
    policies, lang = display.view.policies, display.words.lang
    if spec.name == "type":
        return policies.types[record.type].label.get(lang)
    if spec.name == "status":
        state = policies.types[record.type].states.get(record.status)
        return state.label.get(lang) if state else record.status
    told = [str(c["text"]) for c in display.cells(value, spec)]
    return display.words.list(told) if told else str(value)


def _tables(record: Record, display: Display) -> Iterator[tuple[FieldSpec, Value]]:
    type_ = display.view.policies.types[record.type]
    for name, field in sorted(record.fields.items(), key=lambda i: type_.fields[i[0]].order):
        if is_table(type_.fields[name]) and name != "circulation":
            yield type_.fields[name], field.value
