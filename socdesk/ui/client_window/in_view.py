"""What the desk looks at: what the client window needs to show the same."""

from collections.abc import Mapping

from msgspec import Struct

from socdesk.decision.timeline.values import Chosen
from socdesk.ui.comparison.content import Compared
from socdesk.ui.timeline.plans import PlanKey


class InView(Struct, frozen=True):
    """A plan, None for none yet, the dates tried out at the desk, and the table compared there."""

    key: PlanKey | None = None
    tried: Mapping[PlanKey, Chosen] = {}
    table: Compared | None = None
