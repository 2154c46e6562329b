"""The local server: its own pages only, told early when it cannot run, ended by Ctrl-C with 0."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from recordroom.publish.serve import HOST, Server
from recordroom.read.files import SurroundingsError
from tests.conftest import base_files, lay

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    return lay(
        tmp_path / "site",
        {
            "index.html": "<h1>首页</h1>", "404.html": "<h1>没有这一页</h1>", "a/index.html": "甲",
            "files/0a1b/plan.pdf": b"%PDF", "pagefind/x.pf_index": b"\x1f\x8b",
        },
    )  # fmt: skip


@pytest.fixture
def port(site: Path) -> Iterator[int]:
    with Server(site, port=0) as server:
        server.start()
        yield int(server.address.rpartition(":")[2])


def ask(port: int, target: str, method: str = "GET") -> tuple[int, bytes, dict[str, str]]:
    """A request as it is, without a client that tidies the address."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    connection.request(method, target)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, dict(answer.getheaders())


def test_pages(port: int) -> None:
    status, body, headers = ask(port, "/")
    assert (status, body.decode()) == (200, "<h1>首页</h1>")
    assert headers["Cache-Control"] == "no-store"
    assert ask(port, "/a/")[1].decode() == "甲"
    assert ask(port, "/files/0a1b/plan.pdf")[2]["Content-Type"] == "application/pdf"
    assert ask(port, "/", "HEAD")[:2] == (200, b"")


def test_a_wrong_address_shows_the_page_for_it(port: int) -> None:
    status, body, headers = ask(port, "/no/such")
    assert (status, body.decode()) == (404, "<h1>没有这一页</h1>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert ask(port, "/no/such", "HEAD")[:2] == (404, b"")


@pytest.mark.parametrize("target", ["/files/", "/files/0a1b/", "/pagefind/"])
def test_folders_are_not_listed(port: int, target: str) -> None:
    status, body, _ = ask(port, target)
    assert status == 404 and b"0a1b" not in body and b"plan.pdf" not in body


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "/..%2fsecret.txt",
        "//secret.txt", "/..\\secret.txt", "/%00/../secret.txt", "/./.././secret.txt", "..",
        "/files/%2e%2e/%2e%2e/secret.txt", "//../secret.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_site(port: int, target: str) -> None:
    status, body, _ = ask(port, target)
    assert status != 200 or b"outside" not in body
    assert b"outside" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_only_reads(port: int, method: str) -> None:
    assert ask(port, "/index.html", method)[0] == 501


def test_the_site_may_be_replaced_while_it_is_served(port: int, site: Path) -> None:
    site.rename(site.with_name("old"))
    assert ask(port, "/")[0] == 404
    lay(site, {"index.html": "新"})
    assert ask(port, "/")[1].decode() == "新"


def test_a_port_in_use_is_told(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        number = taken.getsockname()[1]
        with pytest.raises(SurroundingsError) as told:
            Server(site, port=number)
    for text in (told.value.hans, told.value.en):
        assert str(number) in text and "--port" in text
    with pytest.raises(SurroundingsError):
        Server(site, port=70000)


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(TOOLS), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "recordroom", "serve", "--root", str(root), *arguments]
    return subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_from_the_first_page_to_the_end(tmp_path: Path, sign: signal.Signals) -> None:
    root, port = lay(tmp_path / "room", base_files()), free_port()
    process = start(root, "--port", str(port))
    assert process.stdout is not None
    for line in process.stdout:
        if f"http://{HOST}:{port}" in line:
            break
    with urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=10) as answer:
        assert answer.status == 200
    if sign == signal.SIGTERM:
        # A record that is written while it runs is on the site soon after.
        note = (
            "---\ntype: notice\ntitle: 新来的通知\ndate: 2025-01-01\nstatus: issued\n---\n\n文。\n"
        )
        lay(root, {"records/notices/2025/new.md": note})
        for line in process.stdout:
            if "new.md" in line:
                break
    process.send_signal(sign)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0, rest


def test_serve_on_a_port_in_use(tmp_path: Path) -> None:
    root = lay(tmp_path / "room", base_files())
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        process = start(root, "--port", str(taken.getsockname()[1]))
        told, _ = process.communicate(timeout=60)
    assert process.returncode == 2 and "--port" in told and "Traceback" not in told
