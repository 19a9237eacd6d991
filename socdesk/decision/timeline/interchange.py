"""The timeline as plain data: the keys that `decide --explain` hands out."""

from collections.abc import Mapping
from typing import Any

from socdesk.decision.timeline.values import Timeline


def timeline_data(timelines: Mapping[str, Timeline]) -> dict[str, Any]:
    """Return the timelines of a line by report, dates as ISO 8601, months and gaps whole.

    A phase's `end` is its typical one, the last day of it; `type1_date` is None without a Type 1.
    """
    return {report: _data(timeline) for report, timeline in timelines.items()}


def _data(timeline: Timeline) -> dict[str, Any]:
    return {
        "phases": [
            {
                "name": phase.name,
                "start": phase.start.isoformat(),
                "end": phase.typical_end.isoformat(),
            }
            for phase in timeline.phases
        ],
        "type1_date": timeline.type_1.isoformat() if timeline.type_1 else None,
        "in_hand": timeline.in_hand.isoformat(),
        "first_useful": timeline.first_useful.isoformat(),
        "coverage": [
            {
                "year_end": entry.year_end.isoformat(),
                "months": entry.months,
                "gap": entry.gap,
            }
            for entry in timeline.coverage
        ],
        "warnings": [{"id": warn.id, "text": warn.text} for warn in timeline.warnings],
    }
