"""Whether an approval is still for the content as it stands, or the content has moved on."""

from __future__ import annotations

from recordroom.authorise.content import content_hash
from recordroom.authorise.entries import Amendment, Entry, amendments
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies


class Content:
    """The content of one record, its hash made only when an approval asks for it."""

    def __init__(self, record: Record, policies: Policies) -> None:
        self._record, self._policies = record, policies
        self._amendments = amendments(record)
        self._hash = ""

    @property
    def hash(self) -> str:
        if not self._hash:
            self._hash = content_hash(self._record, self._policies)
        return self._hash

    def fault(self, entry: Entry) -> str:
        """Why an approval does not hold for this content; empty when it does.

        `stale`: the content changed and no amendment says so. `amended`: a major amendment came
        after it, so that it was good in its time. `unbound`: it names no content, though approvals
        of its day must.
        """
        if entry.content:
            if entry.content == self.hash:
                return ""
            froms = [a.start for a in self._amendments]
            if entry.content not in froms:
                return "stale"
            later = self._amendments[froms.index(entry.content) :]
            return "amended" if any(a.major for a in later) else ""
        if any(_after(a, entry) for a in self._amendments if a.major):
            return "amended"
        since = self._policies.authority.evidence.bound_from
        late = since is not None and entry.on is not None and entry.on >= since
        return "unbound" if late else ""


def _after(amendment: Amendment, entry: Entry) -> bool:
    return amendment.on is not None and entry.on is not None and amendment.on > entry.on
