"""The ids the timeline speaks of: phases, limits, warnings, and the questions on time."""

PLANNING, READINESS, REMEDIATION = "planning", "readiness", "remediation"
TYPE_1, FIELDWORK = "type1", "fieldwork"
PHASES = (PLANNING, READINESS, REMEDIATION, TYPE_1, FIELDWORK)
"""Phases whose length the pack gives; a period's comes from the tables."""

WORK = (PLANNING, READINESS, REMEDIATION)
"""Phases that can go before a period."""

OBSERVATION = "observation"
NEXT_OBSERVATION, NEXT_FIELDWORK = "next_observation", "next_fieldwork"
SHOWN = (
    *(PLANNING, READINESS, REMEDIATION, TYPE_1, OBSERVATION, FIELDWORK),
    *(NEXT_OBSERVATION, NEXT_FIELDWORK),
)
"""Every phase that can stand in a plan, in order."""

SHORTEST = {"SOC 1": "shortest_soc1", "SOC 2": "shortest_soc2"}
"""The limit of a first period by report; the reports that have a timeline."""

LATER_PERIOD, BRIDGE_LETTER, REPORT_AGE = "later_period", "bridge_letter", "report_age"
YEAR_END_LEAST, YEAR_END_MOST = "year_end_least", "year_end_most"
LIMITS = (
    *SHORTEST.values(),
    *(LATER_PERIOD, YEAR_END_LEAST, YEAR_END_MOST, BRIDGE_LETTER, REPORT_AGE),
)

TOO_SHORT, TOO_LATE, STALE = "TOO_SHORT", "TOO_LATE", "STALE"
NOT_RUNNING, LONG_GAP, AFTER_YEAR_END = "NOT_RUNNING", "LONG_GAP", "AFTER_YEAR_END"

WARNINGS = {
    TOO_SHORT: ("months", "least"),
    TOO_LATE: ("in_hand", "deadline"),
    STALE: ("ended", "age"),
    NOT_RUNNING: ("running", "start"),
    LONG_GAP: ("year_end", "gap", "limit"),
    AFTER_YEAR_END: ("year_end", "in_hand"),
}
"""Every warning, and what is filled into its words."""

PHRASES = {
    "date": ("day", "month", "year"),
    "month.one": (),
    "month.many": ("count",),
    "assumed": (),
}

DATES = ("today", "type_1", "type_1_in_hand", "in_hand", "first_useful", "deadline", "year_end")
"""Dates that are drawn or listed by name."""

EVIDENCE, DEADLINE, READER = "timing_evidence", "timing_deadline", "timing_reader"
YEAR_END = "year_end"
