"""The sample's bulk records: weekly meetings, service records and archive entries of its projects.

    python tools/sample/bulk.py [DIR]

writes them below DIR/records (DIR: the folder that holds `records/`, by default this
repository) and nothing else. Every text is put together from the tables in tables.py by week, client
code and topic; nothing is drawn by chance, so that a second run writes the same bytes. The other
records of the sample were written by hand and are never touched. People, clients and places are
invented; client codes stand for nobody. Approvals of late are bound to their content by bind.py,
which is to be run afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from pieces import Front, approval, file
from tables import (
    ARCHIVE,
    CLIENTS,
    CONFIRMED_LATER,
    HANS,
    HANT,
    HEAD_OF_PROJECTS,
    STAGES,
    STAGES_OTHERWISE,
    TONGXING,
    TONGXING_SESSIONS,
    UNITS,
    XINQIAO,
    XINQIAO_COUNTS,
    XINQIAO_FROM,
    XINQIAO_SKIPPED,
    YINLING,
    YINLING_SERVICES,
)


def main(arguments: Sequence[str]) -> None:
    """Write every bulk record below the folder named, by default this repository."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2]
    for path, text in files():
        target = root / "records" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def files() -> Iterator[tuple[str, str]]:
    """Every record as (path below records/, text), in a fixed order."""
    yield from _xinqiao_weeks()
    yield from _chosen_weeks("yinling", "银龄互助", YINLING)
    yield from _chosen_weeks("tongxing", "同行", TONGXING)
    yield from _xinqiao_services()
    yield from _yinling_services()
    yield from _tongxing_sessions()
    yield from _archive_entries()


def _xinqiao_weeks() -> Iterator[tuple[str, str]]:
    rows = XINQIAO.strip().split("\n")
    for index, row in enumerate(rows):
        day = XINQIAO_FROM + timedelta(weeks=index)
        week = _week(day)
        if week in XINQIAO_SKIPPED:
            yield _skipped(day, XINQIAO_SKIPPED[week])
            continue
        before = _week(day - timedelta(weeks=1))
        people, families = _counts(index)
        met, called = people * 2 // 3 + index % 4, people // 4 + index * 3 % 5
        known = (
            f"在案康复者{people}名，参加家属小组或者面谈的家庭{families}户；"
            f"本周面谈{met}次，电话联系{called}次。"
        )
        facts = [known] if families else []
        if before in XINQIAO_SKIPPED:
            facts.insert(0, f"第{int(before[-2:])}周因{XINQIAO_SKIPPED[before]}停开，补记于此。")
        last = next((r for r in reversed(rows[:index]) if r != "-"), "")
        if last:
            facts.append(f"上次待办已经办结：{last.split('|')[2]}。")
        away = ("bai-lu",) if week == "2026-W21" else ()  # three days of leave
        # qin-yue joins every fourth week, when the volunteers' timetable is settled.
        team = [p for p in ("he-cheng", "bai-lu", "su-he") if p not in away]
        team += ["qin-yue"] if index % 4 == 1 else []
        recorder = "su-he" if "bai-lu" in away or index % 3 == 2 else "bai-lu"
        open_ = index >= len(rows) - 1
        yield _weekly("xinqiao", "心桥", day, row, (facts, team, recorder, open_))


def _chosen_weeks(project: str, name: str, table: str) -> Iterator[tuple[str, str]]:
    for index, line in enumerate(table.strip().split("\n")):
        text, _, row = line.partition("|")
        day = date.fromisoformat(text)
        if project == "tongxing":
            team = ["lu-yuan", "luo-minyi", "su-he", "tang-guo"] if index % 2 == 0 else ["lu-yuan", "su-he", "tang-guo"]  # fmt: skip
            recorder = "tang-guo"
        else:
            worker = "ye-mingchuan" if day < date(2025, 9, 1) else "bai-lu"
            team, recorder = ["su-he", worker, "qin-yue"], worker if index % 2 else "qin-yue"
        yield _weekly(project, name, day, row, ([], team, recorder, False))


def _weekly(
    project: str, name: str, day: date, row: str, meeting: tuple[list[str], list[str], str, bool]
) -> tuple[str, str]:
    facts, team, recorder, open_ = meeting
    done, problem, plan, owner = row.split("|")
    hant = project == "tongxing"
    week = _week(day)
    year, number = week[:4], int(week[-2:])
    title = (
        f"“{name}”交流計劃{year}年第{number}週例會記錄"
        if hant
        else f"“{name}”项目{year}年第{number}周例会记录"
    )
    confirmed = CONFIRMED_LATER.get(day, day + timedelta(days=1))
    action: Front = [("no", "1"), ("text", plan), ("owner", owner), ("due", str(day + timedelta(days=6)))]  # fmt: skip
    if not open_:
        action.append(("done", "true"))
    front: Front = [
        ("type", "weekly-meeting"), ("title", title), ("date", str(day)),
        ("department", "projects"), ("status", "confirmed" if project == "xinqiao" else "filed"),
        *([("language", "zh-Hant")] if hant else []), ("author", recorder), ("project", project),
        ("week", week), ("place", "線上" if hant else "协会二楼项目室"),
        ("chair", team[0]), ("recorder", recorder), ("present", team), ("actions", [action]),
        ("approvals", [approval("approve", HEAD_OF_PROJECTS, confirmed)]),
    ]  # fmt: skip
    headings = HANT if hant else HANS
    parts = ([*facts, done + "。"], [problem + "。"], [plan + "。"])
    body = "\n\n".join(
        f"## {heading}\n\n" + "\n".join(f"- {line}" for line in lines)
        for heading, lines in zip(headings, parts, strict=True)
    )
    return file("weekly-meetings", f"weekly-{project}-{year}-w{number:02d}", front, body)


def _skipped(day: date, reason: str) -> tuple[str, str]:
    week = _week(day)
    year, number = week[:4], int(week[-2:])
    front: Front = [
        ("type", "weekly-meeting"), ("title", f"“心桥”项目{year}年第{number}周例会停开说明"),
        ("date", str(day)), ("department", "projects"), ("status", "confirmed"),
        ("author", "bai-lu"), ("project", "xinqiao"), ("week", week), ("skipped", "true"),
        ("skip-reason", reason),
        ("approvals", [approval("approve", HEAD_OF_PROJECTS, day + timedelta(days=7))]),
    ]  # fmt: skip
    body = f"本周为{reason}，不召开例会。紧急情况按危机联系卡上的三个电话联系；停开情况写入下一次例会记录。"
    return file("weekly-meetings", f"weekly-xinqiao-{year}-w{number:02d}", front, body)


def _xinqiao_services() -> Iterator[tuple[str, str]]:
    keys, *rows = (line.split("|") for line in CLIENTS.strip().split("\n"))
    for place, row in enumerate(rows):
        words = dict(zip(keys, row, strict=True))
        code = words["code"]
        worker = "bai-lu" if place % 2 == 0 else "su-he"
        # Ten weeks a client, clear of the spring and autumn holidays.
        start = date(2025, 10, 21) + timedelta(weeks=10 * place, days=min(place, 2))
        told = STAGES if place % 2 == 0 else STAGES_OTHERWISE
        for stage, line in enumerate(told.strip().split("\n")):
            topic, *texts = line.split("|")
            day = start + timedelta(weeks=(0, 1, 2, 4, 9)[stage])
            process, seen, plan = (text.format(**words) for text in texts)
            nextday = day + timedelta(weeks=1 if stage < 4 else 2)
            extra: Front = [
                ("client-code", code), ("session", str((1, 2, 3, 5, 10)[stage])),
                ("starts", f"{day}T{('14:00', '15:30', '10:00', '16:00')[place]}"),
                ("hours", ("2", "1", "1.5", "1.25", "1")[stage]), ("worker", worker),
                ("place", ("柳岸社区", "梧桐里社区", "柳岸社区", "南塘社区")[place]),
                ("method", ("叙事面谈", "目标拆分", "陪同练习", "陪同练习", "目标回看")[stage]),
                ("consent", "true"), ("feedback", _FEEDBACK[(place * 2 + stage) % 7]),
                ("next", plan.split("，")[0].rstrip("。")), ("next-on", str(nextday)),
            ]  # fmt: skip
            id_ = f"service-xinqiao-{day}-c{code[-2:]}"
            title = f"“心桥”第{int(code[-2:])}号个案{topic}记录"
            yield _service(
                ("xinqiao", "case", "checked"),
                (id_, title, day, worker),
                extra,
                (process, seen, plan),
            )


_FEEDBACK = ("下次还在这里见", "希望不要换人", "想把今天的事告诉家人", "没有多说，点了头", "问能不能早十分钟开始", "觉得比想的容易", "说累，但愿意再来")  # fmt: skip


def _yinling_services() -> Iterator[tuple[str, str]]:
    for index, line in enumerate(YINLING_SERVICES.strip().split("\n")):
        text, kind, name, mark, volunteers, *texts = line.split("|")
        day = date.fromisoformat(text)
        worker = "su-he" if index % 3 == 0 or day > date(2025, 8, 31) else "ye-mingchuan"
        group = kind == "group"
        extra: Front = [
            ("participants" if group else "client-code", mark),
            ("starts", f"{day}T{'14:30' if group else ('09:30', '16:00', '10:00')[index % 3]}"),
            ("hours", "2" if group else ("1", "0.75", "1.25")[index % 3]), ("worker", worker),
            ("volunteers", volunteers), ("place", "柳岸社区活动室" if group else "南塘社区"),
            ("method", name), ("next", texts[2].split("，")[0]),
        ]  # fmt: skip
        opened: Front = [("access", "internal"), ("compartments", [])] if group else []
        head = (
            f"service-yinling-{day}",
            f"“银龄互助”{day.year}年{day.month}月{day.day}日{name}记录",
            day,
            worker,
        )
        process, seen, plan = (f"{part}。" for part in texts)
        yield _service(("yinling", kind, "filed"), head, extra, (process, seen, plan), opened)


def _tongxing_sessions() -> Iterator[tuple[str, str]]:
    for line in TONGXING_SESSIONS.strip().split("\n"):
        text, name, people, process, seen, plan = line.split("|")
        day = date.fromisoformat(text)
        extra: Front = [
            ("starts", f"{day}T19:30"), ("hours", "2"), ("worker", "su-he"),
            ("participants", people), ("place", "線上"), ("method", "處境研討"),
            ("next", plan.split("，")[0].rstrip("。")),
        ]  # fmt: skip
        opened: Front = [("access", "internal"), ("compartments", []), ("language", "zh-Hant")]
        yield _service(("tongxing", "group", "filed"), (f"service-tongxing-{day}", f"“同行”{name}記錄", day, "su-he"), extra, (process, seen, plan), opened)  # fmt: skip


def _service(
    about: tuple[str, str, str],
    head: tuple[str, str, date, str],
    extra: Front,
    texts: tuple[str, str, str],
    opened: Sequence[tuple[str, object]] = (),
) -> tuple[str, str]:
    project, kind, status = about
    id_, title, day, worker = head
    hant = project == "tongxing"
    checked = day + timedelta(days=7 - day.weekday())  # the Monday after
    front: Front = [
        ("type", "service-record"), ("title", title), ("date", str(day)),
        ("department", "projects"), ("status", status), *opened, ("author", worker),
        ("project", project), ("service-kind", kind), *extra,
        ("checked-by", "he-cheng"), ("checked-on", str(checked)),
        ("approvals", [approval("review", HEAD_OF_PROJECTS, checked)]),
    ]  # fmt: skip
    headings = ("服務過程", "觀察與評估", "下一步計劃") if hant else ("服务过程", "观察与评估", "下一步计划")  # fmt: skip
    body = "\n\n".join(f"## {h}\n\n{t}" for h, t in zip(headings, texts, strict=True))
    return file("service-records", id_, front, body)


def _archive_entries() -> Iterator[tuple[str, str]]:
    for line in ARCHIVE.strip().split("\n"):
        code, serial, number, body, title, day, level, pages, class_, record, filed = line.split(
            "|"
        )
        category, year, period, unit, item = code.split()
        reference = f"QH-{category}·{year}-{period}-{unit}-{int(item):04d}"
        # Budgets are for members: what lists them must not be read by more people than they.
        levelled: Front = [("access", "public")] if level == "public" else []
        levelled += (
            [("compartments", ["membership"])] if record.endswith("-budget") and levelled else []
        )
        front: Front = [
            ("type", "archive-entry"), ("title", f"归档目录条目 {title}"), ("date", filed),
            ("department", "general-office"), ("status", "filed"), *levelled,
            ("author", "xu-jia"), ("reference-code", reference), ("serial", serial),
            ("document-number", number), ("responsible", body), ("item-title", title),
            ("item-date", day), ("item-level", level), ("pages", pages), ("describes", [record]),
            ("category", category), ("year", year), ("period-code", period),
            ("item-class", class_), *([("unit", UNITS[unit])] if unit in UNITS else []),
            ("item-number", f'"{int(item):04d}"'), ("medium", "both"),
            ("location", "档案室一号柜"), ("box", f"{unit}-{year}-1"), ("filed-on", filed),
            ("filed-by", "xu-jia"),
            ("approvals", [approval("review", ("jiang-yutong", "head-general"), date.fromisoformat(filed))]),
        ]  # fmt: skip
        id_ = f"arc-{category}-{year}-{period}-{unit}-{int(item):04d}".lower()
        yield file("archive-entries", id_, front, "", year=filed[:4])


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _counts(index: int) -> tuple[int, int]:
    """People and families in a week, on straight lines between the reported numbers."""
    after = next(i for i, point in enumerate(XINQIAO_COUNTS) if point[0] >= index)
    if XINQIAO_COUNTS[after][0] == index:
        return XINQIAO_COUNTS[after][1:]
    (left, *low), (right, *high) = XINQIAO_COUNTS[after - 1 : after + 1]
    part = (index - left) / (right - left)
    people, families = (int(a + (b - a) * part) for a, b in zip(low, high, strict=True))
    return people, families


if __name__ == "__main__":
    main(sys.argv[1:])
