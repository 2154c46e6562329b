"""The pull request (合并请求) that a run is for, as the variables of a forge's CI tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

_PULL = re.compile(r"refs/pull/(\d+)/(?:merge|head)")
_NUMBER = re.compile(r"[1-9]\d{0,9}")
_REPOSITORY = re.compile(r"(?!\.\.?/)[\w.-]+/(?!\.\.?$)[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request on a forge. `kind` is github, gitea (Forgejo too) or gitlab.

    `web` is the address of the repository's pages, `revision` the commit that was checked,
    `comments` the API address of the pull request's comments and `comment` that of one of them,
    which its id is added to. Without a pull request the last two are empty. `token` is a secret:
    it is in no text of this class.
    """

    kind: str
    web: str
    revision: str
    comments: str
    comment: str
    token: str

    def __repr__(self) -> str:
        return f"Pull({self.kind}, {self.web})"

    def line(self, path: PurePosixPath | str, line: int) -> str:
        """The page that shows a line of a file as it was checked; empty where the forge is unknown.

        Markdown is asked for as plain text, since a rendered page has no lines.
        """
        if not self.web or not self.revision:
            return ""
        where = quote(str(path))
        form = {
            "github": f"/blob/{self.revision}/{where}?plain=1#L{line}",
            "gitea": f"/src/commit/{self.revision}/{where}?display=source#L{line}",
            "gitlab": f"/-/blob/{self.revision}/{where}?plain=1#L{line}",
        }
        return self.web + form[self.kind]


def pull_of(environment: Mapping[str, str], number: str = "") -> Pull | None:
    """The forge of a CI run and its pull request; None outside of one that we know.

    `number` wins over the one that the variables name. Only http and https addresses are taken.
    Gitea and Forgejo set GitHub's variables as well as their own.
    """
    if environment.get("GITLAB_CI") == "true":
        return _gitlab(environment, number)
    if environment.get("GITHUB_ACTIONS") == "true" or _is_gitea(environment):
        return _actions(environment, number)
    return None


def _is_gitea(environment: Mapping[str, str]) -> bool:
    return "true" in (environment.get("GITEA_ACTIONS"), environment.get("FORGEJO_ACTIONS"))


def _actions(environment: Mapping[str, str], number: str) -> Pull | None:
    kind = "gitea" if _is_gitea(environment) else "github"
    repository = environment.get("GITHUB_REPOSITORY", "")
    server = _address(environment.get("GITHUB_SERVER_URL", ""))
    api = _address(environment.get("GITHUB_API_URL", ""))
    if kind == "gitea" and server:
        api = api or f"{server}/api/v1"
    if not (_REPOSITORY.fullmatch(repository) and server):
        return None
    named = _PULL.fullmatch(environment.get("GITHUB_REF", ""))
    number = number or (named[1] if named else "")
    names = ("FORGEJO_TOKEN", "GITEA_TOKEN", "GITHUB_TOKEN") if kind == "gitea" else (
        "GITHUB_TOKEN", "GH_TOKEN")  # fmt: skip
    issues = f"{api}/repos/{repository}/issues"
    there = bool(api) and _NUMBER.fullmatch(number) is not None
    return Pull(
        kind=kind,
        web=f"{server}/{repository}",
        revision=environment.get("GITHUB_SHA", ""),
        comments=f"{issues}/{number}/comments" if there else "",
        comment=f"{issues}/comments/" if there else "",
        token=_token(environment, names),
    )


def _gitlab(environment: Mapping[str, str], number: str) -> Pull | None:
    web = _address(environment.get("CI_PROJECT_URL", ""))
    api = _address(environment.get("CI_API_V4_URL", ""))
    project = environment.get("CI_PROJECT_ID", "")
    number = number or environment.get("CI_MERGE_REQUEST_IID", "")
    if not web:
        return None
    there = bool(api) and all(_NUMBER.fullmatch(n) for n in (project, number))
    notes = f"{api}/projects/{project}/merge_requests/{number}/notes" if there else ""
    return Pull(
        kind="gitlab",
        web=web,
        revision=environment.get("CI_COMMIT_SHA", ""),
        comments=notes,
        comment=f"{notes}/" if notes else "",
        # The job's own token may not write notes; one of the project's has to be given.
        token=_token(environment, ("GITLAB_TOKEN",)),
    )


def _token(environment: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((t for n in names if (t := environment.get(n, "").strip())), "")


def _address(text: str) -> str:
    """An address without a closing slash; empty when it is none of http."""
    parts = urlsplit(text)
    good = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    return text.rstrip("/") if good else ""
