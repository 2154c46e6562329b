"""A record's life in words: what git tells of it, and what its front matter states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from recordroom.assemble.display import Display
from recordroom.authorise.circulation import Sent, sent
from recordroom.authorise.versions import captured
from recordroom.capture.events import event_kind
from recordroom.model.holdings import Record
from recordroom.model.policies import FieldSpec
from recordroom.model.text import Label
from recordroom.model.value import Value
from recordroom.read.past import Deed, Past
from recordroom.report.columns import fit
from recordroom.report.difference import in_few_words
from recordroom.report.reader import named_word, person

_STATED = Label("依文件记载", "as the record states")
_MERGED = Label("并入主线", "merged into the main line")
_UNCOMMITTED = Label("（尚未提交的改动）", "(changes not committed yet)")
_NUMBER = Label("取得编号 {number}", "numbered {number}")
_STATUS = Label("状态：{old} → {new}", "state: {old} → {new}")
_FILE = Label("附件{what}：{names}", "file {what}: {names}")
_FILE_KINDS = {
    "A": Label("新增", "added"),
    "M": Label("更换", "replaced"),
    "D": Label("移除", "removed"),
}
_SENT = Label("送阅：{names}", "sent to: {names}")
_DUE = Label("（{day} 前）", " (by {day})")
_READ = Label("阅毕：{names}", "read by {names}")
_FOR = Label("代{names}阅", "for {names}")
_EVIDENCE = Label("另存审批凭据", "evidence of an approval kept")
_FIELDS = Label("字段：{names}", "fields: {names}")
_TEXT = Label("正文：{what}", "text: {what}")
_MOVED = Label("移到 {folder}", "moved to {folder}")
_AMENDED = {
    "major": Label("重大修改：{summary}", "major amendment: {summary}"),
    "minor": Label("文字更正：{summary}", "minor amendment: {summary}"),
}
_NO_PAST = Label(
    "没有 git 历史可看（不是仓库、还没有提交，或只取了最近的历史）；以下只依文件记载。",
    "There is no git history to tell of; what follows is what the record itself states.",
)
_TOLD_APART = ("status", "number", "approvals", "amendments", "circulation")
_MANY = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a life: the day, what was done by whom, the details below it, and the commit."""

    day: date
    what: str
    who: str
    details: tuple[str, ...] = ()
    commit: str = ""


def life(record: Record, past: Past | None, display: Display, *, committed: bool = True) -> str:
    """The life as plain text, ending with a newline. `past` is None where git cannot tell."""
    lang = display.words.lang
    type_ = display.view.policies.types[record.type]
    state = type_.states.get(record.status)
    facts = [record.number, type_.label.get(lang), state.label.get(lang) if state else ""]
    lines = [
        record.title or record.id,
        "  " + " · ".join([*(f for f in facts if f), record.id]),
        "",
    ]
    if past is None:
        lines += [_NO_PAST.get(lang), ""]
    entries = _entries(record, past, display)
    width = max((len(e.day.isoformat()) for e in entries), default=10)
    for entry in entries:
        who = f"　{entry.who}" if entry.who else ""
        mark = f"  {entry.commit[:8]}" if entry.commit else f"  {_STATED.get(lang)}"
        lines.append(f"{fit(entry.day.isoformat(), width)}  {entry.what}{who}{mark}")
        lines += [f"{' ' * width}    {detail}" for detail in entry.details]
    if not committed:
        lines.append(_UNCOMMITTED.get(lang))
    return "\n".join(lines) + "\n"


def _entries(record: Record, past: Past | None, display: Display) -> list[Entry]:
    told: list[Entry] = []
    stated = [*_approvals(record, display), *_amendments(record, display)]
    before: Record | None = None
    for deed in past.deeds if past is not None else ():
        taken = past.snapshots.get(deed.commit) if past is not None else None
        after = captured(taken, display.view.policies) if taken is not None else None
        if deed.merge:
            told.append(Entry(deed.day, _MERGED.get(display.words.lang),
                              person(deed.author, display.view.policies, lang=display.words.lang),
                              (), deed.commit))  # fmt: skip
            continue
        told.append(_deed(deed, before, after, record, display))
        before = after if deed.home(record.id) is not None else before or after
    # What a commit of the same day tells by the same person is that commit's, not a second act.
    for entry in stated:
        at = next(
            (
                n
                for n, e in enumerate(told)
                if e.day == entry.day and e.who == entry.who and e.commit
            ),
            None,
        )
        if at is None:
            told.append(entry)
        else:
            said = (entry.what, *entry.details)
            told[at] = replace(told[at], details=(" · ".join(said), *told[at].details))
    return sorted(told, key=lambda e: e.day)


def _deed(
    deed: Deed, before: Record | None, after: Record | None, record: Record, display: Display
) -> Entry:
    words, policies = display.words, display.view.policies
    home = deed.home(record.id)
    marks = {"A": "created", "D": "removed"}
    kind = event_kind(deed.action) or (marks.get(home[0], "changed") if home else "changed")
    if home is None and all(p.parts[1:2] == ("acknowledgements",) for _, p in deed.files):
        kind = "acknowledged"
    details: list[str] = []
    if before is not None and after is not None:
        details += _changes(before, after, display)
    details += _files(deed, record, display)
    who = person(deed.by or deed.author, policies, lang=words.lang)
    return Entry(deed.day, words(f"event_{kind}"), who, tuple(details), deed.commit)


def _changes(before: Record, after: Record, display: Display) -> Iterator[str]:
    """What one commit changed of the record, in a few words a line."""
    lang = display.words.lang
    type_ = display.view.policies.types[after.type]
    if before.status != after.status:
        states = {k: s.label.get(lang) for k, s in type_.states.items()}
        yield _STATUS.get(lang).format(
            old=states.get(before.status, before.status), new=states.get(after.status, after.status)
        )
    if before.number != after.number and after.number:
        yield _NUMBER.get(lang).format(number=after.number)
    if before.path.parent != after.path.parent:
        yield _MOVED.get(lang).format(folder=after.path.parent)
    names = [
        spec.label.get(lang)
        for name, spec in type_.fields.items()
        if name not in _TOLD_APART and before.value(name) != after.value(name)
    ]
    if names:
        more = f"…（{len(names)}）" if len(names) > _MANY else ""
        yield _FIELDS.get(lang).format(names=display.words.list(names[:_MANY]) + more)
    fresh = [item for item in sent(after) if item not in sent(before)]
    if fresh:
        named = [_to(item, display) for item in fresh]
        yield _SENT.get(lang).format(names=display.words.list(named))
    if before.body != after.body and (what := in_few_words(before, after, lang=lang)):
        yield _TEXT.get(lang).format(what=what)


def _to(item: Sent, display: Display) -> str:
    lang = display.words.lang
    name = named_word(item.to, display.view.policies, lang=lang)
    if item.excuse:
        return f"{name}（{display.words(f'reader_{item.excuse}')}：{item.reason}）"
    return name + (_DUE.get(lang).format(day=item.due) if item.due else "")


def _files(deed: Deed, record: Record, display: Display) -> Iterator[str]:
    lang, policies = display.words.lang, display.view.policies
    others = [(m, p) for m, p in deed.files if p.name != f"{record.id}.md"]
    evidence = [p for _, p in others if ".evidence" in p.parts]
    readers = [p.stem for _, p in others if p.parts[1:2] == ("acknowledgements",)]
    # A person's own acknowledgement needs no words besides who and what.
    if readers and (len(readers) > 1 or readers[0] != deed.by):
        names = [person(r, policies, lang=lang) for r in readers]
        label = _READ if len(readers) > 1 or not deed.by else _FOR
        yield label.get(lang).format(names=display.words.list(names))
    for mark, label in _FILE_KINDS.items():
        names = [
            p.name for m, p in others
            if m == mark and p not in evidence and p.parts[1:2] != ("acknowledgements",)
        ]  # fmt: skip
        if names:
            more = f"…（{len(names)}）" if len(names) > _MANY else ""
            told = display.words.list(names[:_MANY]) + more
            yield _FILE.get(lang).format(what=label.get(lang), names=told)
    if evidence:
        yield _EVIDENCE.get(lang)


def _approvals(record: Record, display: Display) -> Iterator[Entry]:
    for row, inner in _rows(record, "approvals", display):
        day = _day(row.get("on"))
        if day is None:
            continue
        said = {k: display.text(row[k], inner[k]) for k in row if k in inner}
        what = " · ".join(said[k] for k in ("step", "decision") if k in said)
        post = said.get("for") or said.get("post", "")
        details = [said[k] for k in ("evidence", "note") if k in said]
        yield Entry(day, what, said.get("by", ""), tuple([post] * bool(post) + details))


def _amendments(record: Record, display: Display) -> Iterator[Entry]:
    for row, inner in _rows(record, "amendments", display):
        day, kind = _day(row.get("on")), _AMENDED.get(str(row.get("kind", "")))
        if day is not None and kind is not None:
            who = display.text(row["by"], inner["by"]) if "by" in row and "by" in inner else ""
            what = kind.get(display.words.lang).format(summary=row.get("summary", ""))
            yield Entry(day, what, who)


def _rows(
    record: Record, name: str, display: Display
) -> Iterator[tuple[Mapping[str, Value], Mapping[str, FieldSpec]]]:
    spec = display.view.policies.types[record.type].fields.get(name)
    rows = record.value(name)
    if spec is None or spec.of is None or not isinstance(rows, tuple):
        return
    inner = {f.name: f for f in spec.of.fields}
    yield from ((row, inner) for row in rows if isinstance(row, Mapping))


def _day(value: Value | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
