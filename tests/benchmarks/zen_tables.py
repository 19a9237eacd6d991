"""The pack's tables as a decision graph for zen-engine, the independent evaluator beside ours."""

import json
from itertools import pairwise
from typing import Any

from socdesk.decision.compiling import base, table_order
from socdesk.decision.pack import Pack
from socdesk.decision.rules import Flag, Table, root_name, rule_of


def graph(pack: Pack) -> str:
    """Return the graph as JSON: each table and flag a node that hands everything on."""
    tables = {table.id: table for table in pack.rules.tables}
    nodes: list[dict[str, Any]] = [{"id": "in", "type": "inputNode", "name": "in"}]
    nodes += [_table(tables[name]) for name in table_order(tables) if name in tables]
    nodes += [_flag(root_name(kind, flag), flag) for kind, flag in pack.rules.flags()]
    nodes.append({"id": "out", "type": "outputNode", "name": "out"})
    edges = [
        {"id": f"e{number}", "type": "edge", "sourceId": one["id"], "targetId": other["id"]}
        for number, (one, other) in enumerate(pairwise(nodes))
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def field(name: str) -> str:
    """The name under which a graph knows a fact, a table's outcome, its rule, or a flag."""
    return name.replace(".rule", "_rule").replace(":", "_").replace("-", "_")


def _table(table: Table) -> dict[str, Any]:
    outputs = [field(table.id), field(table.id + ".rule")]
    rows = [(row.when, [row.then, rule_of(row)]) for row in table.rows]
    return _node(table.id, list(table.inputs), outputs, rows)


def _flag(name: str, flag: Flag) -> dict[str, Any]:
    inputs = list(dict.fromkeys(key for cells in flag.raised_when for key in cells))
    rows = [(cells, ["raised"]) for cells in flag.raised_when]
    return _node(name, inputs, [field(name)], [*rows, ({}, ["silent"])])


def _node(
    name: str,
    inputs: list[str],
    outputs: list[str],
    rows: list[tuple[dict[str, tuple[str, ...]], list[str]]],
) -> dict[str, Any]:
    ins = [{"id": f"i{n}", "name": key, "field": field(key)} for n, key in enumerate(inputs)]
    outs = [{"id": f"o{n}", "name": key, "field": key} for n, key in enumerate(outputs)]
    rules = []
    for number, (cells, values) in enumerate(rows):
        rule = {"_id": f"r{number}"}
        for n, key in enumerate(inputs):
            rule[f"i{n}"] = ", ".join(f'"{value}"' for value in cells.get(key, ()))
        for n, value in enumerate(values):
            rule[f"o{n}"] = f'"{value}"'
        rules.append(rule)
    return {
        "id": field(base(name)) + "_node",
        "type": "decisionTableNode",
        "name": name,
        "content": {
            "hitPolicy": "first",
            "passThrough": True,
            "inputs": ins,
            "outputs": outs,
            "rules": rules,
        },
    }
