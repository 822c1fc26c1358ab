"""The articles that are offered with one tap, for all orders or for one subgroup (SE-53)."""

from dataclasses import dataclass

from core.refusals import BadInput
from core.settings.declaring import Kind
from core.settings.kinds import MOST_NAMES, listed
from core.words import N_


@dataclass(frozen=True, slots=True)
class FastAdd:
    """Article numbers that are offered in this order; for one ``subgroup``, or all when None."""

    subgroup: str | None
    articles: tuple[str, ...]

    def __str__(self) -> str:
        articles = ", ".join(self.articles)
        return f"{self.subgroup}: {articles}" if self.subgroup else articles


NO_FAST_ADD: tuple[FastAdd, ...] = ()


def offered(lists: tuple[FastAdd, ...], subgroup: str | None) -> tuple[str, ...]:
    """The numbers offered on an order of this subgroup, the subgroup's own first (AR-13)."""
    own = [a for each in lists if each.subgroup == subgroup for a in each.articles]
    of_all = [a for each in lists if each.subgroup is None for a in each.articles]
    return tuple(dict.fromkeys((*own, *of_all)))


def fast_add_lists(text: str) -> tuple[FastAdd, ...]:
    """Read ``4711, G4; Lifts: K300, B22``: numbers for all, then for subgroups by name."""
    found = tuple(_one(part) for part in text.split(";") if part.strip())
    if len({each.subgroup for each in found}) < len(found):
        raise BadInput(N_("Write one list for all orders and one for each subgroup."))
    return found


def _one(text: str) -> FastAdd:
    before, colon, after = text.partition(":")
    subgroup = " ".join(before.split()) if colon else None
    articles = listed((after if colon else before).split(","), MOST_NAMES, 60)
    if subgroup == "" or not articles:
        raise BadInput(
            N_("Write article numbers for all orders, then for subgroups: 4711, G4; Lifts: K300")
        )
    return FastAdd(subgroup, articles)


FAST_ADD_LISTS: Kind[tuple[FastAdd, ...]] = Kind(
    N_("article numbers, then those of subgroups: 4711, G4; Lifts: K300"),
    fast_add_lists,
    lambda value: "; ".join(str(each) for each in value),
)
