"""The kinds of page a handbook has, each with one address of the sample's staff edition."""

from __future__ import annotations

KINDS = {
    "home": "",
    "search": "search/?q=银龄互助+预算调整",
    "policy": "policies/personnel/leave-rules/",
    "superseded policy": "policies/finance/finance-rules-2023/",
    "policy with tables": "policies/administration/records-management/",
    "minutes": "records/minutes/2025/minutes-2025-spring/",
    "official document": "records/official-documents/2025/doc-2025-hours-notice/",
    "project": "records/projects/2024/yinling/",
    "service record": "records/service-records/2023/service-qingmiao-2023-11-25/",
    "traditional": "records/project-budgets/2026/settlement-tongxing/",
    "english": "records/incoming-documents/2026/in-2026-hart/",
    "register of a type": "registers/minutes/",
    "register of everything": "registers/all/",
    "registers": "registers/",
    "dossier of a project": "dossiers/qingmiao/",
    "dossier of a meeting": "dossiers/notice-2025-spring/",
    "organisation": "organisation/",
    "rule": "rules/NUM001/",
    "rules": "rules/",
    "guide": "guides/minutes/",
    "how work is done": "handling/",
    "how a type is done": "handling/types/official-document/",
    "topic of the manual": "handling/evidence/",
    "statistics": "statistics/",
    "reviews": "reviews/",
    "about": "about/",
    "no such page": "records/no-such-page/",
}

RECORDS = (
    "policy",
    "minutes",
    "official document",
    "project",
    "service record",
    "traditional",
    "english",
)
"""The kinds that are records, with a head of an official document."""
