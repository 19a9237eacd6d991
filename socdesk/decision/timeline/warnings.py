"""What speaks against a plan, each warning with its figures (domain.md 3, 9, 11.4)."""

from collections.abc import Sequence
from datetime import date

from socdesk.decision.pack import Pack
from socdesk.decision.timeline.basis import Basis, is_stale
from socdesk.decision.timeline.figures import Figures, figures
from socdesk.decision.timeline.months import first_day
from socdesk.decision.timeline.names import (
    AFTER_YEAR_END,
    BRIDGE_LETTER,
    LONG_GAP,
    NOT_RUNNING,
    REPORT_AGE,
    SHORTEST,
    STALE,
    TOO_LATE,
    TOO_SHORT,
)
from socdesk.decision.timeline.schedule import Schedule, latest_start
from socdesk.decision.timeline.values import Coverage, Period, Warn
from socdesk.decision.timeline.wording import date_in_words, months_in_words
from socdesk.decision.wording import filled


def warnings(
    pack: Pack,
    basis: Basis,
    schedule: Schedule,
    period: Period,
    first_useful: date,
    coverage: Sequence[Coverage],
) -> tuple[Warn, ...]:
    """Return the warnings of a plan, in the order of their ids in `names`."""
    known = figures(pack)
    found = (
        _too_short(pack, known, basis, period),
        _too_late(pack, basis, first_useful),
        _stale(pack, known, basis),
        _not_running(pack, known, basis, schedule),
        _long_gap(pack, known, basis, coverage),
        _after_year_end(pack, basis, coverage),
    )
    return tuple(warn for warn in found if warn)


def _too_short(pack: Pack, known: Figures, basis: Basis, period: Period) -> Warn | None:
    """The first period is shorter than the tables give or the pack's shortest."""
    least = max(basis.months, known.limits[SHORTEST[basis.report]])
    if period.months >= least:
        return None
    months = months_in_words(pack, period.months)
    return _warn(pack, TOO_SHORT, months=months, least=months_in_words(pack, least))


def _too_late(pack: Pack, basis: Basis, first_useful: date) -> Warn | None:
    """The report the reader takes is in hand after the date by which it is needed (S19)."""
    if basis.deadline is None or first_useful <= basis.deadline:
        return None
    in_hand, deadline = date_in_words(pack, first_useful), date_in_words(pack, basis.deadline)
    return _warn(pack, TOO_LATE, in_hand=in_hand, deadline=deadline)


def _stale(pack: Pack, known: Figures, basis: Basis) -> Warn | None:
    """The newest report there is ended longer ago than the market takes it for."""
    if not basis.newest or not is_stale(pack, basis.newest, basis.today):
        return None
    ended = date_in_words(pack, basis.newest.period_end)
    return _warn(pack, STALE, ended=ended, age=months_in_words(pack, known.limits[REPORT_AGE]))


def _not_running(pack: Pack, known: Figures, basis: Basis, schedule: Schedule) -> Warn | None:
    """A Type 2 period would have to start before controls are known to run.

    Either the period as it is set, or the one that would be needed where the reader wants a Type 2
    by a date (T15 of domain.md 9).
    """
    if schedule.running_from is None:
        return None
    start = schedule.first
    wanted = latest_start(known, basis) if basis.wants_type_2 else None
    if wanted is not None:
        start = min(start, wanted)
    if start >= schedule.running_from:
        return None
    running = date_in_words(pack, first_day(schedule.running_from))
    return _warn(pack, NOT_RUNNING, running=running, start=date_in_words(pack, first_day(start)))


def _long_gap(
    pack: Pack, known: Figures, basis: Basis, coverage: Sequence[Coverage]
) -> Warn | None:
    """Some year end lies further from the last covered month than a bridge letter reaches."""
    long = [entry for entry in coverage if not entry.bridged]
    if not long:
        return None
    worst = max(long, key=_share)
    return _warn(
        pack,
        LONG_GAP,
        basis,
        year_end=date_in_words(pack, worst.year_end),
        gap=months_in_words(pack, worst.gap),
        limit=months_in_words(pack, known.limits[BRIDGE_LETTER]),
    )


def _after_year_end(pack: Pack, basis: Basis, coverage: Sequence[Coverage]) -> Warn | None:
    """For some year end the report that covers it is in hand only after it."""
    late = [entry for entry in coverage if entry.in_hand > entry.year_end]
    if not late:
        return None
    worst = max(late, key=_share)
    return _warn(
        pack,
        AFTER_YEAR_END,
        basis,
        year_end=date_in_words(pack, worst.year_end),
        in_hand=date_in_words(pack, worst.in_hand),
    )


def _share(coverage: Coverage) -> float:
    """For `max`: the largest share, and of those the first."""
    return coverage.share


def _warn(pack: Pack, name: str, basis: Basis | None = None, **values: str) -> Warn:
    """The warning in words; with a basis, what it assumes of the year ends is said too."""
    words = pack.words.timeline
    text = filled(words.warnings[name], **values)
    if basis and basis.year_ends_assumed:
        text += " " + words.phrases["assumed"]
    return Warn(name, text)
