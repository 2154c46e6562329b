"""A site on a local address, and word of changes in the record room."""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from recordroom.read.files import SurroundingsError, why

HOST = "127.0.0.1"
Changes = queue.SimpleQueue["str | None"]
ROOM_FOLDERS = ("policies", "records")
QUIET = 0.4
"""Seconds without a further change before a rebuild: an editor saves in several steps."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files of the site's folder, its own 404 page, and nothing is cached."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        del format, args

    def send_head(self) -> Any:
        """Only to those who asked for this machine by its own name.

        A page elsewhere could have its host's name lead here (DNS rebinding) and read along.
        """
        asked = (self.headers.get("Host") or HOST).rpartition(":")[0] or self.headers.get("Host")
        if asked not in (HOST, "localhost", None):
            self.send_error(HTTPStatus.FORBIDDEN)
            return None
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """No lists of files: a published site has none either."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)


class _Socket(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


class Server:
    """A web server for a folder that may be replaced while it runs.

    The port is taken when made, so that a port in use is told before a long build. Raises
    SurroundingsError then.
    """

    def __init__(self, site: Path, *, port: int) -> None:
        handler = partial(_Handler, directory=str(site))
        try:
            self._socket = _Socket((HOST, port), handler)
        except (OSError, OverflowError) as error:
            raise SurroundingsError(
                f"端口 {port} 用不了，可能已被别的程序占用。请换一个，例如 --port {port % 60000 + 1}。",
                f"Port {port} cannot be used; another program may have it. Try --port "
                f"{port % 60000 + 1}.",
            ) from error
        self._thread = threading.Thread(target=self._socket.serve_forever, daemon=True)
        self.address = f"http://{HOST}:{self._socket.server_address[1]}"

    def __enter__(self) -> Server:
        return self

    def start(self) -> None:
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._thread.is_alive():
            self._socket.shutdown()
        self._socket.server_close()


class _Changes(FileSystemEventHandler):
    """Puts the name of every changed file of the room into a queue."""

    def __init__(self, found: Changes, *, root: Path, observer: BaseObserver) -> None:
        self._found = found
        self._root = root
        self._observer = observer
        self._watched: set[str] = set()
        self.look()

    def look(self) -> None:
        """Watch the room's folders that are there; `records/` may come later."""
        for folder in ROOM_FOLDERS:
            if folder not in self._watched and (self._root / folder).is_dir():
                self._watched.add(folder)
                self._observer.schedule(self, str(self._root / folder), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(str(event.src_path))
        if event.event_type in ("opened", "closed_no_write") or path.name.startswith("."):
            return
        if path.parent == self._root:
            if path.name not in ROOM_FOLDERS:
                return
            self.look()
        self._found.put(path.name)


class Watch:
    """Word of changes in a room, from the moment it is made; ends at SIGINT or SIGTERM.

    A simple queue, as its `put` may be called by a signal's handler while `get` waits.
    """

    def __init__(self, root: Path) -> None:
        self._found: Changes = queue.SimpleQueue()
        self._observer = Observer()
        changes = _Changes(self._found, root=root.resolve(), observer=self._observer)
        self._observer.schedule(changes, str(root.resolve()), recursive=False)

    def __enter__(self) -> Watch:
        self._before = {s: signal.signal(s, self._end) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            self._observer.start()
        except OSError as error:
            raise SurroundingsError(
                f"系统能监视的文件数已到上限（{why(error)}），文件改动后无法自动重建。"
                "请关掉一些程序再试，或用 recordroom build 生成后查看。",
                f"The system watches no more files ({error.strerror}), so nothing could be rebuilt "
                "by itself. Close some programs and try again, or use `recordroom build`.",
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._observer.stop()
        self._observer.join()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _end(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._found.put(None)

    def changes(self) -> Iterator[str]:
        """The name of a changed file, once for each burst of changes, until the end is asked."""
        while (name := self._found.get()) is not None:
            last = _settled(self._found, name)
            if last is None:
                return
            yield last


def _settled(found: Changes, name: str | None) -> str | None:
    """The last of a burst of changes, once it is quiet; None when the end was asked for."""
    while name is not None:
        try:
            name = found.get(timeout=QUIET)
        except queue.Empty:
            return name
    return None
