"""Levels as the memo stands by them."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.advice import LEVELS, Advice
from socdesk.decision.advise import advise
from socdesk.decision.bundles import bundles
from socdesk.decision.pack import Pack
from socdesk.engagement.model import Engagement, Override
from socdesk.report.facts import ClientFacts, facts_of
from socdesk.report.standing import covered, standings, to_commission
from tests.report.cases import engagements, example, mixed


def judged(pack: Pack, engagement: Engagement) -> tuple[Advice, ClientFacts]:
    """Return the advice on an engagement and what the memo may know of it."""
    facts = facts_of(engagement)
    return advise(pack, facts.case), facts


def has_lines(engagement: Engagement) -> bool:
    return bool(engagement.lines)


@settings(max_examples=40)
@given(st.data())
def test_without_own_levels_the_roll_up_is_the_rules(pack: Pack, data: st.DataObject) -> None:
    drawn = data.draw(engagements(pack).filter(has_lines))
    plain = tuple(msgspec.structs.replace(line, overrides={}) for line in drawn.lines)
    advice, facts = judged(pack, msgspec.structs.replace(drawn, lines=plain))

    assert to_commission(advice, facts) == bundles(advice, facts.runs_together)


@pytest.mark.parametrize("level", LEVELS)
def test_an_own_level_takes_the_place_of_the_rules(pack: Pack, level: str) -> None:
    bank = example("bank")
    own = msgspec.structs.replace(bank.lines[0], overrides={"SOC 1": Override(level, "So said.")})
    changed = msgspec.structs.replace(bank, lines=(own, *bank.lines[1:]))
    advice, facts = judged(pack, changed)

    found = {bundle.report: bundle for bundle in to_commission(advice, facts)}

    assert ("SOC 1" in found) == (LEVELS.index(level) >= 2)
    assert found["SOC 2"].levels == ("RECOMMENDED",)
    assert "REQUEST_FROM_VENDORS" in found
    if "SOC 1" in found:
        assert found["SOC 1"].levels == (level,)
        assert found["SOC 1"].if_confirmed == (level == "CONFIRM")
        assert found["SOC 1"].types == ("TYPE2",)


def test_lines_stand_where_they_stand_whatever_is_open(pack: Pack) -> None:
    lines = standings(*judged(pack, mixed()))

    assert [line.name for line in covered(lines, "SOC 1", 3)] == ["Servicing"]
    assert [line.name for line in covered(lines, "SOC 1", 2)] == [
        "Servicing", "Group centre", "Hosting",
    ]  # fmt: skip
    assert [line.name for line in covered(lines, "SOC 2", 3)] == ["Online banking", "Hosting"]
