"""What stands beside the records in a history: who read them, and whose keys they let sign."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from recordroom.model.holdings import Holdings
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.read.evidence import SIGNERS
from recordroom.write.units import Unit

READ = Label("阅毕", "Read", "閱畢")
PROXY = Label("代阅", "Read for another", "代閱")
KEY = Label("登记签名公钥", "Enter signing key")

Files = Mapping[PurePosixPath, bytes]


def reading_units(
    holdings: Holdings, policies: Policies, files: Files, *, there: Collection[Unit]
) -> Iterator[Unit]:
    """Each reading by itself, on its day, after the record was there to be read."""
    acts = _acts(there)
    for one in holdings.acknowledgements:
        record = holdings.by_id.get(one.record)
        if record is None:
            continue
        by, path = one.by or one.person, one.source.path
        label = READ if by == one.person else PROXY
        kind = policies.types[record.type].label
        unit = Unit(str(path), one.on, by, "acknowledged", label, kind=kind)
        unit.lang = record.text("language") or "zh-Hans"
        unit.subjects.append(record.title)
        unit.records.append(record.id)
        unit.notes += [one.reason] if one.reason else []
        unit.files[path] = files[path]
        unit.after += [u for u in acts.get(record.id, ()) if u.day <= one.on][-1:]
        yield unit


def key_units(holdings: Holdings, files: Files, *, there: Collection[Unit]) -> Iterator[Unit]:
    """The list of signing keys grows by each record that it names, once that was issued."""
    data = files.get(SIGNERS)
    if data is None:
        return
    acts, lines = _acts(there), data.decode().splitlines(keepends=True)
    named = [(i, id_) for i, li in enumerate(lines) if (id_ := li.strip("# \n")) in holdings.by_id]
    ends = [*(i for i, _ in named[1:]), len(lines)]
    for (_, id_), end in zip(named, ends, strict=True):
        for issued in [u for u in acts.get(id_, ()) if u.action == "issued"][-1:]:
            key = f"signers/{id_}"
            unit = Unit(key, issued.day, issued.by, "changed", KEY, kind=KEY, rank=6)
            unit.subjects.append(holdings.by_id[id_].title)
            unit.records.append(id_)
            unit.files[SIGNERS] = "".join(lines[:end]).encode()
            unit.after.append(issued)
            yield unit


def _acts(units: Collection[Unit]) -> dict[str, list[Unit]]:
    """The units of each record, in the order of its life."""
    out: dict[str, list[Unit]] = {}
    for unit in units:
        for id_ in unit.records:
            out.setdefault(id_, []).append(unit)
    return out
