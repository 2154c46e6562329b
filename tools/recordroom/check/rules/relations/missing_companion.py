"""Rule: a record without one that it must come with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.policies import RecordType
from recordroom.relate.sets import Sets


@rule(
    "REL005",
    over=Holdings,
    zh="这份文件还缺「{wanted}」。请录入一份{type}，并在其「{via}」一栏填写 {head}。",
    en="This record lacks its “{wanted}”. Capture one of the type “{type}” and write {head} in its "
    "field “{via}”.",
)
def missing_companion(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """缺少配套文件 · Missing companion

    [zh]
    **查什么**　类型文件的 companions 规定必须配齐的文件：如会议开过要有会议纪要，
    项目结项要有评估报告。只看当前状态和日期下要求的那些。

    **为什么**　缺件的卷宗将来补不齐；在办结之前提醒，还找得到人、找得到材料
    （依据：DA/T 22-2015 归档文件应齐全完整；具体配哪些是本协会的选择）。

    **怎么改**　录入缺少的文件，并在它的引用字段里填上本文件的 id。
    已经有的，多半是那个字段没有填或填错。还没到该有的时候，请核对本文件的状态。

    [en]
    **What** Records that the type file’s `companions` asks for: minutes for a meeting that was
    held, an evaluation for a project that is closed. Only what binds in the present state and on
    the record’s day.

    **Why** A gap in a dossier cannot be closed years later; told in time, the people and papers
    are still at hand (complete files: DA/T 22-2015; which ones is the organisation’s own choice).

    **Mend** Capture the missing record and name this one in its reference field. If it is there,
    that field is most likely empty or wrong. If it is too early, look at this record’s status.
    """
    sets = Sets(holdings.records, context.policies.types)
    broken = _unread_folders(context)
    for record in holdings.records:
        for state in sets.companions(record):
            companion = state.companion
            head = record.text(companion.of) if companion.of else record.id
            wanted = context.policies.types.get(companion.type)
            # Without a head there is nothing to look for; that it is missing is told as such.
            if state.records or wanted is None or head not in holdings.by_id:
                continue
            if _home(wanted) in broken:
                continue
            via = wanted.fields.get(companion.via)
            yield Finding(
                record.at("status"),
                {
                    "wanted": companion.label if companion.label.hans else wanted.label,
                    "type": wanted.label,
                    "via": via.label if via is not None else companion.via,
                    "head": head,
                },
                record.id,
            )


def _home(type_: RecordType) -> tuple[str, str]:
    return (type_.root, type_.folder)


def _unread_folders(context: Context) -> frozenset[tuple[str, str]]:
    """The folders with a file that gave no record: it may be the one that seems to be missing."""
    known = {r.path for r in context.holdings.records}
    paths: set[PurePosixPath] = {
        p.place.path for p in context.holdings.problems if p.place.path.suffix == ".md"
    }
    return frozenset(
        (path.parts[0], path.parts[1]) for path in paths - known if len(path.parts) > 2
    )
