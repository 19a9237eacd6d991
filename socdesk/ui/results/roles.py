"""What the organisation is in the world of SOC reports, as a sentence (domain.md 11.5, 5)."""

from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import OrganisationAdvice
from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled, joined
from socdesk.report.phrases import Phrases
from socdesk.ui.widgets.prose import Span

translate = QCoreApplication.translate

_SERVICE = "SERVICE ORGANISATION"
_OF_SERVICE = ("SOC 1", "SOC 2")


def role_spans(pack: Pack, advice: OrganisationAdvice) -> tuple[Span, ...]:
    """Return "Role: Service organisation and user entity; possibly producer"."""
    phrases = Phrases(pack)
    certain = [phrases.role(role) for role in advice.roles]
    possible = [phrases.role(role) for role in advice.possible_roles if role not in advice.roles]
    parts = []
    if certain:
        text = joined(pack, certain)
        if _only_if_confirmed(advice):
            text = filled(translate("Results", "{roles}, if confirmed"), roles=text)
        parts.append(text)
    if possible:
        text = translate("Results", "possibly {roles}")
        parts.append(filled(text, roles=joined(pack, possible)))
    words = "; ".join(parts)
    return (
        Span(translate("Results", "Role") + "\u2002", strong=True),
        Span(f"{words[:1].upper()}{words[1:]}.", colour="ink2"),
    )


def _only_if_confirmed(advice: OrganisationAdvice) -> bool:
    """Whether the role of a service organisation rests on nothing firmer than Confirm."""
    found = [each for each in advice.commissions if each.report in _OF_SERVICE]
    return _SERVICE in advice.roles and bool(found) and all(each.if_confirmed for each in found)
