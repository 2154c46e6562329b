"""The proof that goes with an approval: its signature, or the review that a forge recorded."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from recordroom.authorise.reviews import reviews
from recordroom.authorise.statement import statement
from recordroom.model.holdings import Record
from recordroom.read.evidence import FOLDER
from recordroom.read.files import SurroundingsError, given_bytes
from recordroom.read.git import Git
from recordroom.read.signatures import sign

Files = Mapping[PurePosixPath, bytes]


def sign_approval(
    record: Record,
    entry: Mapping[str, str],
    *,
    index: int,
    key: str,
    root: Path,
    taken: Iterable[PurePosixPath] = (),
) -> Files:
    """The signature of an approval that becomes number `index` (from 0) of a record's list.

    `entry` is the approval as it will stand in the file; `key` is a key's file, or empty for what
    git signs with (user.signingkey). `taken` are the evidence files there are already.
    Raises SurroundingsError when there is no key or it does not sign.
    """
    said = statement(record.id, entry)
    wanted = key or _git_key(root)
    if wanted.startswith(("key::", "ssh-", "ecdsa-", "sk-")):
        # git may hold the public key itself in place of a file; ssh-agent has the private one.
        with tempfile.TemporaryDirectory(prefix="recordroom-") as folder:
            public = Path(folder, "key.pub")
            public.write_text(f"{wanted.removeprefix('key::')}\n", encoding="utf-8")
            signed = sign(said, public)
    else:
        signed = sign(said, Path(wanted).expanduser())
    return {_free(record, index, f"{entry['by']}.sig", taken): signed.encode("ascii")}


def _git_key(root: Path) -> str:
    git = Git.find(root)
    told = git.setting("user.signingkey") if git is not None else ""
    # The key of another kind of signature (GnuPG) has no file and is no SSH key.
    if told and (git is None or git.setting("gpg.format") == "ssh" or os.sep in told):
        return told
    raise SurroundingsError(
        "不知道用哪把钥匙签名。请用 --key 写明私钥文件，如 --key ~/.ssh/id_ed25519；还没有的，先运行 "
        "ssh-keygen -t ed25519，再请有权的人把公钥登记到 policies/allowed_signers。",
        "It is not known with which key to sign. Name the private key’s file with --key, as --key "
        "~/.ssh/id_ed25519; without one, run ssh-keygen -t ed25519 first and have the public key "
        "entered in policies/allowed_signers.",
    )


def archive_review(
    record: Record, file: Path, *, index: int, taken: Iterable[PurePosixPath] = ()
) -> Files:
    """The archived review for an approval that becomes number `index` of a record's list.

    `file` is the JSON that a forge's API gave. Raises SurroundingsError when it is no review.
    """
    data = given_bytes(file)
    text = data.decode("utf-8", "replace")
    if not reviews(text):
        raise SurroundingsError(
            f"「{file}」不是审阅记录。请从代码平台的接口取下这次审阅的 JSON（GitHub、Gitea、Forgejo 的 "
            "pulls/编号/reviews，GitLab 的合并请求与 approvals）。",
            f"{file} is no review. Take the review’s JSON from the forge’s API (pulls/N/reviews of "
            "GitHub, Gitea and Forgejo; the merge request and its approvals of GitLab).",
        )
    return {_free(record, index, f"{_forge(text)}.json", taken): data}


def _forge(text: str) -> str:
    """Whose answer it is, by the fields that only one of them has."""
    tree = json.loads(text)
    one = tree[0] if isinstance(tree, list) and tree else tree
    if not isinstance(one, dict):
        return "gitea"
    if "approvals" in one or "approved_by" in one:
        return "gitlab"
    return "gitea" if {"dismissed", "official", "stale"} & one.keys() else "github"


def _free(record: Record, index: int, name: str, taken: Iterable[PurePosixPath]) -> PurePosixPath:
    """`<n>-<name>` in the record's evidence folder, counted on where that is taken."""
    folder, number, known = record.path.with_suffix("") / FOLDER, index + 1, set(taken)
    while folder / f"{number}-{name}" in known:
        number += 1
    return folder / f"{number}-{name}"
