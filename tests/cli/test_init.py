"""`recordroom init`: a room of one's own that passes its own check."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from recordroom.capture.policies.load import capture_policies
from recordroom.model.policies import Policies
from recordroom.read.room import read_room
from tests.cli.conftest import Run


class Terminal(io.StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        return True


def policies_of(root: Path) -> Policies:
    return capture_policies(read_room(root).policy_files)


def test_a_fresh_room_is_in_order(told: Run, tmp_path: Path) -> None:
    root = tmp_path / "room"
    said = told("init", root, "--name", "春苗社区服务中心", "--code", "CM", "--person", "li=李")
    assert said.status == 0, said.err
    assert "春苗社区服务中心" in said.out and "接下来" in said.out
    checked = told("check", "--root", root)
    assert checked.status == 0, checked.out
    policies = policies_of(root)
    assert not policies.problems
    assert policies.organisation.name.hans == "春苗社区服务中心"
    assert policies.organisation.code == "CM"
    assert set(policies.organisation.people) == {"li"}
    assert policies.organisation.posts and policies.organisation.departments
    assert policies.types and policies.classes and policies.access.audiences


def test_nothing_of_the_sample_association_is_left(told: Run, tmp_path: Path) -> None:
    root = tmp_path / "room"
    assert told("init", root, "--name", "春苗", "--short", "春").status == 0
    policies = policies_of(root)
    assert not policies.organisation.people and not policies.access.office_contacts
    assert not any(row.basis for row in policies.classes.values())
    codes = {c.text for s in policies.series.values() for c in s.codes}
    assert codes and all(text.startswith("春") for text in codes)
    for path in root.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert not {w for w in ("qinghe.example", "青协", "江雨桐", "su-he") if w in text}, path
            assert "青禾社会工作服务协会" not in text, path
    own = (root / "policies/record-types/official-document.yml").read_text(encoding="utf-8")
    assert "春苗" in own.rpartition("template:")[2]


def test_the_first_commit_is_there_and_clean(
    told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who, name in (("", "Record room"), ("[user]\nname = 李\nemail = li@org.example\n", "李")):
        (tmp_path / "gitconfig").write_text(who, encoding="utf-8")
        root = tmp_path / f"room-{name}"
        assert told("init", root, "--name", "春苗").status == 0
        git = ["git", "-C", str(root)]
        log = subprocess.run(
            [*git, "log", "--format=%an"], capture_output=True, text=True, check=True
        )
        assert log.stdout == f"{name}\n"
        left = subprocess.run([*git, "status", "--porcelain"], capture_output=True, check=True)
        assert left.stdout == b""


def test_without_git_there_is_a_room_all_the_same(
    told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = told("--lang", "en", "init", tmp_path / "room", "--name", "Sprout Centre")
    assert said.status == 0
    assert "no history yet" in said.out
    assert not (tmp_path / "room" / ".git").exists()
    assert told("check", "--root", tmp_path / "room").status == 0


def test_without_a_person_it_takes_defaults_and_says_so(told: Run, tmp_path: Path) -> None:
    said = told("init", tmp_path / "sprout")
    assert said.status == 0
    assert "未给出，用「sprout」" in said.err and "SPRO" in said.err
    assert policies_of(tmp_path / "sprout").organisation.code == "SPRO"


def test_a_person_is_asked(told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("春苗社区服务中心\nCM\n"))
    said = told("init", tmp_path / "room")
    assert said.status == 0
    assert "机构名" in said.out and "机构代号" in said.out
    organisation = policies_of(tmp_path / "room").organisation
    assert (organisation.name.hans, organisation.code) == ("春苗社区服务中心", "CM")


def test_the_language_is_the_organisations(told: Run, tmp_path: Path) -> None:
    said = told("init", tmp_path / "a", "--name", "Sprout", "--lang", "en")
    assert said.status == 0 and "已建在" in said.out
    assert policies_of(tmp_path / "a").organisation.language == "en"
    readme = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    assert "接下来" in readme and "Next steps" in readme


@pytest.mark.parametrize(
    ("options", "chinese", "english"),
    [
        (("--name", "  "), "机构名不能为空", "needs a name"),
        (("--name", "。。"), "机构名不能为空", "needs a name"),
        (("--name", "春苗", "--code", "cm 1"), "机构代号「cm 1」不对", "The code cm 1"),
        (("--name", "春苗", "--short", "春〔1〕"), "机关代字", "letters only"),
        (("--name", "春苗", "--person", "李四"), "标识=姓名", "write ID=NAME"),
        (("--name", "春苗", "--person", "Li=李"), "标识=姓名", "write ID=NAME"),
    ],
)
def test_wrong_input(
    told: Run, tmp_path: Path, options: tuple[str, ...], chinese: str, english: str
) -> None:
    said = told("init", tmp_path / "room", *options)
    assert said.status == 2
    assert chinese in said.err and english in said.err
    assert not (tmp_path / "room").exists()


def test_names_cannot_break_the_file(told: Run, tmp_path: Path) -> None:
    name = 'A "quoted": {name} # [x] 组织'
    assert told("init", tmp_path / "room", "--name", name, "--code", "A").status == 0
    assert policies_of(tmp_path / "room").organisation.name.hans == name


def test_a_full_folder_is_refused(told: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("", encoding="utf-8")
    said = told("init", tmp_path, "--name", "春苗")
    assert said.status == 2 and "没有改动" in said.err


@pytest.mark.parametrize(
    ("forge", "place"),
    [
        ("github", ".github/workflows/recordroom.yml"),
        ("forgejo", ".forgejo/workflows/recordroom.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ],
)
def test_a_room_is_set_up_for_its_forge(forge: str, place: str, told: Run, tmp_path: Path) -> None:
    root = tmp_path / "room"
    assert told("init", root, "--name", "春苗", "--forge", forge).status == 0
    assert (root / place).is_file()
    others = {".github", ".forgejo", ".gitlab-ci.yml"} - {place.split("/", maxsplit=1)[0]}
    assert not any((root / other).exists() for other in others)
    assert told("check", "--root", root).status == 0
    assert told("codeowners", "--check", "--root", root).status == 0
