"""The local server: its own pages only, told early when it cannot run, ended by Ctrl-C with 0."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
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


def ask(port: int, target: str, method: str = "GET") -> tuple[int, bytes, HTTPMessage]:
    """A request as it is, without a client that tidies the address."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    connection.request(method, target)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, answer.headers


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


class Served:
    """`recordroom serve` in a process of its own, and what it has said so far."""

    def __init__(self, root: Path, *arguments: str) -> None:
        env = {**os.environ, "PYTHONPATH": str(TOOLS), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "recordroom", "serve", "--root", str(root), *arguments]
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line

    def says(self, words: str, within: float) -> bool:
        """Whether it says some words before the time is over."""
        end = time.monotonic() + within
        while words not in self.said and self.process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        return words in self.said

    def ended(self) -> int:
        try:
            return self.process.wait(timeout=60)
        finally:
            self.process.kill()
            self._reader.join(timeout=10)
            if self.process.stdout is not None:
                self.process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


NOTICE = "---\ntype: notice\ntitle: 通知{0}\ndate: 2025-01-01\nstatus: issued\n---\n\n文。\n"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_from_the_first_page_to_the_end(tmp_path: Path, sign: signal.Signals) -> None:
    path = "records/notices/2025/one.md"
    root, port = lay(tmp_path / "room", {**base_files(), path: NOTICE.format(1)}), free_port()
    served = Served(root, "--port", str(port), "--audience", "staff")
    try:
        assert served.says(f"http://{HOST}:{port}", within=90), served.said
        with urllib.request.urlopen(f"http://{HOST}:{port}/", timeout=10) as answer:
            assert answer.status == 200
        if sign == signal.SIGTERM:
            # What is written while it runs is on the site soon after.
            for _ in range(20):
                lay(root, {path: NOTICE.format(2)})
                if served.says("正在重建", within=3):
                    break
            assert "正在重建" in served.said
    finally:
        served.process.send_signal(sign)
        status = served.ended()
    assert status == 0, served.said
    assert "Traceback" not in served.said
    assert [p.name for p in (root / "build").iterdir()] == ["staff"]


def test_serve_on_a_port_in_use(tmp_path: Path) -> None:
    root = lay(tmp_path / "room", base_files())
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        served = Served(root, "--port", str(taken.getsockname()[1]))
        assert served.ended() == 2
    assert "--port" in served.said and "Traceback" not in served.said
    assert not (root / "build").exists()


def test_another_hosts_name_is_refused(port: int) -> None:
    for host, status in (
        (f"{HOST}:{port}", 200),
        (f"localhost:{port}", 200),
        ("evil.example", 403),
    ):
        asked = urllib.request.Request(f"http://{HOST}:{port}/", headers={"Host": host})
        try:
            with urllib.request.urlopen(asked, timeout=10) as answer:
                assert answer.status == status
        except urllib.error.HTTPError as error:
            assert error.code == status
