"""What the page says of a plan: headline, sentence, facts, and what it takes for granted."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.pack import Pack
from socdesk.decision.timeline.figures import figures
from socdesk.decision.timeline.months import DAY, YEAR
from socdesk.decision.timeline.names import BRIDGE_LETTER, FIELDWORK
from socdesk.decision.timeline.values import TYPE_1_FIRST, Coverage, Phase, Timeline
from socdesk.decision.timeline.wording import date_in_words, months_in_words
from socdesk.decision.wording import filled, joined
from socdesk.report.dates import long_date
from socdesk.ui.timeline.coverage import main

translate = QCoreApplication.translate

_EARLY, _MID = 10, 20
_WEEK, _YEAR_OF_WEEKS = 7, 52


class Told(Struct, frozen=True):
    """A fact in large type and the sentence below it."""

    head: str
    text: str


def headline(pack: Pack, timeline: Timeline) -> str:
    """Return "In hand by mid-November 2027"."""
    if timeline.first_useful <= timeline.today:
        return translate("Timeline", "In hand already")
    day = timeline.first_useful
    if day.day <= _EARLY:
        words = translate("Timeline", "In hand by early {month} {year}")
    elif day.day <= _MID:
        words = translate("Timeline", "In hand by mid-{month} {year}")
    else:
        words = translate("Timeline", "In hand by late {month} {year}")
    month = pack.words.timeline.months[day.month - 1]
    return filled(words, month=month, year=str(day.year))


def sentence(pack: Pack, timeline: Timeline) -> str:
    """Return how long the period is, and how its end lies to the customers' year end."""
    entry = main(timeline)
    months = months_in_words(pack, timeline.period.months)
    if entry.gap:
        words = translate(
            "Timeline", "{months} of evidence, ending {gap} before most customers close their year."
        )
        if len({each.year_end.month for each in timeline.coverage}) == 1:
            words = translate(
                "Timeline", "{months} of evidence, ending {gap} before customers close their year."
            )
    else:
        words = translate(
            "Timeline", "{months} of evidence, to the very end of the customers\u2019 year."
        )
    found = filled(words, months=months, gap=months_in_words(pack, entry.gap))
    if timeline.type_1 and timeline.type == TYPE_1_FIRST:
        if timeline.first_useful == timeline.in_hand:
            before = translate("Timeline", "First a Type 1 report as of {day}, then")
        else:
            before = translate(
                "Timeline", "The reader takes a Type 1 report, as of {day}; then follow"
            )
        before = filled(before, day=date_in_words(pack, timeline.type_1))
        found = f"{before} {found}"
    return found


def facts(pack: Pack, timeline: Timeline) -> tuple[Told, ...]:
    """Return the three facts below the chart: covered, to bridge, first useful."""
    entry = main(timeline)
    return (_covered(entry), _bridge(pack, entry), _useful(timeline))


def weeks(phase: Phase) -> tuple[int, int, int]:
    """Return how long a phase lasts in weeks: shortest, typical, longest."""
    ends = (phase.shortest_end, phase.typical_end, phase.latest_end)
    shortest, typical, longest = ((end + DAY - phase.start).days // _WEEK for end in ends)
    if phase.shortest_end == phase.start:
        shortest = 0
    return shortest, typical, longest


def weeks_in_words(phase: Phase) -> str:
    """Return "typically 6 weeks, 4 to 8 seen"."""
    return filled(translate("Timeline", "typically {weeks}"), weeks=short_weeks(phase))


def short_weeks(phase: Phase) -> str:
    """Return "6 weeks, 4 to 8 seen", to stand beside a bar."""
    shortest, typical, longest = weeks(phase)
    usual = (
        translate("Timeline", "1 week") if typical == 1 else translate("Timeline", "{count} weeks")
    )
    if longest >= _YEAR_OF_WEEKS:
        seen = translate("Timeline", "up to {months} months seen")
    elif shortest:
        seen = translate("Timeline", "{least} to {most} seen")
    else:
        seen = translate("Timeline", "up to {most} seen")
    months = str(round(longest * YEAR / _YEAR_OF_WEEKS))
    found = filled(seen, least=str(shortest), most=str(longest), months=months)
    return f"{filled(usual, count=str(typical))}, {found}"


def overlong(pack: Pack, timeline: Timeline) -> str:
    """Return what follows if the work before the period takes the longest seen; "" if nothing."""
    start = timeline.period.start
    late = [
        each
        for each in timeline.phases
        if each.typical_end < start <= each.latest_end and each.start < start
    ]
    if not late:
        return ""
    worst = max(late, key=_latest)
    words = translate(
        "Timeline",
        "{phase} can take until {day} where it takes the longest seen. That is after the period "
        "begins on {start}; all that follows would then come later.",
    )
    return filled(
        words,
        phase=worst.name,
        day=date_in_words(pack, worst.latest_end),
        start=date_in_words(pack, start),
    )


def cautious(pack: Pack, timeline: Timeline) -> str:
    """Return what is not settled and how it is planned for; "" where all is."""
    said = []
    if not timeline.settled:
        said.append(
            translate(
                "Timeline",
                "Type and first period are not settled yet; the more cautious case is drawn.",
            )
        )
    if timeline.open:
        names = [pack.words.questions[name].short for name in timeline.open]
        words = translate("Timeline", "Not answered, and taken cautiously: {names}.")
        said.append(filled(words, names=joined(pack, names)))
    return " ".join(said)


def confirmed(timeline: Timeline) -> str:
    """Return that the report itself is still to be confirmed; "" where it is not."""
    if not timeline.if_confirmed:
        return ""
    words = translate(
        "Timeline",
        "The {report} report is not settled at Recommended or above. These dates hold if it is.",
    )
    return filled(words, report=timeline.report)


def warning_lead(name: str) -> str:
    """Return a warning's lead by its id; "" for one without."""
    return {
        "TOO_SHORT": translate("Timeline", "Short period."),
        "TOO_LATE": translate("Timeline", "Later than needed."),
        "STALE": translate("Timeline", "An old report."),
        "NOT_RUNNING": translate("Timeline", "Controls may not run yet."),
        "LONG_GAP": translate("Timeline", "A long gap."),
        "AFTER_YEAR_END": translate("Timeline", "In hand after the year end."),
    }.get(name, "")


def share_in_words(share: float) -> str:
    """Return "70 %"; a share of half a per cent is not rounded away."""
    return f"{share * 100:.4g}\N{NO-BREAK SPACE}%"


def _covered(entry: Coverage) -> Told:
    head = translate("Timeline", "{months} of 12 months")
    words = translate(
        "Timeline",
        "of the customers\u2019 year to {year} covered by then, {next} of 12 once the next report "
        "is there too.",
    )
    if entry.with_next == entry.months:
        words = translate("Timeline", "of the customers\u2019 year to {year} covered by then.")
    return Told(
        filled(head, months=str(entry.months)),
        filled(words, year=long_date(entry.year_end), next=str(entry.with_next)),
    )


def _bridge(pack: Pack, entry: Coverage) -> Told:
    if not entry.gap:
        return Told(
            translate("Timeline", "Nothing to bridge"),
            translate("Timeline", "The period ends with the customers\u2019 year."),
        )
    words = translate("Timeline", "{gap} to bridge")
    found = filled(words, gap=months_in_words(pack, entry.gap))
    if entry.bridged:
        text = translate(
            "Timeline",
            "up to {end}. Your management signs the letter. It gives no assurance; the reader "
            "decides.",
        )
    else:
        text = translate(
            "Timeline",
            "up to {end}. A bridge letter commonly reaches over about {limit}; the reader decides.",
        )
    limit = months_in_words(pack, figures(pack).limits[BRIDGE_LETTER])
    return Told(found, filled(text, end=long_date(entry.year_end), limit=limit))


def _useful(timeline: Timeline) -> Told:
    if timeline.first_useful == timeline.in_hand:
        phase = next(each for each in timeline.phases if each.id == FIELDWORK)
        count = str(weeks(phase)[1])
        text = translate(
            "Timeline", "first useful date, if fieldwork and report take the typical {count} weeks."
        )
        text = filled(text, count=count)
    else:
        text = translate(
            "Timeline", "first useful date: the Type 1 report, which the reader takes."
        )
    if timeline.deadline:
        needed = translate("Timeline", "Needed by {day}.")
        text += " " + filled(needed, day=long_date(timeline.deadline))
    return Told(long_date(timeline.first_useful), text)


def _latest(phase: Phase) -> date:
    return phase.latest_end
