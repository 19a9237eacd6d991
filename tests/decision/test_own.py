"""A consultant's own level beside the rules': both are told, and the rules never read it."""

from hypothesis import given
from hypothesis import strategies as st

from socdesk.decision.advice import LEVELS, LINE_REPORTS
from socdesk.decision.advise import advise
from socdesk.decision.builtin import builtin
from socdesk.decision.own import BothViews, OwnLevel, both_views, set_apart
from socdesk.engagement.changes import with_override
from socdesk.engagement.codec import decode
from socdesk.engagement.model import Engagement, to_case
from socdesk.engagement.questions import of_pack
from socdesk.paths import resource

PACK = builtin()


def bank() -> Engagement:
    return decode(resource("examples/bank.socdesk").read_bytes(), of_pack(PACK))


def test_every_report_is_told_as_both_see_it() -> None:
    (first, *_) = advise(PACK, to_case(bank())).lines
    own = OwnLevel("OPTIONAL", "Nobody reads it.")

    views = both_views(first, {"SOC 1": own})

    assert [view.report for view in views] == list(LINE_REPORTS)
    assert views[0] == BothViews("SOC 1", ("RECOMMENDED",), own)
    assert [view.own for view in views[1:]] == [None] * 3


def test_only_what_the_consultant_set_is_set_apart() -> None:
    (first, *_) = advise(PACK, to_case(bank())).lines

    assert set_apart(first, {}) == ()
    assert [v.report for v in set_apart(first, {"SOC 2": OwnLevel("NEEDED", "So.")})] == ["SOC 2"]


@given(st.sampled_from(LINE_REPORTS), st.sampled_from(LEVELS), st.integers(0, 3))
def test_the_advice_is_the_same_with_and_without_own_levels(
    report: str, level: str, line: int
) -> None:
    plain = bank()
    own = with_override(plain, plain.lines[line].id, report, level, "The partner says so.")

    assert own != plain
    assert advise(PACK, to_case(own)) == advise(PACK, to_case(plain))
