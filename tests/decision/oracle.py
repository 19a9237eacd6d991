"""All outcomes of one line by domain.md 11, from the ladders, for one complete set of answers."""

from dataclasses import dataclass

from tests.decision.oracle_ladders import (
    CONFIRM,
    HINT_QUESTIONS,
    LINE_QUESTIONS,
    NOT_INDICATED,
    OPTIONAL,
    ORGANISATION_QUESTIONS,
    QUESTIONS,
    RECOMMENDED,
    SOC1,
    SOC2,
    Answers,
    Ruled,
    at_least,
    categories,
    cybersecurity,
    is_link,
    is_product,
    is_run,
    lean,
    objectives,
    outsourced,
    report_type,
    request_from_vendors,
    soc1,
    soc2,
    soc2_period,
    subservice,
    supply,
)

__all__ = [
    "LINE_QUESTIONS",
    "ORGANISATION_QUESTIONS",
    "QUESTIONS",
    "Answers",
    "Outcome",
    "Ruled",
    "contradictions",
    "decide",
    "organisation_traps",
    "traps",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What domain.md 11 says of one line whose answers, and the organisation's, are complete.

    `categories` is None where SOC 2 is not indicated. `types` holds the rule and the type, and
    `periods` the months, of the reports that have one. `year_end` is the S21 remark, "none" without
    a type. `vendors` and `roles` are those of an organisation with this line only.
    """

    soc1: Ruled
    soc2: Ruled
    soc3: str
    supply: Ruled
    lean: Ruled
    categories: dict[str, str] | None
    types: dict[str, Ruled]
    periods: dict[str, int]
    subservice: str
    cybersecurity: str
    vendors: Ruled
    service: bool
    producer: bool
    roles: frozenset[str]
    traps: frozenset[str]
    organisation_traps: frozenset[str]
    contradictions: frozenset[tuple[str, str]]
    hints: frozenset[str]
    standards: str
    objectives: str
    year_end: str


def decide(a: Answers) -> Outcome:
    """All outcomes of one complete set of answers, read straight down domain.md 11.4 to 11.6."""
    one, two, three = soc1(a), soc2(a), supply(a)
    confirmed = [r for r, x in ((SOC1, one), (SOC2, two)) if at_least(x.value, CONFIRM)]
    given = confirmed if is_run(a) else []
    periods = {report: 6 if report == SOC1 else soc2_period(a) for report in given}
    optional = at_least(two.value, OPTIONAL)
    producer = at_least(three.value, CONFIRM) or (is_product(a) and SOC1 in confirmed)
    roles = {"SERVICE ORGANISATION": bool(given), "PRODUCER": producer}
    roles["USER ENTITY"] = a["vendors"] == "yes"
    held = frozenset(role for role, holds in roles.items() if holds)
    return Outcome(
        soc1=one,
        soc2=two,
        soc3=OPTIONAL if a["public_report"] == "yes" and optional else NOT_INDICATED,
        supply=three,
        lean=lean(a),
        categories=categories(a) if optional else None,
        types={report: report_type(a, months) for report, months in periods.items()},
        periods=periods,
        subservice=subservice(a) if given else "NONE",
        cybersecurity=cybersecurity(a),
        vendors=request_from_vendors(a, some_line_outsourced=outsourced(a)),
        service=bool(given),
        producer=producer,
        roles=held or frozenset({"NEITHER"}),
        traps=traps(a),
        organisation_traps=organisation_traps(a),
        contradictions=contradictions(a),
        hints=frozenset(hint for hint, q in HINT_QUESTIONS.items() if a[q] == "yes"),
        standards=a["readers"],
        objectives=objectives(a),
        year_end=a["year_end"] if given else "none",
    )


def traps(a: Answers) -> frozenset[str]:
    """T3 to T19 of the line, without T4 and T17 (domain.md 11.6)."""
    (rule, one), (_, two), link = soc1(a), soc2(a), is_link(a)
    ourselves = a["users"] == "ourselves"
    optional, recommended = at_least(two, OPTIONAL), at_least(two, RECOMMENDED)
    soc1_confirmed = at_least(one, CONFIRM)
    confirmed = soc1_confirmed or at_least(two, CONFIRM)
    own_books = ("own_lending", "loan_servicing", "custody_trust", "billing_payments", "bank_unit")
    procurement = a["report_named"] == "soc1" and not at_least(one, RECOMMENDED)
    all_five = a["categories_named"] == "all_five"
    y4 = {
        SOC1: soc1_confirmed and report_type(a, 6).rule == "Y4",
        SOC2: at_least(two, CONFIRM) and report_type(a, soc2_period(a)).rule == "Y4",
    }
    raised = {
        "T3": ourselves,
        "T5": ourselves and a["kind"] in own_books,
        "T6": rule in ("F8", "F9"),
        "T7": rule == "F11" or (procurement and not link and not ourselves),
        "T8": a["report_named"] == "unspecified" and not ourselves,
        "T9": a["personal_data"] == "process_only"
        and a["categories_named"] in ("with_privacy", "all_five")
        and optional,
        "T10": link and a["results_used"] == "yes" and a["auditor_asked"] == "no",
        "T11": all_five and optional and "OUT" in categories(a).values(),
        "T12": a["subservice"] == "yes_with_report"
        and a["existing_report"] == "none"
        and confirmed,
        "T13": is_run(a) and a["uptime"] == "promised" and soc1_confirmed and not recommended,
        "T14": a["mid_period"] == "yes" and a["existing_report"] != "none" and confirmed,
        "T15": is_run(a) and any(y4.values()),
        "T16": a["public_report"] == "yes" and optional,
        "T18": any(a[question] == "yes" for question in HINT_QUESTIONS.values()) and optional,
        "T19": is_product(a) and a["users"] == "organisations",
    }
    return frozenset(trap for trap, holds in raised.items() if holds)


def organisation_traps(a: Answers) -> frozenset[str]:
    """T4 and T17 (domain.md 11.6)."""
    raised = {"T4": a["vendors"] == "yes", "T17": a["existing_report"] == "old"}
    return frozenset(trap for trap, holds in raised.items() if holds)


def contradictions(a: Answers) -> frozenset[tuple[str, str]]:
    """Pairs of questions whose answers exclude each other (domain.md 11.6)."""
    product, ourselves = a["delivery"] == "product", a["users"] == "ourselves"
    required = a["proof_asked"] == "requires_soc2"
    named = {
        ("delivery", "hosting"): product and a["hosting"] == "controls",
        ("delivery", "assets"): product and a["assets"] == "yes",
        ("auditor_asked", "users"): ourselves and a["auditor_asked"] == "yes",
        ("proof_asked", "users"): ourselves and required,
        ("proof_asked", "delivery"): product and required,
        ("proof_asked", "data"): required and soc2(a).rule == "W2a",
        ("vendors", "subservice"): a["vendors"] == "no" and outsourced(a),
        ("proof_asked", "report_named"): a["proof_asked"] == "nobody" and a["report_named"] != "no",
    }
    return frozenset(pair for pair, holds in named.items() if holds)
