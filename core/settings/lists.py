"""Settings of lists of orders."""

from core.settings.groups import LISTS
from core.settings.kinds import SWITCH
from core.words import N_

SORT_ON_NUMBER = LISTS.declare(
    "SE-11", "sort-on-number", N_("Sort on serial number as default"), SWITCH, False,
    N_("Lists begin sorted by order number; off begins with what was changed last."),
)  # fmt: skip
SUBGROUP_SHIFTER = LISTS.declare(
    "SE-13", "subgroup-shifter", N_("Show subgroup shifter"), SWITCH, False,
    N_("Lists can be switched from subgroup to subgroup."),
)  # fmt: skip
