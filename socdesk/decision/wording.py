"""Headlines in words: the pack's sentences, filled in."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from socdesk.decision.advice import LEVELS, Flip, Headline
from socdesk.decision.openpoints import settling
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading
from socdesk.decision.standing import Standing, named

_MARKER = re.compile(r"\{(\w+)\}")

_ASKED: Mapping[str, str] = {
    "SOC 1": "auditor_asked",
    "SOC 2": "proof_asked",
    "SOC for Supply Chain": "proof_asked",
}
"""The question whose "whom to ask" names who can confirm a report."""


def joined(pack: Pack, names: Sequence[str]) -> str:
    """Return "SOC 1", "SOC 1 and SOC 2" or "SOC 1, SOC 2 and SOC 3"."""
    words = pack.words.headlines
    *most, last = names or ("",)
    return words["join.comma"].join(most) + (words["join.and"] if most else "") + last


def filled(text: str, **values: str) -> str:
    """Return the text with each {name} replaced; what a value contains is left as it is."""

    def value_of(found: re.Match[str]) -> str:
        return values.get(found[1], found[0])

    return _MARKER.sub(value_of, text)


def condition(pack: Pack, flip: Flip) -> str:
    """Return what would have to be otherwise, as statements: "Nobody asks, and it is a product"."""
    first, *rest = [
        pack.words.questions[change.question].options[change.then].said for change in flip.changes
    ]
    words = pack.words.headlines
    return words["join.condition"].join([first, *(said[:1].lower() + said[1:] for said in rest)])


class _Form(Struct, frozen=True):
    """The key of a headline's words and what is filled in."""

    key: str
    values: Mapping[str, str]


def line_headline(
    pack: Pack, reading: Reading, standing: Standing, decisive: Callable[[], str]
) -> Headline:
    """Return the headline of a line with its words; `decisive` finds its most decisive question."""
    code, _ = standing.headline
    if code == "OPEN":
        return _worded(pack, standing, pack.words.questions[decisive()].short)
    if code == "LEANS":
        settle = settling(pack, reading, _only(reading, pack))
        return _worded(
            pack,
            standing,
            joined(pack, [f"“{pack.words.questions[name].short}”" for name in settle]),
        )
    return _worded(pack, standing, _cause(pack, reading) if code == "NONE" else "")


@lru_cache(maxsize=1 << 12)
def brief_headline(pack: Pack, standing: Standing) -> Headline:
    """Return the headline of a line that is only imagined: its phrases, no sentence."""
    code, reports = standing.headline
    words = pack.words.headlines
    form = _line_form(pack, standing, code, reports)
    return Headline(
        code,
        reports,
        filled(words["line." + form.key], **form.values),
        filled(words["short." + form.key], **form.values),
    )


@lru_cache(maxsize=1 << 12)
def _worded(pack: Pack, standing: Standing, detail: str) -> Headline:
    """`detail` is the question to ask, those to settle, or why a line comes to nothing."""
    code, reports = standing.headline
    form = _line_form(pack, standing, code, reports)
    return replace(
        brief_headline(pack, standing), sentence=_line_sentence(pack, form, code, detail)
    )


def _line_form(pack: Pack, standing: Standing, code: str, reports: tuple[str, ...]) -> _Form:
    shown = joined(pack, [pack.words.terms.reports[name] for name in reports])
    if code == "LEANS":
        return _Form(code, {"lean": shown})
    if code != "RECOMMENDED":
        return _Form(code, {"reports": shown, "asks": joined(pack, _confirmers(pack, reports))})
    leaning = [name for name in reports if name not in standing.recommended]
    needed = [name for name in standing.recommended if standing.levels[name][0] == LEVELS[-1]]
    return recommended_form(pack, list(standing.recommended), needed, leaning)


def recommended_form(
    pack: Pack, reports: list[str], needed: list[str], leaning: list[str]
) -> _Form:
    """The words of RECOMMENDED: needed where all are, mixed, or with a lean to be settled."""
    names = pack.words.terms.reports
    key = "RECOMMENDED"
    rest = [name for name in reports if name not in needed]
    if needed and rest:
        return _Form(
            key + ".mixed",
            {
                "needed": joined(pack, [names[name] for name in needed]),
                "reports": joined(pack, [names[name] for name in rest]),
            },
        )
    if needed:
        key += ".needed"
    values = {"reports": joined(pack, [names[name] for name in reports])}
    if leaning:
        return _Form(
            key + ".lean", {**values, "lean": joined(pack, [names[name] for name in leaning])}
        )
    return _Form(key + (".many" if len(reports) > 1 else ""), values)


def _confirmers(pack: Pack, reports: tuple[str, ...]) -> list[str]:
    """Who can confirm each of the reports, each named once."""
    asked = [_ASKED[name] for name in reports if name in _ASKED]
    return list(dict.fromkeys(pack.words.questions[question].ask for question in asked))


def _line_sentence(pack: Pack, form: _Form, code: str, detail: str) -> str:
    words = pack.words.headlines
    if code == "NONE":
        return words["line.NONE." + detail]
    if code == "LEANS":
        return filled(words["line.LEANS.sentence"], settle=detail)
    values = {**form.values, "question": detail}
    for key in ("line." + form.key + ".sentence", *_plainer(form.key)):
        if key in words:
            return filled(words[key], **values)
    raise KeyError(form.key)


def _plainer(key: str) -> list[str]:
    """The sentences that serve where a form has none of its own: "X.needed.many" by "X.needed"."""
    parts = key.split(".")
    if parts[-1] == "lean":
        return ["line.RECOMMENDED.lean.sentence"]
    return [f"line.{'.'.join(parts[:size])}.sentence" for size in range(len(parts) - 1, 0, -1)]


def _only(reading: Reading, pack: Pack) -> str:
    """The single report all completions lean to."""
    return named(pack, "lean", reading.values("lean"))[0]


def _cause(pack: Pack, reading: Reading) -> str:
    """Why a line comes to nothing, for what to do instead (domain.md 2.6)."""
    users = pack.facts[pack.levels["users"]].values
    delivery = pack.facts[pack.levels["delivery"]].values
    who = reading.known[pack.levels["users"]]
    how = reading.known[pack.levels["delivery"]]
    if who >= 0 and users[who] == "ourselves":
        return "ourselves"
    if how >= 0 and delivery[how] == "product":
        return "product"
    if who >= 0 and users[who] == "private_persons":
        return "private"
    return "nodata"
