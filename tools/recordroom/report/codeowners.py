"""Who must review changes of which paths: CODEOWNERS from authority, departments and accounts.

The forge asks for the review of any one of a path's owners. It knows no bands and no order, so
this only calls the right people in; whether approvals suffice is for the check to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from recordroom.authorise.who import designated, holders
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Organisation, Policies, RecordType
from recordroom.model.text import Label

PLACES = (
    ".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS", "CODEOWNERS",
    "docs/CODEOWNERS",
)  # fmt: skip
"""Where forges look for the file."""

BEGIN = "# >>> recordroom codeowners"
END = "# <<< recordroom codeowners"
_NOTE = (
    "# 以下由 recordroom codeowners --write 按审批权限和任职生成，请不要手改；自己的行写在这一段之外。",
    "# Made by `recordroom codeowners --write` from authority and appointments: do not edit; lines of",
    "# your own go outside of this stretch. Any one of the owners of a line may review.",
)
_NO_ACCOUNT = Label("没有账号可列：{who}", "no account known: {who}")
_NOBODY = Label("没有人在任", "nobody in office")
_SIGNERS = "policies/allowed_signers"
_ACCOUNT = re.compile(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9_])?(?:/[\w.-]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Owned:
    """A path (of a folder when it ends in `/`) with what it holds and who is in charge of it.

    `people` are the ids of those who hold the posts on the day, `accounts` their names on the
    forge without `@`.
    """

    path: str
    what: Label
    people: tuple[str, ...]
    accounts: tuple[str, ...]


def owned(policies: Policies, holdings: Holdings, *, as_of: date) -> tuple[Owned, ...]:
    """The paths of settings, policy texts, record types and registers, general before special."""
    book = _Book(policies, as_of)
    types = sorted(policies.types.values(), key=lambda t: (t.root, t.folder))
    texts = [r for t in types if t.root == "policies" for r in holdings.by_type.get(t.id, ())]
    final = tuple(
        dict.fromkeys(
            p for t in types if t.root == "policies" for p in book.approvers(t, last=True)
        )
    )
    rows = [book.row("policies/", Label("制度和设置", "Policies and settings"), final)]
    governed = _governed(texts)
    for name in sorted(policies.files):
        ids = {*_basis(policies.trees.get(name)), *governed.get(name, ())}
        governing = [holdings.by_id[i] for i in sorted(ids) if i in holdings.by_id]
        keepers = [post for record in governing for post in book.keepers(record)]
        if keepers:
            titles = [record.title for record in governing]
            what = Label("依据" + "、".join(f"《{t}》" for t in titles), "by " + ", ".join(titles))
            rows.append(book.row(f"policies/{name}", what, (*final, *keepers)))
    for record in sorted(texts, key=lambda r: str(r.path)):
        keepers = list(book.keepers(record))
        if keepers and policies.phase(record) != "ended":
            what = Label(f"《{record.title}》", "")
            rows.append(book.row(str(record.path), what, (*final, *keepers)))
    keys = policies.authority.evidence.signing_keys
    if keys:
        what = Label("可以签名的密钥", "Keys that may sign")
        rows.append(book.row(_SIGNERS, what, book.posts(keys)))
    for type_ in types:
        posts = book.approvers(type_)
        if posts and type_.root != "policies":
            rows.append(book.row(f"{type_.root}/{type_.folder}/", type_.label, posts))
    for series in sorted({t.series for t in types if t.series}):
        posts = tuple(p for t in types if t.series == series for p in book.minters(t))
        if posts and series in policies.series:
            rows.append(
                book.row(f"records/numbers/{series}/", policies.series[series].label, posts)
            )
    return tuple(rows)


class _Book:
    """Looks posts and people up in one set of policies on one day."""

    def __init__(self, policies: Policies, day: date) -> None:
        self.policies, self.day = policies, day
        self.org: Organisation = policies.organisation

    def approvers(self, type_: RecordType, *, last: bool = False) -> tuple[str, ...]:
        """The posts that a matter of the type may need today, for a body who speaks for it; with
        `last` only those of the last step, which decides.
        """
        words = [
            word
            for matter in self.policies.authority.matters
            if not matter.change and matter.type == type_.id
            for band in matter.bands
            if band.validity.binds(self.day)
            for step in (band.steps[-1:] if last else band.steps)
            for word in step
        ]
        return self.posts(words)

    def minters(self, type_: RecordType) -> tuple[str, ...]:
        """The posts that give a record of the type its number."""
        return self.posts(w for t in type_.transitions if t.action == "number" for w in t.by)

    def keepers(self, record: Record) -> tuple[str, ...]:
        """The head of the department that a policy text belongs to, or who stands in its place."""
        home = self.org.departments.get(record.text("owner") or record.text("department"))
        return tuple(p for p in (home.head or home.deputy,) if p) if home is not None else ()

    def posts(self, words: Iterable[str]) -> tuple[str, ...]:
        """The posts that words name, a role of a department in each of the departments."""
        homes = list(self.org.departments) or [""]
        found = (
            post
            for word in dict.fromkeys(words)
            for home in (homes if word.startswith("role:") else homes[:1])
            for post in designated(
                word, department=home, org=self.org, roles=self.policies.authority.roles
            )
        )
        return tuple(dict.fromkeys(found))

    def row(self, path: str, what: Label, posts: Sequence[str]) -> Owned:
        people = tuple(
            dict.fromkeys(a.person for post in posts for a in holders(self.org, post, self.day))
        )
        accounts = {
            account
            for person in people
            if person in self.org.people
            for account in self.org.people[person].accounts
            if _ACCOUNT.fullmatch(account)
        }
        return Owned(path, what, people, tuple(sorted(accounts)))


def _basis(tree: object) -> Iterator[str]:
    """The ids of the policies that a settings file names as the basis of its rows."""
    if isinstance(tree, Mapping):
        basis = tree.get("basis")
        if isinstance(basis, Mapping) and isinstance(basis.get("policy"), str):
            yield str(basis["policy"])
        for value in tree.values():
            yield from _basis(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _basis(value)


def _governed(texts: Iterable[Record]) -> dict[str, list[str]]:
    """For each settings file the ids of the policies that say of themselves that they govern it."""
    found: dict[str, list[str]] = {}
    for record in texts:
        nodes = record.value("governs")
        for node in nodes if isinstance(nodes, tuple) else ():
            found.setdefault(str(node).partition("#")[0], []).append(record.id)
    return found


def without_account(rows: Iterable[Owned], policies: Policies) -> tuple[Label, ...]:
    """The names of those in charge of something who have no account that can be written."""
    people = policies.organisation.people
    lacking = {
        person
        for row in rows
        for person in row.people
        if person not in people or not any(_ACCOUNT.fullmatch(a) for a in people[person].accounts)
    }
    return tuple(people[p].name if p in people else Label(p, p) for p in sorted(lacking))


def block(rows: Iterable[Owned], policies: Policies, *, patterns: str) -> str:
    """The generated stretch. `patterns` is `glob` (GitHub, GitLab) or `regex` (Gitea, Forgejo).

    A path without an account stands as a comment: as a line it would take owners away.
    """
    lines = [BEGIN, *_NOTE]
    for row in rows:
        words = [word for word in (row.what.hans, row.what.en) if word]
        what = " ".join(" · ".join(words).split())
        if row.accounts:
            owners = " ".join(f"@{account}" for account in row.accounts)
            lines += [f"# {what}", f"{_pattern(row.path, patterns)} {owners}"]
        else:
            names = [policies.organisation.people[p].name.hans for p in row.people
                     if p in policies.organisation.people]  # fmt: skip
            hans = _NO_ACCOUNT.hans.format(who="、".join(names)) if names else _NOBODY.hans
            lines.append(f"# {_pattern(row.path, patterns)} {what}：{hans}")
    return "\n".join([*lines, END]) + "\n"


def _pattern(path: str, kind: str) -> str:
    if kind == "regex":
        escaped = re.sub(r"([.+*?()\[\]{}^$|])", r"\\\\\1", path)
        return f"{escaped}.*" if path.endswith("/") else escaped
    return "/" + path


def merged(text: str, generated: str) -> str:
    """A CODEOWNERS file with the generated stretch in its place, or at the end where none was."""
    start = text.find(BEGIN)
    end = text.find(END, start)
    if start >= 0 and end >= 0:
        after = text[end + len(END) :].removeprefix("\n")
        return text[:start] + generated + after
    gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return text + gap + generated


def patterns_of(place: PurePosixPath, *, forge_folders: Iterable[str]) -> str:
    """How patterns are written in the file at `place`, by the forge that the room is set up for."""
    folders = set(forge_folders)
    if place.parts[0] == ".gitea" or folders & {".gitea", ".forgejo"}:
        return "regex"
    return "glob"
