"""`make handbook` ends well: by Ctrl-C with status 0, and by any other way leaving nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HELPER = Path(__file__).parents[2] / "tools" / "make" / "foreground.py"
SERVER = """
import os, pathlib, sys, time
note = pathlib.Path(sys.argv[1])
try:
    note.with_suffix(".up").write_text(str(os.getpid()))
    time.sleep(60)
except KeyboardInterrupt:
    note.write_text("ended well")
    sys.exit(0)
"""

pytestmark = pytest.mark.skipif(
    shutil.which("make") is None or not sys.platform.startswith("linux"), reason="needs make, Linux"
)


@pytest.fixture
def makefile(tmp_path: Path) -> Path:
    (tmp_path / "server.py").write_text(SERVER, encoding="utf-8")
    path = tmp_path / "Makefile"
    command = (
        f"{sys.executable} {HELPER} {sys.executable} {tmp_path / 'server.py'} {tmp_path / 'note'}"
    )
    path.write_text(f"run:\n\t@{command}\n", encoding="utf-8")
    return path


def wait_for(path: Path) -> str:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if path.exists() and path.read_text(encoding="utf-8"):
            return path.read_text(encoding="utf-8")
        time.sleep(0.05)
    raise AssertionError(f"{path.name} never came")


def test_ctrl_c_on_a_terminal_is_success(makefile: Path) -> None:
    master, slave = os.openpty()
    # The leader of a new session that opens a terminal gets it as its own.
    script = 'exec make -f "$1" <"$2" >"$2" 2>&1'
    command = ["sh", "-c", script, "sh", str(makefile), os.ttyname(slave)]
    process = subprocess.Popen(command, start_new_session=True, cwd=makefile.parent)
    try:
        wait_for(makefile.with_name("note.up"))
        time.sleep(0.3)  # until the terminal has been handed over
        os.write(master, b"\x03")
        assert process.wait(timeout=20) == 0
        assert wait_for(makefile.with_name("note")) == "ended well"
    finally:
        process.kill()
        process.wait()
        os.close(slave)
        os.close(master)


@pytest.mark.parametrize("how", ["group", "make", "killed", "terminated"])
def test_nothing_stays_behind_without_a_terminal(makefile: Path, how: str) -> None:
    process = subprocess.Popen(
        ["make", "-f", str(makefile)], cwd=makefile.parent, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(makefile.with_name("note.up"))
        if how == "group":
            os.killpg(process.pid, signal.SIGINT)
        else:
            signs = {"make": signal.SIGINT, "killed": signal.SIGKILL, "terminated": signal.SIGTERM}
            process.send_signal(signs[how])
        process.wait(timeout=20)
        assert wait_for(makefile.with_name("note")) == "ended well"
    finally:
        process.kill()
        process.wait()


def test_its_status_is_the_commands() -> None:
    for status in (0, 3):
        command = [sys.executable, str(HELPER), sys.executable, "-c", f"raise SystemExit({status})"]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, start_new_session=True, check=False
        )
        assert done.returncode == status
