"""How each person has his lists: the filter he kept, his columns, his favourites."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select, update

from core.lists import Favourite, ListChoice
from storage import tables
from storage.keys import key_of
from storage.statements import cells_of, columns_for, names_of, upsert

_choice, _favourite = tables.list_choice, tables.favourite

CHOICE = select(*columns_for(_choice, ListChoice)).where(_choice.c.user_id == bindparam("of_user"))
PUT_CHOICE = upsert(_choice)
FAVOURITES = (
    select(*columns_for(_favourite, Favourite))
    .where(_favourite.c.user_id == bindparam("of_user"))
    .order_by(_favourite.c.name_key)
)
PUT_FAVOURITE = upsert(_favourite)
NO_DEFAULT = (
    update(_favourite).where(_favourite.c.user_id == bindparam("of_user")).values(is_default=False)
)
REMOVE_FAVOURITE = delete(_favourite).where(
    _favourite.c.user_id == bindparam("of_user"), _favourite.c.name_key == bindparam("key")
)


class SqlListChoices:
    """The choices of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, user_id: UUID) -> ListChoice:
        """What he chose; nothing yet is a choice with nothing in it."""
        row = self._connection.execute(CHOICE, {"of_user": user_id}).one_or_none()
        return ListChoice(*row) if row else ListChoice()

    def put(self, user_id: UUID, choice: ListChoice) -> None:
        """Keep what he chose in the place of what he had."""
        row = cells_of(choice, names_of(ListChoice)) | {"user_id": user_id}
        self._connection.execute(PUT_CHOICE, row)

    def favourites(self, user_id: UUID) -> Sequence[Favourite]:
        """His favourites, by name."""
        rows = self._connection.execute(FAVOURITES, {"of_user": user_id})
        return [Favourite(*row) for row in rows]

    def put_favourite(self, user_id: UUID, favourite: Favourite) -> None:
        """Keep one under its name; a new default takes the place of the old."""
        if favourite.is_default:
            self._connection.execute(NO_DEFAULT, {"of_user": user_id})
        row = cells_of(favourite, names_of(Favourite))
        keys = {"user_id": user_id, "name_key": key_of(favourite.name)}
        self._connection.execute(PUT_FAVOURITE, row | keys)

    def remove_favourite(self, user_id: UUID, name: str) -> None:
        """Take one out; it is no matter if there is none."""
        self._connection.execute(REMOVE_FAVOURITE, {"of_user": user_id, "key": key_of(name)})
