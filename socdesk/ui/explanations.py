"""Why the lines of the open engagement come out as they do, and what they would come to."""

from collections.abc import Sequence

from msgspec.structs import replace

from socdesk.decision.advice import Advice, Case, Change, Explanation, LineAdvice
from socdesk.decision.advise import advise, merged_answers
from socdesk.decision.explaining import explain
from socdesk.decision.judge import known_answers
from socdesk.decision.pack import Pack
from socdesk.engagement.model import Engagement, assumed


class Explanations:
    """Explains lines when first asked, and keeps what it found until told to forget."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._found: dict[str, Explanation] = {}

    def forget(self) -> None:
        """Drop what was found: the answers have changed."""
        self._found.clear()

    def of(self, engagement: Engagement, case: Case, advice: Advice, line: str) -> Explanation:
        """Explain a line of the engagement; raises `KeyError` for one that is not there."""
        if line not in self._found:
            place = engagement.position(line)
            known = known_answers(self._pack, merged_answers(case, case.lines[place]))
            names = assumed(engagement, line)
            self._found[line] = explain(self._pack, known, advice.lines[place], names)
        return self._found[line]


def imagined(pack: Pack, case: Case, place: int, changes: Sequence[Change]) -> LineAdvice:
    """Judge a line of a case as if some of its answers were others."""
    line = case.lines[place]
    answers = {**merged_answers(case, line), **{each.question: each.then for each in changes}}
    lines = (*case.lines[:place], replace(line, answers=answers), *case.lines[place + 1 :])
    return advise(pack, replace(case, lines=lines)).lines[place]
