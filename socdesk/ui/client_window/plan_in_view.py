"""Which plan the desk looks at: what the client window needs to show the same."""

from collections.abc import Mapping

from msgspec import Struct

from socdesk.decision.timeline.values import Chosen
from socdesk.ui.timeline.plans import PlanKey


class PlanInView(Struct, frozen=True):
    """A plan, None for none yet, and the dates tried out at the desk."""

    key: PlanKey | None = None
    tried: Mapping[PlanKey, Chosen] = {}
