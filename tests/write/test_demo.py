"""The sample's repository: the sample to the byte, and a history that tells the same story."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest

from recordroom.authorise.content import content_hash
from recordroom.capture.holdings import capture_holdings
from recordroom.capture.policies.load import capture_policies
from recordroom.capture.records import capture_record
from recordroom.data import data_path
from recordroom.model.holdings import EVENT_KINDS
from recordroom.model.policies import Policies
from recordroom.pipeline import audit_room, check_room
from recordroom.read.files import SurroundingsError
from recordroom.read.frontmatter import read_document
from recordroom.read.git import NewCommit
from recordroom.read.room import Room, read_room
from recordroom.write import demo
from recordroom.write.demo import SAMPLE_DAY, Made, make_demo

SAMPLE = data_path("policies").parent


@dataclass(frozen=True, slots=True)
class Told:
    """A commit as the log tells it."""

    id: str
    author: str
    email: str
    when: datetime
    trailers: dict[str, list[str]]
    paths: tuple[str, ...]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_demo(tmp_path_factory.mktemp("demo") / "room", sample=SAMPLE)


@pytest.fixture(scope="module")
def sample_policies() -> Policies:
    return capture_policies(read_room(SAMPLE).policy_files)


def git(root: Path, *arguments: str, stdin: str | None = None) -> str:
    command = ["git", "-c", "core.quotePath=false", "-C", str(root), *arguments]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, encoding="utf-8", input=stdin
    ).stdout


@pytest.fixture(scope="module")
def log(made: Made) -> list[Told]:
    form = "%x02%H%x1f%an%x1f%ae%x1f%aI%x1f%(trailers:only,unfold)%x1f"
    out = git(made.root, "log", "--reverse", "--name-only", f"--format={form}")
    found = []
    for block in out.split("\x02")[1:]:
        id_, author, email, when, trailers, paths = block.split("\x1f")
        told: dict[str, list[str]] = {}
        for line in trailers.strip().splitlines():
            key, _, value = line.partition(": ")
            told.setdefault(key, []).append(value)
        listed = tuple(p for p in paths.strip().splitlines() if p)
        found.append(Told(id_, author, email, datetime.fromisoformat(when), told, listed))
    return found


def test_the_tree_is_the_sample_to_the_byte(made: Made) -> None:
    listed = set(git(made.root, "ls-files", "-z").split("\0")) - {""}
    files = {
        p.relative_to(SAMPLE).as_posix(): p.read_bytes()
        for folder in ("policies", "records")
        for p in (SAMPLE / folder).rglob("*")
        if p.is_file() and not p.name.startswith(".") and ".earlier" not in p.parts
    }
    extra = {"README.md", ".gitignore", ".gitattributes"}
    assert listed == set(files) | extra
    assert {name: (made.root / name).read_bytes() for name in files} == files
    assert git(made.root, "status", "--porcelain") == ""


def test_there_is_much_to_tell(made: Made, log: list[Told]) -> None:
    assert made.commits == len(log)
    assert 600 <= len(log) <= 1500
    assert made.head == log[-1].id


def test_authors_are_people_of_the_organisation(log: list[Told], sample_policies: Policies) -> None:
    people = sample_policies.organisation.people
    emails = {f"{id_}@qinghe.example": p.name.en for id_, p in people.items()}
    assert {(c.email, c.author) for c in log} <= set(emails.items())
    assert len({c.author for c in log}) >= 10
    rows = sample_policies.organisation.appointments
    for commit in log:
        person = commit.email.partition("@")[0]
        assert commit.trailers["By"] == [person]
        held = [a for a in rows if a.person == person and a.holds(commit.when.date())]
        assert held, f"{commit.author} held no post on {commit.when}"


def test_days_never_fall_and_lie_in_working_hours(
    log: list[Told], sample_policies: Policies
) -> None:
    moments = [c.when for c in log]
    assert moments == sorted(moments) and len(set(moments)) == len(moments)
    assert moments[0].date() == sample_policies.organisation.founded
    assert moments[-1].date() <= SAMPLE_DAY
    assert all(m.strftime("%z") == "+0800" for m in moments)
    assert all(time(8, 30) <= m.time() <= time(18) for m in moments)


def test_trailers_name_acts_and_records(log: list[Told]) -> None:
    ids = {p.stem for p in SAMPLE.rglob("*.md")}
    for commit in log:
        assert len(commit.trailers["Action"]) == 1
        assert commit.trailers["Action"][0] in EVENT_KINDS
        assert set(commit.trailers.get("Record", [])) <= ids
        touched = {PurePosixPath(p).stem for p in commit.paths if p.endswith(".md")}
        if len(commit.trailers.get("Record", [])) == len(touched):
            assert touched == set(commit.trailers.get("Record", []))
    acts = {c.trailers["Action"][0] for c in log}
    assert acts >= {"drafted", "reviewed", "approved", "numbered", "issued", "closed", "filed"}


def test_registers_only_grow_and_with_them_the_numbers(made: Made) -> None:
    stat = git(made.root, "log", "--format=", "--numstat", "--", "records/numbers")
    rows = [line.split("\t") for line in stat.splitlines() if line]
    assert len(rows) > 50
    assert all(removed == "0" for _, removed, _ in rows)
    assert all(int(added) <= 3 for added, _, _ in rows), "line by line, the header with the first"


def test_a_number_is_in_the_register_when_it_is_in_the_record(made: Made, log: list[Told]) -> None:
    numbered = [c for c in log if c.trailers["Action"] == ["numbered"] and "Record" in c.trailers]
    for commit in numbered[:: max(len(numbered) // 10, 1)]:
        patch = git(made.root, "show", "-U0", "--format=", commit.id)
        added = [line[1:] for line in patch.splitlines() if line.startswith("+")]
        number = commit.trailers["Number"][0]
        assert any(line.startswith(f"{number},mint,") for line in added)
        assert f"number: {number}" in [line.replace('"', "") for line in added]


def test_people_join_when_they_start(made: Made, sample_policies: Policies) -> None:
    path = "policies/organisation.yml"
    ids = git(made.root, "log", "--reverse", "--format=%H %as", "--", path).split()
    commits = list(zip(ids[::2], ids[1::2], strict=True))
    assert len(commits) >= 3
    for id_, day in commits:
        on = date.fromisoformat(day)
        text = git(made.root, "show", f"{id_}:{path}")
        for row in sample_policies.organisation.appointments:
            there = f"person: {row.person}\n    post: {row.post}" in text
            assert there == (row.start <= on), (row, day)


def test_a_policy_is_superseded_after_its_successor_came(made: Made, log: list[Told]) -> None:
    room, policies = _captured(made.root)
    holdings = capture_holdings(room, policies)
    pairs = [(r.target, r.origin) for r in holdings.references if r.field[0] == "supersedes"]
    assert pairs
    order = {c.id: i for i, c in enumerate(log)}
    for older, newer in pairs:
        acts = [c for c in log if older in c.trailers.get("Record", [])]
        ended = [c for c in acts if c.trailers["Action"] == ["superseded"]]
        born = next(c for c in log if newer in c.trailers.get("Record", []))
        if holdings.by_id[older].status == "superseded":
            assert ended and order[ended[-1].id] > order[born.id]


def test_every_earlier_version_is_a_record_of_its_type(made: Made) -> None:
    """Front matter edited by lines stays what it was: readable, with known fields, rightly typed."""
    room, policies = _captured(made.root)
    final = {d.source.path for d in room.documents}
    states: dict[PurePosixPath, list[str]] = {}
    for path, data in _versions(made.root):
        document = read_document(path, data)
        assert document.tree is not None and not document.problems, (path, document.problems)
        earlier = Room(made.root, (), (document,), (), (), ())
        problems = capture_holdings(earlier, policies).problems
        assert not problems, (path, [(p.kind, p.values) for p in problems])
        states.setdefault(path, []).append(str(document.tree["status"]))
    assert set(states) == final
    for path, told in states.items():
        tree = _tree(room, path)
        type_ = policies.types[str(tree["type"])]
        order = [list(type_.states).index(s) for s in told]
        given = tree.get("approvals", [])
        returns = sum("returned" in str(row) for row in given) if isinstance(given, list) else 0
        falls = sum(a > b for a, b in pairwise(order))
        assert falls == returns, f"{path} went back: {told}"


def test_drafts_have_no_number_and_no_approval(made: Made, log: list[Told]) -> None:
    drafts = [c for c in log if c.trailers["Action"] == ["drafted"]]
    for commit in drafts[:: max(len(drafts) // 25, 1)]:
        for path in commit.paths:
            if path.endswith(".md"):
                text = git(made.root, "show", f"{commit.id}:{path}").partition("\n---\n")[0]
                assert "\nnumber: " not in text and "\napprovals:" not in text, path


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_the_same_commits_everywhere(made: Made, tmp_path: Path, zone: str) -> None:
    """From any folder, time zone, locale, hash seed and configuration of the user's."""
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        "[user]\nname = Someone\nemail = s@else.example\n[core]\nautocrlf = true\n"
        "[commit]\ngpgsign = true\n[init]\ndefaultBranch = trunk\n",
        encoding="utf-8",
    )
    env = {
        "PATH": os.environ["PATH"], "HOME": str(home), "TZ": zone, "LC_ALL": "C",
        "PYTHONHASHSEED": str(len(zone)), "PYTHONPATH": os.pathsep.join(sys.path),
        "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_DIR": str(home),
    }  # fmt: skip
    command = [sys.executable, "-m", "recordroom", "demo", "elsewhere/示例 room"]
    subprocess.run(command, check=True, cwd=tmp_path, env=env, capture_output=True)
    assert git(tmp_path / "elsewhere" / "示例 room", "rev-parse", "main").strip() == made.head


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(SurroundingsError) as caught:
            make_demo(target, sample=SAMPLE)
        assert "没有改动" in caught.value.hans and "left as it is" in caught.value.en
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(SurroundingsError):
        make_demo(tmp_path / "link", sample=SAMPLE)


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = demo.sample_history

    def broken(*arguments: object, **options: object) -> Iterator[NewCommit]:
        for i, commit in enumerate(whole(*arguments, **options)):  # type: ignore[arg-type]
            if i == 20:
                raise KeyboardInterrupt
            yield commit

    monkeypatch.setattr(demo, "sample_history", broken)
    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path / "room", sample=SAMPLE)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SurroundingsError) as caught:
        make_demo(tmp_path / "file" / "room", sample=SAMPLE)
    assert "写不了" in caught.value.hans and "Cannot write" in caught.value.en


def _captured(root: Path) -> tuple[Room, Policies]:
    room = read_room(root)
    return room, capture_policies(room.policy_files)


def _tree(room: Room, path: PurePosixPath) -> dict[str, object]:
    document = next(d for d in room.documents if d.source.path == path)
    assert document.tree is not None
    return dict(document.tree)


def _versions(root: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Every version of every record, oldest first, read in one process."""
    raw = git(root, "log", "--reverse", "--raw", "--no-abbrev", "--no-renames", "--format=")
    rows = [line.split("\t") for line in raw.splitlines() if line.endswith(".md")]
    wanted = [(PurePosixPath(path), meta.split()[3]) for meta, path in rows]
    wanted = [(path, blob) for path, blob in wanted if len(path.parts) > 1]
    asked = "".join(f"{blob}\n" for _, blob in wanted).encode()
    command = ["git", "-C", str(root), "cat-file", "--batch"]
    out = subprocess.run(command, input=asked, check=True, capture_output=True).stdout
    at = 0
    for path, _ in wanted:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[2])
        yield path, out[end + 1 : end + 1 + size]
        at = end + 2 + size


def test_no_change_of_its_past_is_at_fault(made: Made) -> None:
    """What is told about the past is a past that the rules over changes let pass."""
    audited = audit_room(made.root, as_of=SAMPLE_DAY)
    assert audited.changes == made.commits - 1
    assert audited.diagnostics == ()
    assert check_room(made.root, as_of=SAMPLE_DAY).diagnostics == ()


def test_approvals_came_in_with_the_text_that_they_name(made: Made) -> None:
    """In the commit that brings an approval bound to its content, that is the content."""
    _, policies = _captured(made.root)
    seen: dict[PurePosixPath, int] = {}
    bound = 0
    for path, data in _versions(made.root):
        document = read_document(path, data)
        record = capture_record(document, policies=policies, beside=()).record
        rows = record.value("approvals") if record is not None else None
        rows = rows if isinstance(rows, tuple) else ()
        new = [row for row in rows[seen.get(path, 0) :] if isinstance(row, Mapping)]
        seen[path] = len(rows)
        named = {str(row["content"]) for row in new if "content" in row}
        if record is not None and named and not record.value("attachments"):
            assert named == {content_hash(record, policies)}, path
            bound += len(new)
    assert bound >= 20


def test_each_act_of_handling_has_its_commit(made: Made, log: list[Told]) -> None:
    def acts(record: str) -> list[tuple[str, str]]:
        mine = [c for c in log if record in c.trailers.get("Record", [])]
        return [(c.trailers["Action"][0], c.trailers["By"][0]) for c in mine]

    told = acts("doc-2026-winter-visits")
    at = told.index(("returned", "he-cheng"))
    assert ("submitted", "qin-yue") in told[:at] and ("submitted", "qin-yue") in told[at:]
    assert told[-1] == ("amended", "qin-yue")
    assert ("acknowledged", "he-cheng") in acts("doc-2026-signing-decision")
    assert acts("doc-2026-power-cut")[-1] == ("voided", "jiang-yutong")
    signed = git(made.root, "log", "--format=%ae", "--", "*.sig").split()
    assert signed == ["shen-zhiqiu@qinghe.example"]
    keys = git(made.root, "log", "--format=%s", "--", "policies/allowed_signers").splitlines()
    assert len(keys) == 1 and "公钥" in keys[0]
