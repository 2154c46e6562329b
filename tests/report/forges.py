"""A forge on this machine that answers as GitHub, Gitea and GitLab do for comments.

The shapes (paths, verbs, headers, pages, status codes, keys) are those of the three APIs'
documentation; what is not needed for comments is left out.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "token-of-the-test"
LONGEST = {"github": 65_536, "gitea": 1_000_000, "gitlab": 1_000_000}


@dataclass(slots=True)
class Forge:
    """The forge's state: comments in their order, requests as they came, and what to refuse with.

    `refuse` maps a verb to a status code; `others` are ids of comments that the token may not
    change.
    """

    kind: str
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    refuse: dict[str, int] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)
    raw: bytes | None = None
    moved_to: str = ""
    url: str = ""

    def add(self, body: str, **more: object) -> int:
        id_ = 100 + len(self.comments)
        self.comments.append({"id": id_, "body": body, **more})
        return id_

    @property
    def bodies(self) -> list[str]:
        return [str(c["body"]) for c in self.comments]

    def environment(self) -> dict[str, str]:
        """The variables that the forge's CI sets, as far as they matter."""
        if self.kind == "gitlab":
            return {
                "GITLAB_CI": "true", "CI_API_V4_URL": f"{self.url}/api/v4", "CI_PROJECT_ID": "77",
                "CI_PROJECT_URL": f"{self.url}/org/room", "CI_MERGE_REQUEST_IID": "5",
                "CI_COMMIT_SHA": "a" * 40, "GITLAB_TOKEN": TOKEN,
            }  # fmt: skip
        shared = {
            "GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": self.url, "GITHUB_SHA": "a" * 40,
            "GITHUB_REPOSITORY": "org/room", "GITHUB_TOKEN": TOKEN,
        }  # fmt: skip
        if self.kind == "gitea":
            return shared | {
                "GITEA_ACTIONS": "true", "GITHUB_API_URL": f"{self.url}/api/v1",
                "GITHUB_REF": "refs/pull/5/head",
            }  # fmt: skip
        return shared | {"GITHUB_API_URL": self.url, "GITHUB_REF": "refs/pull/5/merge"}


_PATHS = {
    "github": (r"/repos/org/room/issues/5/comments", r"/repos/org/room/issues/comments/(\d+)"),
    "gitea": (
        r"/api/v1/repos/org/room/issues/5/comments",
        r"/api/v1/repos/org/room/issues/comments/(\d+)",
    ),
    "gitlab": (
        r"/api/v4/projects/77/merge_requests/5/notes",
        r"/api/v4/projects/77/merge_requests/5/notes/(\d+)",
    ),
}
_HEADER = {
    "github": ("Authorization", f"Bearer {TOKEN}"),
    "gitea": ("Authorization", f"token {TOKEN}"),
    "gitlab": ("PRIVATE-TOKEN", TOKEN),
}


@contextmanager
def running(kind: str) -> Iterator[Forge]:
    """A forge that answers until the block ends."""
    forge = Forge(kind)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(forge))
    forge.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(forge: Forge) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET")

        def do_POST(self) -> None:
            self._answer("POST")

        def do_PATCH(self) -> None:
            self._answer("PATCH")

        def do_PUT(self) -> None:
            self._answer("PUT")

        def log_message(self, *_: object) -> None:
            return

        def _answer(self, verb: str) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(length)) if length else {}
            forge.asked.append((verb, self.path))
            if forge.moved_to:
                self.send_response(302)
                self.send_header("Location", forge.moved_to)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            status, body = _reply(forge, verb, self.path, sent, dict(self.headers))
            data = forge.raw if forge.raw is not None else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler


def _reply(
    forge: Forge, verb: str, path: str, sent: dict[str, Any], headers: dict[str, str]
) -> tuple[int, Any]:
    name, value = _HEADER[forge.kind]
    given = {k.lower(): v for k, v in headers.items()}
    if given.get(name.lower()) != value:
        return 401, {"message": "401 Unauthorized"}
    if verb in forge.refuse:
        return forge.refuse[verb], {"message": "refused"}
    parts = urlsplit(path)
    query = {k: v[0] for k, v in parse_qs(parts.query).items()}
    all_of_them, one = _PATHS[forge.kind]
    text = sent.get("body")
    if text is not None and len(text) > LONGEST[forge.kind]:
        return 422, {"message": "Validation Failed", "errors": ["body is too long"]}
    if re.fullmatch(all_of_them, parts.path):
        if verb == "GET":
            return 200, _page(forge, query)
        if verb == "POST" and text:
            forge.add(text)
            return 201, forge.comments[-1]
    found = re.fullmatch(one, parts.path)
    if found and verb == ("PUT" if forge.kind == "gitlab" else "PATCH"):
        for comment in forge.comments:
            if comment["id"] == int(found[1]):
                if comment["id"] in forge.others:
                    return 403, {"message": "Must have admin rights"}
                comment["body"] = text
                return 200, comment
    return 404, {"message": "Not Found"}


def _page(forge: Forge, query: dict[str, str]) -> list[dict[str, Any]]:
    if forge.kind == "gitea":
        return forge.comments  # it has no pages here
    size = min(int(query.get("per_page", 30)), 100)
    start = (int(query.get("page", 1)) - 1) * size
    rows = forge.comments[start : start + size]
    if forge.kind == "gitlab" and query.get("sort") != "asc":
        rows = forge.comments[::-1][start : start + size]
    return rows
