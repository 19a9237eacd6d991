"""The ladders of domain.md 11 a second time: plain first-match rules over complete answers.

Nothing here is shared with the product. A set of answers maps question ids to values, those of the
line and of the organisation in one mapping; every ladder reads its own questions only, so a missing
question raises KeyError where the ladder looks at it.
"""

from collections.abc import Mapping
from typing import NamedTuple

Answers = Mapping[str, str]

_YES_NO = ("yes", "no")
_DURATIONS = ("under_3_months", "3_to_6_months", "6_to_12_months")

LINE_QUESTIONS: dict[str, tuple[str, ...]] = {
    "users": ("organisations", "group", "private_persons", "ourselves"),
    "delivery": ("service", "product", "both"),
    "entries": ("yes", "only_ordered", "only_show_or_store", "no"),
    "assets": _YES_NO,
    "hosting": ("controls", "space_and_power", "no"),
    "data": _YES_NO,
    "kind": (
        "payroll", "loan_servicing", "fund_administration", "custody_trust", "transfer_agent",
        "claims", "recordkeeping", "billing_payments", "financial_saas", "managed_hosting",
        "bank_unit", "saas", "hosting", "colocation", "analytics", "online_banking",
        "own_lending", "product_maker", "other",
    ),
    "auditor_asked": _YES_NO,
    "proof_asked": ("requires_soc2", "requires_proof", "questionnaires", "nobody"),
    "report_named": ("soc1", "unspecified", "no"),
    "material": _YES_NO,
    "self_check": _YES_NO,
    "categories_named": ("all_five", "with_privacy", "other"),
    "uptime": ("promised", "critical", "no"),
    "results_used": _YES_NO,
    "confidential": _YES_NO,
    "personal_data": ("deal_with_persons", "process_with_promises", "process_only", "none"),
    "subservice": ("yes_with_report", "yes_without_report", "no"),
    "timing_evidence": ("not_yet", *_DURATIONS, "over_12_months"),
    "timing_deadline": (*_DURATIONS, "later", "no_date"),
    "timing_reader": ("type2", "type2_short", "type1_fine", "not_said"),
    "year_end": ("one_month", "spread"),
    "mid_period": _YES_NO,
}  # fmt: skip
"""Questions of a line and their values, in the suggested order (domain.md 11.3)."""

HINT_QUESTIONS = {
    "O6b": "card_data",
    "O6c": "health_data",
    "O6d": "us_federal",
    "O6e": "us_defence",
    "O6f": "eu_financial",
}

ORGANISATION_QUESTIONS: dict[str, tuple[str, ...]] = {
    "readers": ("us", "canada", "uk_eu", "elsewhere", "mixed"),
    "vendors": _YES_NO,
    "existing_report": ("none", "current", "old"),
    "board_statement": _YES_NO,
    "supervised": _YES_NO,
    **dict.fromkeys(HINT_QUESTIONS.values(), _YES_NO),
    "public_report": _YES_NO,
}
"""Questions of the organisation and their values (domain.md 11.2)."""

QUESTIONS = LINE_QUESTIONS | ORGANISATION_QUESTIONS

NOT_INDICATED, OPTIONAL, CONFIRM = "NOT_INDICATED", "OPTIONAL", "CONFIRM"
RECOMMENDED, NEEDED = "RECOMMENDED", "NEEDED"
LEVELS = (NOT_INDICATED, OPTIONAL, CONFIRM, RECOMMENDED, NEEDED)
SOC1, SOC2, SOC3, SUPPLY = "SOC 1", "SOC 2", "SOC 3", "SOC for Supply Chain"
CATEGORIES = ("Security", "Availability", "Processing integrity", "Confidentiality", "Privacy")


class Ruled(NamedTuple):
    """The rule that matched first, and the value it gives."""

    rule: str
    value: str


def first(*ladder: tuple[str, bool, str]) -> Ruled:
    """The first rule of a ladder (rule, condition, value) whose condition holds."""
    return next(Ruled(rule, value) for rule, holds, value in ladder if holds)


def at_least(level: str, bound: str) -> bool:
    """Whether a level stands at the bound or above it on the scale of domain.md 11.1."""
    return LEVELS.index(level) >= LEVELS.index(bound)


def has_users(a: Answers) -> bool:
    """USERS."""
    return a["users"] in ("organisations", "group")


def is_run(a: Answers) -> bool:
    """RUN."""
    return a["delivery"] in ("service", "both")


def is_product(a: Answers) -> bool:
    """PRODUCT."""
    return a["delivery"] in ("product", "both")


def is_link(a: Answers) -> bool:
    """LINK."""
    return has_users(a) and is_run(a) and (a["entries"] == "yes" or a["assets"] == "yes")


def is_host(a: Answers) -> bool:
    """HOST."""
    return has_users(a) and is_run(a) and not is_link(a) and a["hosting"] == "controls"


def has_data(a: Answers) -> bool:
    """DATA."""
    touched = (
        a["entries"] in ("yes", "only_ordered", "only_show_or_store")
        or a["assets"] == "yes"
        or a["hosting"] == "controls"
        or a["data"] == "yes"
    )
    persons = a["users"] == "private_persons" and a["data"] == "yes"
    return is_run(a) and (persons or (has_users(a) and touched))


def demand(a: Answers) -> str:
    """DEMAND."""
    return first(
        ("DEMAND", a["proof_asked"] == "requires_soc2", "REQUIRED"),
        ("DEMAND", a["proof_asked"] == "requires_proof", "PROOF"),
        ("DEMAND", a["proof_asked"] == "questionnaires", "ASKED"),
        ("DEMAND", a["proof_asked"] == "nobody" and a["report_named"] == "unspecified", "ASKED"),
        ("DEMAND", True, "NONE"),
    ).value


def soc1(a: Answers) -> Ruled:
    """F1 to F15b (domain.md 11.4, SOC 1)."""
    asked = a["auditor_asked"] == "yes"
    product, persons = a["delivery"] == "product", a["users"] == "private_persons"
    link, host = is_link(a), is_host(a)
    return first(
        ("F1", a["users"] == "ourselves", NOT_INDICATED),
        ("F15a", product and asked, CONFIRM),
        ("F15b", product, NOT_INDICATED),
        ("F2a", persons and asked, CONFIRM),
        ("F2", persons, NOT_INDICATED),
        ("F3", link and asked, NEEDED),
        ("F14", link and a["users"] == "group", CONFIRM),
        ("F4", link and a["material"] == "no", CONFIRM),
        ("F13", link and a["assets"] == "no" and a["self_check"] == "yes", CONFIRM),
        ("F5", link, RECOMMENDED),
        ("F6", host and asked, NEEDED),
        ("F7", host, CONFIRM),
        ("F8", a["entries"] == "only_ordered" and asked, CONFIRM),
        ("F9", a["entries"] == "only_ordered", NOT_INDICATED),
        ("F10", a["hosting"] == "space_and_power" and asked, CONFIRM),
        ("F11", asked, CONFIRM),
        ("F12", True, NOT_INDICATED),
    )


def soc2(a: Answers) -> Ruled:
    """W0 to W9b (domain.md 11.4, SOC 2)."""
    users, wanted, data = a["users"], demand(a), has_data(a)
    return first(
        ("W1", users == "ourselves", NOT_INDICATED),
        ("W0", a["delivery"] == "product", NOT_INDICATED),
        ("W2a", not data and wanted == "REQUIRED", CONFIRM),
        ("W2", not data, NOT_INDICATED),
        ("W3", wanted == "REQUIRED", NEEDED),
        ("W4", users == "organisations" and wanted in ("PROOF", "ASKED"), RECOMMENDED),
        ("W5", users == "organisations" and wanted == "NONE", OPTIONAL),
        ("W9a", users == "group" and wanted in ("PROOF", "ASKED"), CONFIRM),
        ("W9b", users == "group" and wanted == "NONE", OPTIONAL),
        ("W6", users == "private_persons" and wanted == "PROOF", RECOMMENDED),
        ("W6a", users == "private_persons" and wanted == "ASKED", CONFIRM),
        ("W7", users == "private_persons", OPTIONAL),
    )


def supply(a: Answers) -> Ruled:
    """P1 to P3 (domain.md 11.4, SOC for Supply Chain)."""
    proof = demand(a) in ("REQUIRED", "PROOF")
    return first(
        ("P1", not is_product(a) or a["users"] != "organisations", NOT_INDICATED),
        ("P2", a["delivery"] == "product" and proof, RECOMMENDED),
        ("P3", True, CONFIRM),
    )


def lean(a: Answers) -> Ruled:
    """L1 to L6 (domain.md 11.4a)."""
    return first(
        ("L1", a["users"] == "ourselves", "none"),
        ("L2", a["delivery"] == "product", SUPPLY if a["users"] == "organisations" else "none"),
        ("L3", is_link(a), SOC1),
        ("L5", has_data(a), SOC2),
        ("L6", True, "none"),
    )


def availability(a: Answers) -> str:
    """K2."""
    return {"promised": "IN", "critical": "CONSIDER", "no": "OUT"}[a["uptime"]]


def processing_integrity(a: Answers) -> str:
    """K3."""
    return {"yes": "CONSIDER", "no": "OUT"}[a["results_used"]]


def confidentiality(a: Answers) -> str:
    """K4."""
    processed = a["personal_data"] in ("process_with_promises", "process_only")
    if a["confidential"] == "yes":
        return "IN"
    return "CONSIDER" if processed else "OUT"


def privacy(a: Answers) -> str:
    """K5."""
    return {"deal_with_persons": "IN", "process_with_promises": "CONSIDER"}.get(
        a["personal_data"], "OUT"
    )


def categories(a: Answers) -> dict[str, str]:
    """K1 to K5 (domain.md 11.4), for a SOC 2 that is at least Optional."""
    statuses = ("IN", availability(a), processing_integrity(a), confidentiality(a), privacy(a))
    return dict(zip(CATEGORIES, statuses, strict=True))


def soc2_period(a: Answers) -> int:
    """P for SOC 2, in months; SOC 1 has 6 (domain.md 11.4, Type and first period)."""
    return 3 if a["timing_reader"] == "type2_short" else 6


_EARLIEST = {
    6: {
        "not_yet": "later",
        "under_3_months": "6_to_12_months",
        "3_to_6_months": "3_to_6_months",
        "6_to_12_months": "under_3_months",
        "over_12_months": "under_3_months",
    },
    3: {
        "not_yet": "6_to_12_months",
        "under_3_months": "3_to_6_months",
        "3_to_6_months": "under_3_months",
        "6_to_12_months": "under_3_months",
        "over_12_months": "under_3_months",
    },
}
"""The first deadline a Type 2 with that period can meet, by S18; "any" is the earliest one."""


def in_time(a: Answers, period: int) -> bool:
    """INTIME, for a first period of so many months."""
    deadlines = LINE_QUESTIONS["timing_deadline"]
    earliest = _EARLIEST[period][a["timing_evidence"]]
    return deadlines.index(a["timing_deadline"]) >= deadlines.index(earliest)


def report_type(a: Answers, period: int) -> Ruled:
    """Y2 to Y6 (domain.md 11.4), for a line that is run and a level of at least Confirm."""
    ready, reader = in_time(a, period), a["timing_reader"]
    young = a["timing_evidence"] in ("not_yet", "under_3_months")
    return first(
        ("Y2", not ready and reader == "type1_fine", "TYPE1_THEN_TYPE2"),
        ("Y4", not ready and reader in ("type2", "type2_short"), "TYPE1_THEN_TYPE2"),
        ("Y5", not ready and reader == "not_said", "TYPE1_THEN_TYPE2"),
        ("Y6", reader == "type1_fine" and young, "TYPE1_THEN_TYPE2"),
        ("Y3", True, "TYPE2"),
    )


def subservice(a: Answers) -> str:
    """X4 where RUN and SOC 1 or SOC 2 is at least Confirm (elsewhere NONE)."""
    return {"yes_with_report": "CARVE_OUT", "yes_without_report": "MONITOR_OR_INCLUSIVE"}.get(
        a["subservice"], "NONE"
    )


def cybersecurity(a: Answers) -> str:
    """X2: the level of SOC for Cybersecurity."""
    return RECOMMENDED if a["board_statement"] == "yes" else NOT_INDICATED


def outsourced(a: Answers) -> bool:
    """Whether the line says that other firms do part of it (S17), as X3a reads it."""
    return a["subservice"] in ("yes_with_report", "yes_without_report")


def request_from_vendors(a: Answers, *, some_line_outsourced: bool) -> Ruled:
    """X3, X3a: REQUEST_FROM_VENDORS; the rule is "" where neither fires."""
    vendors = a["vendors"] == "yes"
    return first(
        ("X3", vendors and a["supervised"] == "yes", NEEDED),
        ("X3a", vendors or some_line_outsourced, RECOMMENDED),
        ("", True, NOT_INDICATED),
    )


def objectives(a: Answers) -> str:
    """The row of domain.md 8: "none" below Confirm, "itgc" for F6 and F7, else S2 or "all"."""
    rule, level = soc1(a)
    if not at_least(level, CONFIRM):
        return "none"
    if rule in ("F6", "F7"):
        return "itgc"
    kinds = LINE_QUESTIONS["kind"]
    return a["kind"] if a["kind"] in kinds[: kinds.index("bank_unit") + 1] else "all"
