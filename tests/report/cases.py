"""Engagements to write memos on: the bank, and one with everything that can go wrong."""

import tomllib
from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st
from msgspec.structs import replace

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Answer, Engagement, Line, Meeting, Override
from socdesk.paths import resource

TODAY = date(2026, 11, 23)


def example(name: str, client: str = "A bank") -> Engagement:
    """Return the worked example of that name, with every answer of its reference case."""
    text = resource("pack/cases/examples.toml").read_text("utf-8")
    case = next(case for case in tomllib.loads(text)["case"] if case["id"] == name)
    return Engagement(
        id="0" * 32,
        client=client,
        answers=told(case["organisation"]),
        lines=tuple(
            Line(f"line-{number}", line["name"], told(line["answers"]))
            for number, line in enumerate(case["lines"], start=1)
        ),
        meeting=Meeting(TODAY),
    )


def told(values: Mapping[str, str]) -> dict[str, Answer]:
    """Return answers that somebody told us."""
    return {question: Answer(value=value, basis="told") for question, value in values.items()}


def assumed_bank() -> Engagement:
    """Return the bank with answers only assumed: on two lines, for both, and one that is idle.

    On the second line it is open who asks for proof; the third holds one answer, and no more.
    """
    bank = example("bank")
    first, second, _, fourth = bank.lines
    shared = {q: first.answers[q] for q in ("timing_evidence", "timing_deadline")}
    online = {q: a for q, a in second.answers.items() if q not in {*shared, "proof_asked"}}
    own_book = {"users": Answer(value="organisations", basis="told")}
    loans = {q: a for q, a in first.answers.items() if q not in shared}
    return replace(
        bank,
        answers={**bank.answers, **only_assumed(shared, *shared)},
        lines=(
            replace(first, answers=only_assumed(loans, "material", "self_check", "hosting")),
            replace(second, answers=only_assumed(online, "assets")),
            Line("line-3", "Own loan book", own_book),
            fourth,
        ),
    )


def only_assumed(answers: Mapping[str, Answer], *questions: str) -> dict[str, Answer]:
    """Return the answers, those to some questions as assumed."""
    return {
        question: replace(answer, basis="assumed") if question in questions else answer
        for question, answer in answers.items()
    }


def mixed() -> Engagement:
    """Return an engagement with open, contradictory, own and Confirm lines, and every basis."""
    bank = example("bank")
    online = dict(bank.lines[1].answers)
    del online["proof_asked"]
    online["personal_data"] = Answer(unknown=True, ask="Data officer", by=date(2026, 12, 11))
    group = told(
        {"users": "group", "categories_named": "all_five", "proof_asked": "questionnaires"}
    )
    product = {"users": "organisations", "delivery": "product", "proof_asked": "requires_soc2"}
    hosted = {"entries": "no", "hosting": "controls", "proof_asked": "requires_soc2"}
    servicing = {"users": "organisations", "delivery": "service", "entries": "yes"}
    servicing |= {"self_check": "no"}
    open_auditor = Answer(unknown=True, ask="The two largest auditors", by=date(2026, 12, 4))
    said = Answer(value="yes", basis="contract", said_by="Ms Ruiz", said_on=date(2026, 11, 20))
    own = {"SOC 2": Override("NEEDED", "The partner’s contract will require it from 2027.")}
    return Engagement(
        id="1" * 32,
        client="Müller & Søn <Treuhand> AG",
        answers=told({"readers": "mixed", "vendors": "yes", "public_report": "yes"})
        | told({"existing_report": "old", "card_data": "yes", "board_statement": "yes"}),
        lines=(
            Line(
                "line-1",
                "Servicing",
                told(servicing) | {"auditor_asked": open_auditor, "material": said},
            ),
            Line("line-2", "Online banking", online, own),
            Line("line-3", "Not yet looked at"),
            Line("line-4", "Treasury software", told({**product, "hosting": "controls"})),
            Line("line-5", "Group centre", {**bank.lines[0].answers, **group}),
            Line("line-6", "Hosting", {**bank.lines[0].answers, **told(hosted)}),
        ),
        meeting=Meeting(date(2026, 11, 20), ("A. Meyer, CFO", "B. Tan")),
    )


@st.composite
def answered(draw: st.DrawFn, pack: Pack, scopes: tuple[str, ...]) -> dict[str, Answer]:
    """Any answers to the pack's questions of these scopes; a question may be left out."""
    facts = [fact for fact in pack.facts if fact.scope in scopes]
    values = {
        fact.id: draw(st.sampled_from((None, None, *fact.values)), label=fact.id) for fact in facts
    }
    return told({question: value for question, value in values.items() if value})


@st.composite
def engagements(draw: st.DrawFn, pack: Pack) -> Engagement:
    """Any engagement of up to four lines over the pack's questions."""
    lines = draw(st.lists(answered(pack, ("line", "default")), max_size=4))
    levels = draw(st.none() | st.sampled_from(("OPTIONAL", "CONFIRM", "NEEDED")))
    own = {"SOC 1": Override(levels, "Told in the meeting.")} if levels else {}
    return Engagement(
        id="2" * 32,
        client=draw(st.sampled_from(("", "A client"))),
        answers=draw(answered(pack, ("organisation", "default"))),
        lines=tuple(
            Line(f"line-{number}", f"Service {number}", given, own if number == 1 else {})
            for number, given in enumerate(lines, start=1)
        ),
    )
