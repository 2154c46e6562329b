"""The command as a whole: help, languages, and what it says when something goes wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

import recordroom
from recordroom.cli.commands import check as check_command
from tests.cli.conftest import Run

COMMANDS = ("build", "check", "demo", "explain", "init", "rule", "serve")


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_alone_it_lists_the_commands(told: Run, arguments: tuple[str, ...]) -> None:
    said = told(*arguments)
    assert said.status == 0
    assert all(f"\n  {name}" in said.out for name in COMMANDS)
    assert "档案室" in said.out and "record room" in said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_in_both_languages(told: Run, command: str) -> None:
    said = told(command, "--help")
    assert said.status == 0
    assert any("\u4e00" <= c <= "\u9fff" for c in said.out)
    assert " · " in said.out


def test_version(told: Run) -> None:
    assert recordroom.__version__ in told("--version").out


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (("chekc",), "是不是「check」", "Did you mean check?"),
        (("xyzzy",), "没有「xyzzy」这个命令", "no command xyzzy"),
        (("check", "--fromat", "json"), "--format", "No such option"),
        (("check", "--as-of", "03/01/2025"), "--as-of 的「", "2025-03-01"),
        (("check", "--as-of", "2025-02-29"), "--as-of 的「", "2025-03-01"),
        (("check", "--format", "xml"), "「--format」的值不对", "not one of"),
        (("--lang", "fr", "check"), "「--lang」的值不对", "not one of"),
        (("explain",), "还缺少「ID」", "Missing argument"),
        (("demo",), "还缺少「DIR」", "Missing argument"),
        (("rule", "NUM999"), "没有「NUM999」这条规则", "There is no rule NUM999"),
    ],
)
def test_wrong_usage_is_told_in_both_languages(
    told: Run, arguments: tuple[str, ...], chinese: str, english: str
) -> None:
    said = told(*arguments)
    assert said.status == 2
    assert said.out == ""
    assert chinese in said.err and english in said.err


def test_our_own_fault_is_told_as_such(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bolt fell out")

    monkeypatch.setattr(check_command, "check_room", broken)
    said = told("check")
    assert said.status == 3
    assert "程序自身出了错" in said.err and "fault of the program" in said.err
    assert "a bolt fell out" in said.err


def test_an_interrupt_ends_quietly(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "check_room", interrupted)
    said = told("check")
    assert said.status == 130
    assert "已停止" in said.err and "Stopped" in said.err and "Traceback" not in said.err


def test_the_language_may_come_from_the_environment(
    told: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told("rule").out.startswith("ACC001  ")
    chinese = told("rule").out
    monkeypatch.setenv("RECORDROOM_LANG", "en")
    english = told("rule").out
    assert chinese != english
    assert any("\u4e00" <= c <= "\u9fff" for c in chinese.splitlines()[0])
    assert english == told("--lang", "en", "rule").out


def test_python_dash_m() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "recordroom", "--version"],
        capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(p for p in sys.path if p)},
    )  # fmt: skip
    assert done.stdout.startswith("recordroom, version")


def test_nothing_heavy_is_loaded_for_help() -> None:
    code = (
        "import sys; from recordroom.cli.main import run; run(['rule', '--help']); "
        "sys.exit(any(m in sys.modules for m in ('mkdocs', 'pagefind', 'git')))"
    )
    env = {"PYTHONPATH": ":".join(p for p in sys.path if p)}
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0
