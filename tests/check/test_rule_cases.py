"""Every rule does what its cases say: finds exactly what fails, and nothing in what passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from recordroom.check.cases import Case, parse_cases, unescape
from recordroom.check.catalogue import catalogue
from recordroom.check.rule import Rule
from recordroom.pipeline import check_room
from tests.conftest import Repo, base_files, lay

CASES = Path(__file__).parent / "rules"
Room = Callable[[Mapping[str, str | bytes]], Path]


def case_file(rule: Rule) -> Path:
    return CASES / rule.family / f"{rule.name.replace('-', '_')}.md"


def every_case() -> list[tuple[Rule, Case]]:
    pairs = []
    for rule in catalogue():
        path = case_file(rule)
        if path.exists():
            pairs += [(rule, case) for case in parse_cases(path.read_text(encoding="utf-8"))]
    return pairs


def name_of(pair: tuple[Rule, Case]) -> str:
    rule, case = pair
    return f"{rule.name}-{case.heading}-{case.title}"


def lay_odd(root: Path, name: str, text: str, form: str) -> None:
    """Lay a file whose text cannot be written as it is: other encodings, links, sizes."""
    path = root / (unescape(name) if form == "escaped" else name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if form == "link":
        path.symlink_to(text.strip())
    elif form == "sparse":
        with open(path, "wb") as stream:
            stream.truncate(int(text))
    elif form == "escaped":
        path.write_bytes(unescape(text).encode())
    else:
        path.write_bytes(text.encode(form))


@pytest.mark.parametrize("pair", every_case(), ids=name_of)
def test_case(pair: tuple[Rule, Case], tmp_path: Path) -> None:
    rule, case = pair
    base = {name: text for name, text in base_files().items() if name not in case.without}
    added = {name: base.get(name, "") + text for name, text in case.added.items()}
    root = tmp_path / "room"
    if case.before:
        Repo(root).commit({**base, **case.before})
        for name in case.before:
            (root / name).unlink()
    if case.base:
        # The change is committed, and a commit without content after it: what only shows against
        # the last commits is not what these cases are about.
        repo = Repo(root)
        repo.commit({**base, **case.base, **added}, day="2020-01-02")
        for name in case.removed:
            (root / name).unlink()
    plain = {name: text for name, text in case.files.items() if name not in case.odd}
    lay(root, plain if case.base else {**base, **plain, **added})
    for name, form in case.odd.items():
        lay_odd(root, name, case.files[name], form)
    if case.base:
        for _ in range(2):
            repo.commit({}, day=case.as_of.isoformat())
    against = "HEAD~2" if case.base else ""
    found = sorted(
        (d.code, str(d.path), d.start.line, d.start.column)
        for d in check_room(root, as_of=case.as_of, against=against).diagnostics
    )
    assert found == sorted(case.expected)
    if case.heading == "fails":
        assert rule.code in {code for code, *_ in found}


@pytest.mark.parametrize("rule", catalogue(), ids=lambda r: r.name)
def test_rule_is_whole(rule: Rule) -> None:
    headings = {c.heading for c in parse_cases(case_file(rule).read_text(encoding="utf-8"))}
    assert {"fails", "passes"} <= headings
    for label in (rule.title, rule.message, rule.manual):
        assert label.hans.strip() and label.en.strip()
    assert any("\u4e00" <= c <= "\u9fff" for c in rule.manual.hans)
    assert not any("\u4e00" <= c <= "\u9fff" for c in rule.message.en.split("{")[0])


def test_base_room_is_clean(room: Room) -> None:
    from recordroom.check.cases import DAY

    assert check_room(room({}), as_of=DAY).diagnostics == ()


def test_every_case_file_has_its_rule() -> None:
    rules = {case_file(rule) for rule in catalogue()}
    assert set(CASES.rglob("*.md")) <= rules
