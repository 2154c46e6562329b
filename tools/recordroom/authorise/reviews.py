"""A review that a forge recorded, from its API's JSON as it was archived.

GitHub and Gitea (with Forgejo) give one object for each review, alone or in a list; GitLab gives
those who approved a merge request, beside the request with its last commit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_NO_JUDGEMENT = ("COMMENT", "COMMENTED", "PENDING", "REQUEST_REVIEW", "")
"""States of a review that leave an earlier judgement of the same person as it is."""

EAST, WEST = timedelta(hours=14), timedelta(hours=-12)
"""How far clocks on earth differ from UTC."""


@dataclass(frozen=True, slots=True)
class Review:
    """One judgement: the user's login in small letters, whether it approved and still stands,
    when it was given (None where the forge does not say) and the commit it was given for.
    """

    login: str
    approved: bool
    when: datetime | None
    commit: str

    def is_of_day(self, day: date) -> bool:
        """Whether it was that day anywhere on earth when the review was given."""
        if self.when is None:
            return False
        return (self.when + WEST).date() <= day <= (self.when + EAST).date()


def reviews(text: str) -> tuple[Review, ...]:
    """The last judgement of each user in an archived answer; nothing where it is no such answer."""
    try:
        tree = json.loads(text)
        found = list(_reviews(tree))
    except (ValueError, RecursionError):
        return ()
    last: dict[str, Review] = {}
    # Forges list oldest first; where they say when, that decides.
    for review in sorted(found, key=lambda r: r.when or _NEVER):
        last[review.login] = review
    return tuple(last.values())


_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def _reviews(tree: object) -> Iterator[Review]:
    if isinstance(tree, list):
        for item in tree:
            yield from _reviews(item)
        return
    if not isinstance(tree, dict):
        return
    if "approvals" in tree or "approved_by" in tree:
        yield from _of_merge_request(tree)
        return
    state = str(tree.get("state") or "").upper()
    login = _login(tree.get("user"))
    if not login or state in _NO_JUDGEMENT:
        return
    approved = state == "APPROVED" and tree.get("dismissed") is not True
    yield Review(login, approved, _moment(tree.get("submitted_at")), _commit(tree.get("commit_id")))


def _of_merge_request(tree: dict[str, object]) -> Iterator[Review]:
    """GitLab: `approvals` and `merge_request`, or the approvals with the request's own fields."""
    approvals = tree.get("approvals", tree)
    request = tree.get("merge_request", tree)
    if not isinstance(approvals, dict) or not isinstance(request, dict):
        return
    commit = _commit(request.get("sha"))
    rows = approvals.get("approved_by")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and (login := _login(row.get("user"))):
            yield Review(login, True, _moment(row.get("approved_at")), commit)


def _login(user: object) -> str:
    if not isinstance(user, dict):
        return ""
    name = user.get("login") or user.get("username")
    return name.casefold() if isinstance(name, str) else ""


def _moment(value: object) -> datetime | None:
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if when is None or not 1 < when.year < 9999:  # at the ends of time no day can be told
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _commit(value: object) -> str:
    """A commit's full name, empty for anything else: a branch's name would mean what one likes."""
    return value if isinstance(value, str) and _COMMIT.fullmatch(value) else ""
