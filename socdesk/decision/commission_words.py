"""What to commission, told with the lines and the reasons, as the command line says it."""

from collections.abc import Iterable, Iterator, Sequence

from socdesk.decision.advice import Advice, LineAdvice
from socdesk.decision.bundle_words import CommissionTold, Speaker, plain_name
from socdesk.decision.bundles import VENDORS, Bundle, Own, bundles, tellers
from socdesk.decision.listing import level_words
from socdesk.decision.own import OwnLevel
from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled


def commissions_told(
    pack: Pack, advice: Advice, said: Iterable[Sequence[int]] = (), own: Own = ()
) -> tuple[CommissionTold, ...]:
    """Return the reports to commission, each with its lines and why it covers them.

    `said` are groups of lines that run together, by position; `own` are the levels the consultant
    set: they hold, and the reason says what the rules say (see `bundles`).
    """
    speaker = Speaker(pack, plain_name(pack))
    found = bundles(advice, said, own)
    why = [[*_why(speaker, advice, bundle)] for bundle in found]
    for (line, report), teller in tellers(found, own).items():
        if teller is not None:
            why[teller].append(_both(pack, advice.lines[line], report, own[line][report]))
    return tuple(
        CommissionTold(bundle.report, bundle.lines, " ".join(said_of))
        for bundle, said_of in zip(found, why, strict=True)
    )


def _why(speaker: Speaker, advice: Advice, bundle: Bundle) -> Iterator[str]:
    if not bundle.lines:
        for finding in advice.organisation.findings:
            if finding.report == bundle.report:
                yield finding.reason
    for sentence in speaker.why(bundle):
        yield sentence.text
    if bundle.report == VENDORS:
        for sentence in speaker.requests(advice):
            yield sentence.text


def _both(pack: Pack, line: LineAdvice, report: str, own: OwnLevel) -> str:
    """Return the consultant's own level, that of the rules, and the reason, on one line."""
    lead = filled(
        pack.words.memo["override.line"],
        line=plain_name(pack)(line.name),
        report=pack.words.terms.reports[report],
        own=level_words(pack, [own.level]),
        ruled=level_words(pack, line.reports[report]),
    )
    reason = " ".join(own.reason.split())
    return f"{lead} {reason}" if reason.endswith((".", "?", "!", "…")) else f"{lead} {reason}."
