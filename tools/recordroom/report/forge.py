"""One comment on a pull request, put there or brought up to date through the forge's API.

The only module that uses the network, and only when a person asks for it with `--post`. Standard
library alone; nothing is tried twice; the token goes to the API's own address and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from recordroom.model.text import Label
from recordroom.report.pull import Pull

MARKER = "<!-- recordroom:review -->"
"""The first line of our comment, which no page shows: by it the comment is found again."""

_SECONDS = 30
_PAGE = 100
_PAGES = 50
"""Comments are looked through up to 5,000; a pull request with more gets a new one."""
_ANSWER_LIMIT = 32 * 1024 * 1024

_REASONS = {
    401: Label("代码平台不认这个令牌（401）。", "The forge does not accept the token (401)."),
    403: Label(
        "令牌没有写评论的权限（403）。来自复刻仓库的合并请求本来就没有；其他情形请给任务加上 "
        "pull-requests: write，或换一个有评论权限的令牌。",
        "The token may not write comments (403). For a pull request from a fork this is as it "
        "should be; otherwise give the job pull-requests: write, or a token that may comment.",
    ),
    404: Label(
        "找不到这个合并请求，或令牌看不到这个仓库（404）。",
        "There is no such pull request, or the token does not see the repository (404).",
    ),
    422: Label(
        "代码平台不收这条评论（422），可能是太长或合并请求已锁定。",
        "The forge refuses the comment (422): it may be too long, or the pull request locked.",
    ),
}
_OTHER = Label("代码平台回答 {code}。", "The forge answered {code}.")
_UNREACHED = Label("连不上代码平台：{why}。", "The forge cannot be reached: {why}.")
_ODD = Label("代码平台的回答看不懂。", "The forge's answer makes no sense.")


class ForgeError(Exception):
    """A comment could not be put; `label` says why and what to do. Never holds the token."""

    def __init__(self, label: Label) -> None:
        super().__init__(label.en)
        self.label = label


class _NoRedirect(HTTPRedirectHandler):
    """Redirects are refused: urllib would take the token along to another host."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def post(pull: Pull, body: str) -> bool:
    """Put `body` below its marker as the one comment of ours; whether it is a new one.

    Someone else's comment that begins with the marker, which the forge does not let us change, is
    passed over. Raises ForgeError, also where the run has no pull request.
    """
    if not pull.comments:
        raise ForgeError(
            Label(
                "这次运行不是为某个合并请求，没有地方可评论。",
                "This run is for no pull request, so there is nowhere to comment.",
            )
        )
    text = f"{MARKER}\n{body}"
    method = "PUT" if pull.kind == "gitlab" else "PATCH"
    for id_, old in _comments(pull):
        if not old.startswith(MARKER):
            continue
        if old.replace("\r\n", "\n").rstrip() == text.rstrip():
            return False
        try:
            _ask(pull, method, f"{pull.comment}{id_}", text)
        except ForgeError as error:
            if not isinstance(error.__cause__, HTTPError) or error.__cause__.code not in (403, 404):
                raise
            continue
        return False
    _ask(pull, "POST", pull.comments, text)
    return True


def _comments(pull: Pull) -> Iterator[tuple[int, str]]:
    """Id and text of every comment, oldest first."""
    seen: set[int] = set()
    for page in range(1, _PAGES + 1):
        query = f"?per_page={_PAGE}&page={page}"
        if pull.kind == "gitlab":
            query += "&sort=asc&order_by=created_at"
        rows = _ask(pull, "GET", pull.comments + query)
        if not isinstance(rows, list):
            raise ForgeError(_ODD)
        fresh = 0
        for row in rows:
            id_, text = (row.get("id"), row.get("body")) if isinstance(row, dict) else (None, None)
            if not isinstance(id_, int) or id_ in seen:
                continue
            seen.add(id_)
            fresh += 1
            if isinstance(text, str) and row.get("system") is not True:
                yield id_, text
        # Gitea and Forgejo know no pages here: they give all comments whatever page is asked for.
        if pull.kind == "gitea" or not fresh or len(rows) < _PAGE:
            return


def _ask(pull: Pull, method: str, url: str, body: str | None = None) -> object:
    headers = {"Accept": "application/json", "User-Agent": "recordroom"}
    if pull.kind == "gitlab":
        headers["PRIVATE-TOKEN"] = pull.token
    else:
        headers["Authorization"] = f"{'token' if pull.kind == 'gitea' else 'Bearer'} {pull.token}"
    data = None
    if body is not None:
        data = json.dumps({"body": body}).encode()
        headers["Content-Type"] = "application/json"
    request = Request(url, data=data, headers=headers, method=method)
    try:
        with build_opener(_NoRedirect).open(request, timeout=_SECONDS) as answer:
            return json.loads(answer.read(_ANSWER_LIMIT))
    except HTTPError as error:
        error.close()
        reason = _REASONS.get(error.code)
        code = str(error.code)
        told = reason or Label(_OTHER.hans.format(code=code), _OTHER.en.format(code=code))
        raise ForgeError(told) from error
    except (URLError, HTTPException, OSError) as error:
        why = str(getattr(error, "reason", "") or type(error).__name__)
        raise ForgeError(
            Label(_UNREACHED.hans.format(why=why), _UNREACHED.en.format(why=why))
        ) from error
    except ValueError as error:
        raise ForgeError(_ODD) from error
