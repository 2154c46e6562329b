"""All files of `policies/` to the typed Policies, with every fault of the files themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from recordroom.capture.policies.access import access
from recordroom.capture.policies.authority import authority
from recordroom.capture.policies.checks import checks
from recordroom.capture.policies.organisation import organisation
from recordroom.capture.policies.record_types import common_fields, record_type
from recordroom.capture.policies.schedules import numbering, retention
from recordroom.capture.shape import Shape
from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import Place, Problem, Source
from recordroom.read.policies import PolicyFile, policy_name

REQUIRED = ("organisation", "access", "numbering", "retention", "authority")
COMMON = "record-types/_common.yml"


def capture_policies(files: Sequence[PolicyFile]) -> Policies:
    """Type every policy file. Faults of content are `problems`; nothing is raised for them."""
    by_name: Mapping[str, PolicyFile] = {policy_name(f.source.path): f for f in files}
    problems: list[Problem] = []

    def shape(name: str) -> Shape:
        file = by_name.get(name)
        if file is None:
            if name.removesuffix(".yml") in REQUIRED:
                problems.append(_missing(name))
            # One message is enough for a file that is not there: its content is not judged.
            return Shape(Source(PurePosixPath("policies", name), "", "", "", 1), {}, (), [])
        return Shape(file.source, file.tree, (), problems)

    classes, class_rules = retention(shape("retention.yml"))
    series, reference_codes = numbering(shape("numbering.yml"))
    return Policies(
        organisation=organisation(shape("organisation.yml")),
        types=_types(by_name, problems),
        series=series,
        classes=classes,
        class_rules=class_rules,
        access=access(shape("access.yml")),
        authority=authority(shape("authority.yml")),
        checks=checks(shape("checks.yml")),
        files={name: f.source for name, f in by_name.items()},
        trees={name: f.tree for name, f in by_name.items()},
        problems=tuple(problems),
        reference_codes=reference_codes,
    )


def _missing(name: str) -> Problem:
    path = PurePosixPath("policies", name)
    return Problem("missing-policy-file", Place(Source(path, "", "", "", 1)), {"name": str(path)})


def _types(by_name: Mapping[str, PolicyFile], problems: list[Problem]) -> dict[str, RecordType]:
    common: tuple[FieldSpec, ...] = ()
    shared = by_name.get(COMMON)
    if shared is not None:
        common = common_fields(Shape(shared.source, shared.tree, (), problems))
    else:
        problems.append(_missing(COMMON))
    types: dict[str, RecordType] = {}
    for name in sorted(by_name):
        path = PurePosixPath(name)
        if path.parent.name == "record-types" and not path.name.startswith("_"):
            file = by_name[name]
            cursor = Shape(file.source, file.tree, (), problems)
            types[path.stem] = record_type(cursor, stem=path.stem, common=common)
    return types
