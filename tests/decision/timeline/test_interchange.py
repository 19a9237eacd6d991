"""The timeline as scripts read it."""

import json

from socdesk.decision.timeline.interchange import timeline_data
from socdesk.decision.timeline.values import Circumstances
from tests.decision.timeline.cases import BOTH, DECEMBER, TODAY, planned, timing


def test_a_timeline_is_plain_data_with_iso_dates_and_whole_months() -> None:
    answers = {**BOTH, **timing("not_yet", "under_3_months", "type1_fine")}

    data = timeline_data(planned(answers, Circumstances(TODAY, DECEMBER)))

    assert json.loads(json.dumps(data)) == data
    assert list(data) == ["SOC 1", "SOC 2"]
    found = data["SOC 1"]
    assert found["phases"][0] == {"name": "Scoping", "start": "2026-11-23", "end": "2026-12-06"}
    assert [phase["name"] for phase in found["phases"]] == [
        "Scoping",
        "Readiness",
        "Remediation",
        "Type 1 examination",
        "Observation period",
        "Fieldwork and report",
        "Next observation period",
        "Next fieldwork and report",
    ]
    assert found["coverage"] == [
        {"year_end": "2027-12-31", "months": 6, "gap": 3},
        {"year_end": "2028-12-31", "months": 9, "gap": 3},
    ]
    assert (found["type1_date"], found["in_hand"]) == ("2027-02-07", "2027-11-11")
    assert found["first_useful"] == "2027-03-21"
    assert found["warnings"] == [
        {
            "id": "TOO_LATE",
            "text": "On typical durations the report is in hand on 21 Mar 2027. "
            "The reader needs it by 23 Feb 2027.",
        }
    ]


def test_a_line_without_a_timeline_is_an_empty_object() -> None:
    assert timeline_data({}) == {}
