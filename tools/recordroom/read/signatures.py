"""The only module that runs ssh-keygen: signing approvals, and whether a signature holds.

Only the exit status of ssh-keygen decides: for an expired key it still prints that the signature
is good. What it prints is never read, and the reasons told here are found by asking it again.
"""

from __future__ import annotations

import base64
import binascii
import os
import struct
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from recordroom.model.signers import Signer, Signers
from recordroom.read.files import SurroundingsError

NAMESPACE = "approval@records"
"""The purpose that is signed into each signature: a key for commits cannot approve."""

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a signature holds. `fault` is empty, or says why not:

    `unreadable` (no signature at all), `namespace` (made for another purpose), `content` (over
    something else), `key-unknown`, `key-person` (somebody else's key), `key-namespace` (the key
    may not approve), `key-revoked`, `key-expired` (not valid at that time), or `no-ssh-keygen`
    (not looked into: nothing is known).
    """

    good: bool
    fault: str = ""


def sign(statement: bytes, key: Path) -> str:
    """A detached signature over a statement, as armoured text.

    `key` is a private key's file, or a public key's when ssh-agent holds the private one. Asks
    for the passphrase on the terminal. Raises SurroundingsError when nothing could be signed.
    """
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(key)]
    try:
        done = subprocess.run(command, input=statement, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise _no_program() from error
    signed = done.stdout.decode("ascii", "replace")
    if done.returncode or inspect(signed) is None:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        detail = why[-1] if why else ""
        raise SurroundingsError(
            f"没能用「{key}」签名（{detail}）。请用 --key 指明自己的私钥文件；钥匙在 ssh-agent 里的，"
            "指明它的 .pub 文件。",
            f"Could not sign with {key} ({detail}). Name your private key’s file with --key, or, "
            "for a key that ssh-agent holds, its .pub file.",
        )
    return signed


def _no_program() -> SurroundingsError:
    return SurroundingsError(
        "没有找到 ssh-keygen。请安装 OpenSSH（Debian、Ubuntu 的软件包叫 openssh-client）后再签名。",
        "ssh-keygen was not found. Install OpenSSH (openssh-client on Debian and Ubuntu) and "
        "sign again.",
    )


def inspect(signature: str) -> tuple[str, str] | None:
    """Namespace and public key (`type base64`) that a signature names; None for no signature.

    The form is OpenSSH's PROTOCOL.sshsig. Nothing is verified by this.
    """
    start, _, rest = signature.partition(_BEGIN)
    inner, end, _ = rest.partition(_END)
    if start.strip() or not end:
        return None
    try:
        data = base64.b64decode("".join(inner.split()), validate=True)
        if data[:6] != b"SSHSIG":
            return None
        key, at = _string(data, 10)
        namespace, _ = _string(data, at)
        kind, _ = _string(key, 0)
        public = f"{kind.decode('ascii')} {base64.b64encode(key).decode('ascii')}"
        return namespace.decode("utf-8"), public
    except (binascii.Error, struct.error, ValueError):
        return None


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """A string of SSH's wire form: four bytes of length, then the bytes."""
    (size,) = struct.unpack(">I", data[at : at + 4])
    end = at + 4 + size
    if end > len(data):
        raise ValueError("shorter than it says")
    return data[at + 4 : end], end


def verify(
    statement: bytes,
    signature: str,
    *,
    signers: Signers,
    principals: Iterable[str],
    at: date | datetime,
) -> Verified:
    """Whether one of a person's keys made this signature over this statement, and was valid `at`
    that time (a day means its noon; what the signers' file leaves without a zone is in the zone
    of the moment).

    `principals` are the names of the person who is said to have signed: id and addresses. Only
    lines that name that person reach ssh-keygen, so that no other line can lend its authority.
    """
    told = inspect(signature)
    if told is None:
        return Verified(False, "unreadable")
    namespace, key = told
    if namespace != NAMESPACE:
        return Verified(False, "namespace")
    own = {name.casefold() for name in principals}
    lines = [s for s in signers.lines if any(p.casefold() in own for p in s.principals)]
    try:
        with tempfile.TemporaryDirectory(prefix="recordroom-") as folder:
            ask = _Asked(Path(folder), statement, signature, signers.revoked)
            for name in dict.fromkeys(p for s in lines for p in s.principals):
                if name.casefold() in own and ask.holds(lines, name, at):
                    return Verified(True)
            if not ask.is_over_statement():
                return Verified(False, "content")
            return Verified(False, _fault_of_key(key, lines, signers, ask, at))
    except FileNotFoundError:
        return Verified(False, "no-ssh-keygen")


def _fault_of_key(
    key: str, lines: list[Signer], signers: Signers, ask: _Asked, at: date | datetime
) -> str:
    """Why a key that did sign does not count, to tell people; nothing is accepted by this."""
    own = [s for s in lines if s.key == key]
    if not own:
        return "key-person" if any(s.key == key for s in signers.lines) else "key-unknown"
    if all(s.namespaces and NAMESPACE not in s.namespaces for s in own):
        return "key-namespace"
    if signers.revoked and ask.holds(own, own[0].principals[0], at, revocable=False):
        return "key-revoked"
    return "key-expired"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One signature laid out for ssh-keygen in a folder of its own."""

    folder: Path
    statement: bytes
    signature: str
    revoked: bytes

    def holds(
        self, lines: list[Signer], name: str, at: date | datetime, *, revocable: bool = True
    ) -> bool:
        allowed = self.folder / "signers"
        allowed.write_text("".join(f"{s.line}\n" for s in lines), encoding="utf-8")
        when, zone = _clock(at)
        more = ["-I", name, "-f", str(allowed), "-O", f"verify-time={when}"]
        if revocable and self.revoked:
            (self.folder / "revoked").write_bytes(self.revoked)
            more += ["-r", str(self.folder / "revoked")]
        return self._ask("verify", more, zone)

    def is_over_statement(self) -> bool:
        return self._ask("check-novalidate", [], "UTC0")

    def _ask(self, verb: str, more: list[str], zone: str) -> bool:
        signed = self.folder / "signature"
        signed.write_text(self.signature, encoding="utf-8")
        command = ["ssh-keygen", "-Y", verb, "-n", NAMESPACE, "-s", str(signed), *more]
        # A day without a zone in the signers' file means one thing on every machine.
        env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": zone}
        done = subprocess.run(
            command, input=self.statement, capture_output=True, check=False, env=env
        )
        return done.returncode == 0


def _clock(at: date | datetime) -> tuple[str, str]:
    """A time as ssh-keygen takes it, and the zone (as TZ has it) in which it is told."""
    if not isinstance(at, datetime):
        return datetime.combine(at, time(12)).strftime("%Y%m%d%H%M%S"), "UTC0"
    offset = at.utcoffset() or timedelta()
    seconds = int(offset.total_seconds())
    # POSIX counts zones westward.
    sign_, minutes = ("-" if seconds >= 0 else "+"), abs(seconds) // 60
    return at.strftime("%Y%m%d%H%M%S"), f"LOC{sign_}{minutes // 60:02d}:{minutes % 60:02d}"
