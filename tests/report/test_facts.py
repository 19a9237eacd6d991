"""What a deliverable may know: never a note."""

from datetime import date

from msgspec.structs import fields

from socdesk.decision.own import OwnLevel
from socdesk.decision.pack import Pack
from socdesk.engagement.model import Answer, Engagement, Line, Meeting, Override, to_case
from socdesk.report.export import memo_of
from socdesk.report.facts import ClientFacts, Given, LineFacts, facts_of
from socdesk.report.pdf import write_pdf
from socdesk.report.word.writer import write_docx
from tests.report.cases import TODAY, example, mixed
from tests.report.reading import parts, pdf_text, texts

CANARY = "CANARY-internal-note-7f3a"


def noted() -> Engagement:
    """Return the mixed engagement with a note beside every answer, given and not."""
    plain = mixed()

    def note(answers: object) -> dict[str, Answer]:
        assert isinstance(answers, dict)
        found = {name: with_note(answer) for name, answer in answers.items()}
        return {"mid_period": Answer(note=CANARY)} | found

    return Engagement(
        id=plain.id,
        client=plain.client,
        answers={name: with_note(answer) for name, answer in plain.answers.items()},
        lines=tuple(
            Line(line.id, line.name, note(line.answers), line.overrides) for line in plain.lines
        ),
        meeting=plain.meeting,
    )


def with_note(answer: Answer) -> Answer:
    """Return the answer with an internal note."""
    return Answer(
        value=answer.value,
        unknown=answer.unknown,
        ask=answer.ask,
        by=answer.by,
        basis=answer.basis,
        said_by=answer.said_by,
        said_on=answer.said_on,
        note=CANARY,
    )


def test_no_value_the_memo_reads_can_hold_a_note() -> None:
    names = {
        field.name for kind in (ClientFacts, LineFacts, Given, OwnLevel) for field in fields(kind)
    }

    assert not any("note" in name for name in names)


def test_notes_reach_no_text_of_the_memo_and_no_byte_of_a_file(pack: Pack) -> None:
    document = memo_of(pack, noted(), TODAY)

    assert not any(CANARY in text for text in texts(document))
    assert not any(CANARY.encode() in part for part in parts(write_docx(document)).values())
    assert CANARY not in pdf_text(write_pdf(document))


def test_notes_change_nothing_in_the_memo(pack: Pack) -> None:
    assert memo_of(pack, noted(), TODAY) == memo_of(pack, mixed(), TODAY)


def test_what_was_said_is_carried_over_word_for_word() -> None:
    known = facts_of(mixed())

    assert known.client == "Müller & Søn <Treuhand> AG"
    assert known.case == to_case(mixed())
    assert known.people == ("A. Meyer, CFO", "B. Tan")
    assert known.meeting == date(2026, 11, 20)
    assert known.lines[0].given["auditor_asked"] == Given(
        unknown=True, ask="The two largest auditors", by=date(2026, 12, 4)
    )
    assert known.lines[0].given["material"].said_by == "Ms Ruiz"
    assert known.lines[1].own_levels["SOC 2"].level == "NEEDED"


def test_an_example_says_that_it_is_one(pack: Pack) -> None:
    bank = example("bank")
    shown = Engagement(id=bank.id, client=bank.client, lines=bank.lines, example="bank")

    said = " ".join(texts(memo_of(pack, shown, TODAY)))

    assert "Worked example, not a client" in said


def test_an_override_reason_is_for_the_client(pack: Pack) -> None:
    engagement = Engagement(
        id="3" * 32,
        lines=(Line("line-1", "Any", {}, {"SOC 1": Override("NEEDED", "They told us.")}),),
        meeting=Meeting(),
    )

    said = list(texts(memo_of(pack, engagement, TODAY)))

    assert "They told us." in said
