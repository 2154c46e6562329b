"""The file of one reader to an acknowledgement, or to the fault that kept it from being one."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.typed import to_day
from recordroom.model.holdings import Acknowledgement
from recordroom.model.text import FieldPath, Label, Place, Problem
from recordroom.read.acknowledgements import FOLDER, AcknowledgementFile
from recordroom.read.located import Tree

KINDS = ("read", "exempt", "proxy")
REQUIRED = ("record", "person", "content", "on", "kind")
KEYS = (*REQUIRED, "by", "reason")

_MISPLACED = Label(
    "这里只放阅毕记录，写作 records/acknowledgements/文件标识/人员.yml",
    "only acknowledgements lie here, as records/acknowledgements/ID/PERSON.yml",
)
_NO_FIELDS = Label("应当是「字段: 内容」的各行", "it must be lines of “field: content”")
_UNKNOWN = Label("没有「{name}」这个字段", "there is no field “{name}”")
_NESTED = Label("「{name}」只能写一个值", "“{name}” takes a single value")
_MISSING = Label("缺少「{name}」", "“{name}” is missing")
_OTHER_RECORD = Label(
    "record 写的是「{text}」，却放在「{name}」的文件夹里",
    "record says {text}, but it lies in the folder of {name}",
)
_OTHER_PERSON = Label(
    "person 写的是「{text}」，文件名却是「{name}」",
    "person says {text}, but the file is named {name}",
)
_NO_DAY = Label("日期「{text}」应写作 2025-03-01", "write the day {text} as 2025-03-01")
_NO_KIND = Label(
    "kind 只能是 read（阅毕）、exempt（免阅）或 proxy（代阅）", "kind must be read, exempt or proxy"
)


def capture_acknowledgement(
    file: AcknowledgementFile,
) -> tuple[Acknowledgement | None, tuple[Problem, ...]]:
    """What one reader has read; with any fault there is no acknowledgement, only problems."""
    source, tree = file.source, file.tree
    if file.why is not None:
        place = Place(source, position=file.at)
        return None, (_problem(place, file.why),)
    faults = tuple(_problem(Place(source, at, key=key), why) for at, key, why in _faults(file))
    if faults or not isinstance(tree, dict):
        return None, faults
    text = {name: str(tree.get(name, "")) for name in KEYS}
    day = to_day(text["on"])
    if day is None:  # told among the faults; for the type checker
        return None, faults
    return (
        Acknowledgement(
            record=text["record"],
            person=text["person"],
            content=text["content"],
            on=day,
            kind=text["kind"],
            by=text["by"],
            reason=text["reason"],
            source=source,
        ),
        (),
    )


def _problem(place: Place, why: Label) -> Problem:
    return Problem("bad-acknowledgement", place, {"why": why})


def _faults(file: AcknowledgementFile) -> Iterator[tuple[FieldPath, bool, Label]]:
    path = file.source.path
    if path.parent.parent != FOLDER or path.suffix != ".yml":
        yield (), False, _MISPLACED
        return
    if not isinstance(file.tree, dict):
        yield (), False, _NO_FIELDS
        return
    yield from _shape(file.tree)
    record, person = file.tree.get("record"), file.tree.get("person")
    if isinstance(record, str) and record and record != path.parent.name:
        yield ("record",), False, _filled(_OTHER_RECORD, text=record, name=path.parent.name)
    if isinstance(person, str) and person and person != path.stem:
        yield ("person",), False, _filled(_OTHER_PERSON, text=person, name=path.stem)
    day, kind = file.tree.get("on"), file.tree.get("kind")
    if isinstance(day, str) and day and to_day(day) is None:
        yield ("on",), False, _filled(_NO_DAY, text=day)
    if isinstance(kind, str) and kind and kind not in KINDS:
        yield ("kind",), False, _NO_KIND


def _shape(tree: dict[str, Tree]) -> Iterator[tuple[FieldPath, bool, Label]]:
    """Keys that are unknown, hold more than a text, or are missing."""
    for name, value in tree.items():
        if name not in KEYS:
            yield (name,), True, _filled(_UNKNOWN, name=name)
        elif not isinstance(value, str):
            yield (name,), False, _filled(_NESTED, name=name)
    wanted = KEYS if tree.get("kind") in KINDS[1:] else REQUIRED
    for name in wanted:
        if tree.get(name, "") == "":
            yield (name,), False, _filled(_MISSING, name=name)


def _filled(label: Label, **values: str) -> Label:
    return Label(label.hans.format(**values), label.en.format(**values))
