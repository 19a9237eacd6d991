"""What a case calls for: every line judged, and the organisation over them."""

from collections.abc import Mapping

from socdesk.decision.advice import Advice, Case, LineCase
from socdesk.decision.judge import judge, known_answers, line_reading, named_line
from socdesk.decision.pack import Pack
from socdesk.decision.rollup import roll_up


def advise(pack: Pack, case: Case) -> Advice:
    """Return the advice for a case: every line, then the organisation over them.

    Answers must be of the pack's questions and values (see `judge.known_answers`).
    """
    organisation = known_answers(pack, case.answers)
    merged = [known_answers(pack, merged_answers(case, line)) for line in case.lines]
    subcontracting = [_subcontracts(pack, known) for known in merged]
    together = sum(subcontracting)
    lines = []
    for line, known, subcontracts in zip(case.lines, merged, subcontracting, strict=True):
        others = together > subcontracts
        advice = named_line(judge(pack, known, vendors_settled=others), line.name)
        lines.append((advice, line_reading(pack, known)))
    own = tuple(
        value if pack.organisation_levels >> level & 1 else -1
        for level, value in enumerate(organisation)
    )
    return Advice(roll_up(pack, case.name, own, lines), tuple(advice for advice, _ in lines))


def merged_answers(case: Case, line: LineCase) -> Mapping[str, str]:
    """The answers a line is judged by: the organisation's, and over them its own."""
    return {**case.answers, **line.answers}


def _subcontracts(pack: Pack, known: tuple[int, ...]) -> bool:
    """Whether other firms do part of the line whose failure it could not make good (S17)."""
    level = pack.levels["subservice"]
    value = known[level]
    return value >= 0 and pack.facts[level].values[value] != "no"
