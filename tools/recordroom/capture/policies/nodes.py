"""The nodes of policy files that a policy's text can name: `retention.yml#classes/ID`."""

from __future__ import annotations

from collections.abc import Mapping

NODES = {
    "retention.yml#classes": "id",
    "numbering.yml#series": "id",
    "numbering.yml#reference-codes": "",
    "access.yml#levels": "id",
    "access.yml#compartments": "id",
    "access.yml#audiences": "id",
    "access.yml#personal-data": "kind",
    "authority.yml#matters": "id",
    "authority.yml#delegations": "",
    "authority.yml#incompatible-duties": "",
    "authority.yml#incompatible-posts": "",
    "organisation.yml#departments": "id",
    "organisation.yml#posts": "id",
}
"""The nodes that can be shown as a table, and the key that names a row (empty: rows have none)."""


def node_of(name: str, trees: Mapping[str, object]) -> object:
    """The plain content that a node's name stands for (`file.yml#node` or `…/row`), None without."""
    file, _, rest = name.partition("#")
    node, _, row = rest.partition("/")
    tree = trees.get(file)
    part = tree.get(node) if node and isinstance(tree, dict) else tree
    if not row:
        return part
    key = NODES.get(f"{file}#{node}", "id")
    rows = part if isinstance(part, list) else ()
    return next((r for r in rows if isinstance(r, dict) and r.get(key) == row), None)


def missing_part(name: str, trees: Mapping[str, object]) -> str:
    """Which part of a node's name is not there: `file`, `node`, `row`; empty when all are.

    `trees` holds the plain content of the policy files by name. The name may carry a row's id
    after a slash.
    """
    file, _, rest = name.partition("#")
    node, slash, row = rest.partition("/")
    tree = trees.get(file)
    if not isinstance(tree, dict):
        return "file"
    rows = tree.get(node)
    if not node or not rows:
        return "node"
    if not slash:
        return ""
    key = NODES.get(f"{file}#{node}", "id")
    found = (item.get(key) for item in rows if isinstance(item, dict)) if key else ()
    return "" if isinstance(rows, list) and row and row in found else "row"
