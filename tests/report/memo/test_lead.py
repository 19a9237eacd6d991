"""The answer in a sentence or two."""

from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.engagement.model import Engagement, Line, Override
from socdesk.report.facts import facts_of
from socdesk.report.memo.lead import lead, settled_reports
from socdesk.report.phrases import Phrases
from tests.report.cases import engagements, example, mixed, told


def said(pack: Pack, engagement: Engagement) -> str:
    """Return the lead of the memo on an engagement."""
    facts = facts_of(engagement)
    runs = lead(Phrases(pack), facts, advise(pack, facts.case))
    return "".join(run.text for run in runs)


def test_the_bank_needs_one_report_for_one_line_and_another_for_another(pack: Pack) -> None:
    assert said(pack, example("bank")) == (
        "We recommend two reports: a SOC 1 for Loan processing and transactions for other "
        "organisations, and a SOC 2 for Online banking. Both as Type 2, with a first period of "
        "six months, best on the same dates, so that one fieldwork can serve both."
    )


def test_the_reports_alone_stand_in_bold(pack: Pack) -> None:
    facts = facts_of(example("bank"))

    runs = lead(Phrases(pack), facts, advise(pack, facts.case))

    assert [run.text for run in runs if run.bold] == ["SOC 1", "SOC 2"]


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        pytest.param("payroll-processor", "One report is needed: a SOC 1 for Payroll", id="needed"),
        pytest.param("cloud-hosting", "One report is needed: a SOC 2 for Cloud", id="required"),
        pytest.param("data-analytics", "We recommend one report: a SOC 2 for", id="recommended"),
    ],
)
def test_the_examples_of_the_statement_lead_with_their_report(
    pack: Pack, name: str, beginning: str
) -> None:
    assert said(pack, example(name)).startswith(beginning)


def test_a_line_at_confirm_is_never_recommended_with_the_others(pack: Pack) -> None:
    text = said(pack, mixed())

    assert "a SOC 1 for Servicing, a SOC 2 for Online banking and Hosting" in text
    assert "Group centre" not in text


def line(answers: Mapping[str, str], **own: str) -> Engagement:
    """Return an engagement of one line with these answers and own levels by report."""
    levels = {name.replace("_", " "): Override(level, "So.") for name, level in own.items()}
    return Engagement(id="4" * 32, lines=(Line("line-1", "Loans", told(answers), levels),))


FITS = {"users": "organisations", "delivery": "service", "entries": "yes"}
NOBODY = {"auditor_asked": "no", "proof_asked": "nobody", "report_named": "no"}
SURE = {**FITS, "material": "yes", "self_check": "no"}


@pytest.mark.parametrize(
    ("engagement", "words"),
    [
        pytest.param(Engagement(id="4" * 32), "There is no service line yet", id="no-line"),
        pytest.param(line({}), "Open. Nothing is settled on any line yet", id="nothing-known"),
        pytest.param(line(FITS), "Leans SOC 1", id="leans"),
        pytest.param(line({"users": "ourselves"}), "No SOC report to commission", id="none"),
        pytest.param(
            line({**SURE, **NOBODY, "users": "group"}),
            "Confirm SOC 1",
            id="confirm",
        ),
        pytest.param(
            line(SURE), "a SOC 1 for Loans. Whether Type 1 or Type 2", id="type-still-open"
        ),
        pytest.param(
            line(SURE, SOC_1="OPTIONAL"),
            "By the levels the consultant set, nothing is to be",
            id="own-view-below",
        ),
        pytest.param(line({}, SOC_1="NEEDED"), "One report is needed: a SOC 1", id="own-view"),
    ],
)
def test_each_standing_has_its_words(pack: Pack, engagement: Engagement, words: str) -> None:
    assert words in said(pack, engagement)


def test_types_that_differ_are_said_one_by_one(pack: Pack) -> None:
    bank = example("bank")
    late = told({"timing_evidence": "not_yet", "timing_deadline": "under_3_months"})
    online = msgspec.structs.replace(bank.lines[1], answers={**bank.lines[1].answers, **late})
    changed = msgspec.structs.replace(bank, lines=(bank.lines[0], online))

    types = pack.words.terms.types
    assert said(pack, changed).endswith(
        f"The SOC 1 as {types['TYPE2']}, with a first period of six months. "
        f"The SOC 2 as {types['TYPE1_THEN_TYPE2']}, with a first period of six months."
    )


@settings(max_examples=40)
@given(st.data())
def test_what_leads_is_recommended_in_every_completion(pack: Pack, data: st.DataObject) -> None:
    facts = facts_of(data.draw(engagements(pack)))
    advice = advise(pack, facts.case)

    for found in settled_reports(advice, facts):
        for judged, known in zip(advice.lines, facts.lines, strict=True):
            own = known.own_levels.get(found.report)
            levels = [own.level] if own else judged.reports.get(found.report, ("NOT_INDICATED",))
            named = judged.name in found.lines
            assert named == (set(levels) <= {"RECOMMENDED", "NEEDED"})
