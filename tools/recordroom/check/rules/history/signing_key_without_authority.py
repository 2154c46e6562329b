"""Rule: a signing key that was added, changed or taken away without the authority for it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.entries import entries
from recordroom.authorise.wording import step
from recordroom.check.changed import is_official, opening
from recordroom.check.consent import speaks
from recordroom.check.keys import KeyLine, key_lines, named_records, person_of
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change, TextPair
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Label, Place, Position, Source
from recordroom.read.evidence import SIGNERS

_UNNAMED = Label(
    "上一行没有用「# 文件标识」写明依据",
    "the line above does not name the record it rests on, as “# record-id”",
)
_USED = Label(
    "注明的依据早已用过，不能再为这次改动作依据",
    "the record named was there before and cannot stand for this change",
)
_ALONE = Label(
    "批准的只有得到钥匙的本人，须另有人批准",
    "whoever gains the key is the only one who approved; another must",
)
_OUT = Label(
    "去掉的钥匙没有留下依据：请在原处写一行「# 文件标识」",
    "a key was taken away and nothing says why: leave a line “# record-id” in its place",
)


@rule(
    "HIS018",
    over=Change,
    withholds=True,
    zh="签名钥匙的名单被改动，但{fault}。名单决定谁的签名算数：请恢复，或凭{who}批准并已印发的文件来改。",
    en="The list of signing keys was changed, but {fault}. It decides whose signature counts: put "
    "it back, or change it by an issued record that {who} approved.",
)
def signing_key_without_authority(change: Change, context: Context) -> Iterator[Finding]:
    """擅自改签名钥匙 · Signing key without authority

    [zh]
    **查什么**　policies/allowed_signers 里新增、改动、去掉的每一行，以及从 policies/revoked_keys 里撤下的行，
    上面紧挨着的注释行「# 文件标识」要指明一份已印发的文件；这份文件由授权表 evidence.signing-keys
    所列的人批准，而且不能只由得到钥匙的本人批准。旧的依据不能为新的改动再用一次。
    **为什么**　谁能往名单里加钥匙，谁就能替别人签字，这是签名凭据的根。由谁批准是本机构定的。
    **怎么改**　恢复名单；先办一份批准文件，印发后再改，并在那一行上面注明它的标识。

    [en]
    **What** Each line of policies/allowed_signers that was added, changed or taken away, and each
    taken out of policies/revoked_keys: the comment right above, `# record-id`, names an issued
    record that was approved by one of evidence.signing-keys in authority.yml, and not by nobody but
    the one who gains the key. A record that stood there before cannot serve again.
    **Why** Whoever adds a key can sign for somebody else; this is the root of every signature. Who
    may approve it, the organisation has settled.
    **Mend** Put the list back; have a record approved and issued, then change it and name it above
    the line.
    """
    for pair in change.of_kind("signers"):
        old, new = key_lines(pair.before), key_lines(pair.after)
        fresh = named_records(pair.after) - named_records(pair.before)
        texts = {line.text for line in old}
        kept = {line.text for line in new}
        added = [line for line in new if line.text not in texts]
        if pair.path == SIGNERS:
            for line in added:
                fault = _fault(change, line, fresh)
                if fault is not None and pair.after is not None:
                    place = Place(pair.after, position=Position(line.number, 1))
                    yield Finding(place, {"fault": fault, "who": _who(change)})
        # A line that was changed is told where it stands now.
        again = {key for line in added for key in (line.key, *line.principals)}
        for line in old:
            changed = pair.path == SIGNERS and again & {line.key, *line.principals}
            if line.text in kept or changed or _allows_removal(change, fresh):
                continue
            place = _nearest(pair, line)
            yield Finding(place, {"fault": _OUT, "who": _who(change)})


def _fault(change: Change, line: KeyLine, fresh: frozenset[str]) -> Label | None:
    """Why a line that is new does not rest on authority; None when it does."""
    if not line.records:
        return _UNNAMED
    usable = [id_ for id_ in line.records if id_ in fresh]
    if not usable:
        return _USED
    gains = {person_of(name, change.head.policies.organisation) for name in line.principals}
    return _authority(change, usable, gains)


def _authority(change: Change, ids: list[str], gains: set[str]) -> Label | None:
    fault: Label | None = None
    for id_ in ids:
        record = change.head.by_id.get(id_)
        if record is None or not is_official(record, change.head.policies):
            fault = Label(f"「{id_}」不是已印发的文件", f"{id_} is no issued record")
            continue
        policies = _deciding(change)
        approvers = {
            entry.by
            for entry in entries(record)
            for word in policies.authority.evidence.signing_keys
            if speaks(entry, word, department=record.text("department"), policies=policies)
        }
        if approvers - gains:
            return None
        fault = _ALONE
        if not approvers:
            fault = Label(
                f"《{record.title}》没有经有权的人批准", f"“{record.title}” was not so approved"
            )
    return fault


def _allows_removal(change: Change, fresh: frozenset[str]) -> bool:
    """Whether some new comment names a record that may take keys away."""
    return any(_authority(change, [id_], set()) is None for id_ in sorted(fresh))


def _deciding(change: Change) -> Policies:
    """The settings that say who may: those before the change, where they say anything."""
    base = change.base.policies
    return base if base.authority.evidence.signing_keys else change.head.policies


def _who(change: Change) -> Label:
    policies = _deciding(change)
    words = policies.authority.evidence.signing_keys
    if not words:
        return Label(
            "有权的人（授权表 evidence.signing-keys 还没写是谁）",
            "those who may (evidence.signing-keys of authority.yml does not say who)",
        )
    return step(words, policies)


def _nearest(pair: TextPair, line: KeyLine) -> Place:
    if pair.after is None:
        return opening(pair.path)
    return Place(pair.after, position=Position(min(line.number, _last(pair.after)), 1))


def _last(source: Source) -> int:
    return max(source.text.rstrip("\n").count("\n") + 1, 1)
