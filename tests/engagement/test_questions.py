"""Answers held against the question table."""

from collections.abc import Mapping

import pytest

from socdesk.decision.builtin import builtin
from socdesk.engagement.questions import QuestionSpec, answer_faults, of_pack, sheet

Questions = Mapping[str, QuestionSpec]


def test_the_table_of_a_pack_holds_its_questions_in_order() -> None:
    table = of_pack(builtin())

    assert next(iter(table)) == builtin().facts[0].id
    assert table["entries"] == QuestionSpec(
        "line", ("yes", "only_ordered", "only_show_or_store", "no")
    )
    assert {spec.scope for spec in table.values()} == {"organisation", "line", "default"}


def faults(questions: Questions, level: str, answers: dict[str, object]) -> list[str]:
    return list(answer_faults("here", answers, sheet(questions, level, "unknown")))


@pytest.mark.parametrize(
    ("level", "answers"),
    [
        pytest.param("line", {"entries": "only_ordered", "assets": None}, id="line"),
        pytest.param("line", {"entries": "unknown"}, id="unknown"),
        pytest.param("organisation", {"readers": "us"}, id="organisation"),
        pytest.param("line", {"timing_evidence": "not_yet"}, id="default on a line"),
        pytest.param("organisation", {"timing_evidence": "not_yet"}, id="default for all"),
    ],
)
def test_answers_in_their_place_are_no_fault(
    questions: Questions, level: str, answers: dict[str, object]
) -> None:
    assert faults(questions, level, answers) == []


@pytest.mark.parametrize(
    ("level", "answers", "sentence"),
    [
        pytest.param(
            "line",
            {"entries": "onlyordered"},
            'here.entries: found "onlyordered"; expected one of yes, only_ordered, '
            "only_show_or_store, no (nearest: only_ordered)",
            id="value",
        ),
        pytest.param(
            "line",
            {"kind": "saass"},
            'here.kind: found "saass"; expected one of its 9 values (nearest: saas)',
            id="one of many values",
        ),
        pytest.param(
            "line",
            {"assets": False},
            "here.assets: found false; expected one of yes, no (nearest: no)",
            id="type",
        ),
        pytest.param(
            "line",
            {"assets": ["yes"]},
            "here.assets: found a list; expected one of yes, no (nearest: yes)",
            id="list",
        ),
        pytest.param(
            "line",
            {"entrys": "yes"},
            'here: found "entrys"; expected a question of the rule pack (nearest: entries)',
            id="question",
        ),
        pytest.param(
            "line",
            {"readers": "us"},
            'here: found "readers", which is asked once, for the organisation; '
            "expected a question that is asked here (nearest: users)",
            id="organisation's question on a line",
        ),
        pytest.param(
            "organisation",
            {"assets": "yes"},
            'here: found "assets", which is asked for each line; '
            "expected a question that is asked here (nearest: vendors)",
            id="line's question for the organisation",
        ),
    ],
)
def test_a_stray_answer_is_named_with_the_nearest_word(
    questions: Questions, level: str, answers: dict[str, object], sentence: str
) -> None:
    assert faults(questions, level, answers) == [sentence]


def test_an_engagement_has_no_word_unknown(questions: Questions) -> None:
    found = list(answer_faults("here", {"assets": "unknown"}, sheet(questions, "line")))

    assert len(found) == 1
