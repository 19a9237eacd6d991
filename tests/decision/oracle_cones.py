"""Which questions each outcome of domain.md 11 reads, so that enumeration stays small and exact.

An outcome is put together from parts that share no question with each other. A part is enumerated
on its own; as the parts are independent, every combination of their values can occur. A ladder that
looked at a question its part does not list would raise KeyError.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import NamedTuple

from tests.decision.oracle_ladders import (
    CATEGORIES,
    CONFIRM,
    HINT_QUESTIONS,
    NOT_INDICATED,
    OPTIONAL,
    RECOMMENDED,
    SOC1,
    SOC2,
    SOC3,
    SUPPLY,
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


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A value that these questions decide, and no others."""

    questions: tuple[str, ...]
    value: Callable[[Answers], Hashable]


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """An outcome of domain.md 11 as a function of parts that share no question."""

    parts: tuple[Part, ...]
    value: Callable[..., Hashable]


class First(NamedTuple):
    """What other outcomes need to know of SOC 1."""

    rule: str
    level: str
    given: bool
    link: bool
    ourselves: bool


class Second(NamedTuple):
    """What other outcomes need to know of SOC 2."""

    rule: str
    level: str
    optional: bool
    given: bool


class Gates(NamedTuple):
    """What the outcomes that read SOC 1 and SOC 2 together need to know of the pair.

    `confirmed`: one of them is at least Confirm. `soc1_given`, `soc2_given`: it has a type.
    """

    confirmed: bool
    soc1_given: bool
    soc2_given: bool
    soc2_recommended: bool
    producer: bool

    @property
    def given(self) -> bool:
        """Whether one of the two has a type."""
        return self.soc1_given or self.soc2_given


_SUBJECT = ("users", "delivery", "entries", "assets", "hosting")
_FOR_SOC1 = ("auditor_asked", "material", "self_check")
_FOR_SOC2 = ("data", "proof_asked", "report_named")


def _first(a: Answers) -> First:
    rule, level = soc1(a)
    given = is_run(a) and at_least(level, CONFIRM)
    return First(rule, level, given, is_link(a), a["users"] == "ourselves")


def _second(a: Answers) -> Second:
    rule, level = soc2(a)
    confirmed = at_least(level, CONFIRM)
    return Second(rule, level, at_least(level, OPTIONAL), is_run(a) and confirmed)


def _gates(a: Answers) -> Gates:
    one, two = soc1(a).value, soc2(a).value
    soc1_confirmed, soc2_confirmed = at_least(one, CONFIRM), at_least(two, CONFIRM)
    return Gates(
        confirmed=soc1_confirmed or soc2_confirmed,
        soc1_given=is_run(a) and soc1_confirmed,
        soc2_given=is_run(a) and soc2_confirmed,
        soc2_recommended=at_least(two, RECOMMENDED),
        producer=at_least(supply(a).value, CONFIRM) or (is_product(a) and soc1_confirmed),
    )


FIRST = Part((*_SUBJECT, *_FOR_SOC1), _first)
SECOND = Part((*_SUBJECT, *_FOR_SOC2), _second)
GATES = Part((*_SUBJECT, *_FOR_SOC1, *_FOR_SOC2), _gates)
_SUPPLY = Part(("users", "delivery", "proof_asked", "report_named"), supply)
_LEAN = Part((*_SUBJECT, "data"), lean)
_PROMISES = ("uptime", "results_used", "confidential", "personal_data")
_TIME = ("timing_evidence", "timing_deadline", "timing_reader")
_SOC1_TYPE = Part(_TIME, lambda a: report_type(a, 6))
_SOC2_TYPE = Part(_TIME, lambda a: report_type(a, soc2_period(a)))
_BOTH_TYPES = Part(_TIME, lambda a: (report_type(a, 6), report_type(a, soc2_period(a))))
_HINTED = Part(
    tuple(HINT_QUESTIONS.values()), lambda a: "yes" in (a[q] for q in HINT_QUESTIONS.values())
)
OUTSOURCED = Part(("subservice",), outsourced)
_VENDORS = Part(
    ("vendors", "supervised", "subservice"),
    lambda a: request_from_vendors(a, some_line_outsourced=outsourced(a)),
)
_OWN_BOOKS = ("own_lending", "loan_servicing", "custody_trust", "billing_payments", "bank_unit")


def answer(question: str) -> Part:
    """The part that is one question's own value."""
    return Part((question,), lambda a: a[question])


def asks(question: str, *values: str) -> Part:
    """The part that says whether a question has one of these values."""
    return Part((question,), lambda a: a[question] in values)


def _gated(gate: Part, field: str, part: Part, otherwise: Hashable) -> Figure:
    """The part's value where the named field of the gate holds."""
    return Figure((gate, part), lambda g, value: value if getattr(g, field) else otherwise)


def _of(part: Part, value: Callable[..., Hashable] = lambda value: value) -> Figure:
    return Figure((part,), value)


def _all(*parts: Part) -> Figure:
    """Whether all parts hold."""
    return Figure(parts, lambda *values: all(values))


def _category(name: str) -> Part:
    reads = {
        "Security": (),
        "Availability": ("uptime",),
        "Processing integrity": ("results_used",),
        "Confidentiality": ("confidential", "personal_data"),
        "Privacy": ("personal_data",),
    }[name]
    filler = {"uptime": "no", "results_used": "no", "confidential": "no", "personal_data": "none"}
    return Part(reads, lambda a: categories({**filler, **{q: a[q] for q in reads}})[name])


_SOC2_OPTIONAL = Part(SECOND.questions, lambda a: _second(a).optional)

TRAPS: dict[str, Figure] = {
    "T3": _all(asks("users", "ourselves")),
    "T4": _all(asks("vendors", "yes")),
    "T5": _all(asks("users", "ourselves"), asks("kind", *_OWN_BOOKS)),
    "T6": _of(FIRST, lambda one: one.rule in ("F8", "F9")),
    "T7": Figure(
        (FIRST, asks("report_named", "soc1")),
        lambda one, named: (
            one.rule == "F11"
            or (
                named
                and not at_least(one.level, RECOMMENDED)
                and not one.link
                and not one.ourselves
            )
        ),
    ),
    "T8": _all(
        asks("report_named", "unspecified"),
        asks("users", "organisations", "group", "private_persons"),
    ),
    "T9": _all(
        _SOC2_OPTIONAL,
        asks("personal_data", "process_only"),
        asks("categories_named", "with_privacy", "all_five"),
    ),
    "T10": _all(
        Part(("users", "delivery", "entries", "assets"), is_link),
        asks("results_used", "yes"),
        asks("auditor_asked", "no"),
    ),
    "T11": _all(
        _SOC2_OPTIONAL,
        asks("categories_named", "all_five"),
        Part(_PROMISES, lambda a: "OUT" in categories(a).values()),
    ),
    "T12": Figure(
        (GATES, asks("subservice", "yes_with_report"), asks("existing_report", "none")),
        lambda g, carved, none: g.confirmed and carved and none,
    ),
    "T13": Figure(
        (GATES, asks("uptime", "promised")),
        lambda g, promised: g.soc1_given and not g.soc2_recommended and promised,
    ),
    "T14": Figure(
        (GATES, asks("mid_period", "yes"), asks("existing_report", "current", "old")),
        lambda g, new, existing: g.confirmed and new and existing,
    ),
    "T15": Figure(
        (GATES, _BOTH_TYPES),
        lambda g, types: (
            (g.soc1_given and types[0].rule == "Y4") or (g.soc2_given and types[1].rule == "Y4")
        ),
    ),
    "T16": _all(_SOC2_OPTIONAL, asks("public_report", "yes")),
    "T17": _all(asks("existing_report", "old")),
    "T18": _all(_SOC2_OPTIONAL, _HINTED),
    "T19": _all(asks("delivery", "product", "both"), asks("users", "organisations")),
}
"""Trap to whether it is raised (domain.md 11.6)."""

LEVEL_FIGURES: dict[str, Figure] = {
    SOC1: _of(FIRST, lambda one: one.level),
    SOC2: _of(SECOND, lambda two: two.level),
    SUPPLY: _of(_SUPPLY, lambda ruled: ruled.value),
}

OUTCOMES: dict[str, Figure] = {
    **LEVEL_FIGURES,
    SOC3: Figure(
        (SECOND, asks("public_report", "yes")),
        lambda two, public: OPTIONAL if two.optional and public else NOT_INDICATED,
    ),
    "lean": _of(_LEAN, lambda ruled: ruled.value),
    **{name: _gated(SECOND, "optional", _category(name), None) for name in CATEGORIES},
    "type SOC 1": Figure((FIRST, _SOC1_TYPE), lambda one, y: y.value if one.given else "none"),
    "type SOC 2": Figure((SECOND, _SOC2_TYPE), lambda two, y: y.value if two.given else "none"),
    "period SOC 1": _of(FIRST, lambda one: 6 if one.given else "none"),
    "period SOC 2": _gated(SECOND, "given", Part(("timing_reader",), soc2_period), "none"),
    "subservice": _gated(GATES, "given", Part(("subservice",), subservice), "NONE"),
    "SOC for Cybersecurity": _of(Part(("board_statement",), cybersecurity)),
    "REQUEST_FROM_VENDORS": _of(_VENDORS, lambda ruled: ruled.value),
    "service": _of(GATES, lambda g: g.given),
    "producer": _of(GATES, lambda g: g.producer),
    **TRAPS,
    "standards": _of(answer("readers")),
    **{hint: _all(asks(question, "yes")) for hint, question in HINT_QUESTIONS.items()},
    "objectives": _of(Part((*FIRST.questions, "kind"), objectives)),
    "year_end": _gated(GATES, "given", answer("year_end"), "none"),
}
"""All that can make a question relevant (domain.md 11.6a).

The headline is missing as it follows from levels and lean; the role USER ENTITY is T4.
"""

_REQUIRED, _PRODUCT = asks("proof_asked", "requires_soc2"), asks("delivery", "product")
_OURSELVES = asks("users", "ourselves")

CONTRADICTIONS: dict[tuple[str, str], Figure] = {
    ("delivery", "hosting"): _all(_PRODUCT, asks("hosting", "controls")),
    ("delivery", "assets"): _all(_PRODUCT, asks("assets", "yes")),
    ("auditor_asked", "users"): _all(_OURSELVES, asks("auditor_asked", "yes")),
    ("proof_asked", "users"): _all(_OURSELVES, _REQUIRED),
    ("proof_asked", "delivery"): _all(_PRODUCT, _REQUIRED),
    ("proof_asked", "data"): _of(SECOND, lambda two: two.rule == "W2a"),
    ("vendors", "subservice"): _all(asks("vendors", "no"), OUTSOURCED),
    ("proof_asked", "report_named"): _all(
        asks("proof_asked", "nobody"), asks("report_named", "soc1", "unspecified")
    ),
}
"""Pair of questions to whether their answers exclude each other (domain.md 11.6)."""


def _rule(ruled: Ruled) -> str:
    return ruled.rule


RULES: dict[str, Figure] = {
    SOC1: _of(FIRST, lambda one: one.rule),
    SOC2: _of(SECOND, lambda two: two.rule),
    SUPPLY: _of(_SUPPLY, _rule),
    SOC3: Figure(
        (_SOC2_OPTIONAL, asks("public_report", "yes")),
        lambda optional, public: "X1" if optional and public else "",
    ),
    "lean": _of(_LEAN, _rule),
    "type SOC 1": Figure((FIRST, _SOC1_TYPE), lambda one, y: y.rule if one.given else ""),
    "type SOC 2": Figure((SECOND, _SOC2_TYPE), lambda two, y: y.rule if two.given else ""),
    "subservice": _of(GATES, lambda g: "X4" if g.given else ""),
    **{
        name: _of(SECOND, lambda two, k=f"K{number}": k if two.optional else "")
        for number, name in enumerate(CATEGORIES, 1)
    },
}
"""Ladder to the rule that matches, "" where none speaks."""
