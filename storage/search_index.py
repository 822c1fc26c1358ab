"""The search index of orders: filled after the commit, asked for what core means by a search.

An order's row keeps the version that was indexed last. So saving an order writes nothing about
the index, the few that fell behind are found at once, and no commit can be overlooked.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, case, delete, func, select, text, update

from core.searching import Document, Search, Word, is_word
from storage import tables
from storage.full_text import FULL_TEXT, ORDER_SEARCH, Found
from storage.search_documents import documents
from storage.statements import insert_new
from storage.types import Words

MOST_INSIDE = 200
"""A part of a word is looked for in so many of the words that have it, the shortest first."""
MOST_BEHIND = 5_000
"""So many orders that are not indexed yet are looked through when somebody searches."""
BATCH = 50
"""So many orders are indexed in one transaction, so that nobody waits long behind it."""

_order, _word = tables.work_order, tables.search_word
_BEHIND = text("work_order.version > work_order.indexed_version")

BEHIND = select(_order.c.id).where(_BEHIND).order_by(_order.c.id.desc()).limit(MOST_BEHIND)
NEXT_BEHIND = (
    select(_order.c.id, _order.c.version, _order.c.indexed_version)
    .where(_BEHIND)
    .order_by(_order.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
INDEXED = (
    update(_order)
    .where(_order.c.id == bindparam("this"), _order.c.indexed_version == bindparam("seen"))
    .values(indexed_version=bindparam("done"))
)
_lower = case((_order.c.indexed_version > 0, 0), else_=_order.c.indexed_version) - 1
ALL_BEHIND = update(_order).values(indexed_version=_lower)
FORGET = delete(ORDER_SEARCH).where(ORDER_SEARCH.c.rowid == bindparam("id"))
OF_NO_ORDER = select(ORDER_SEARCH.c.rowid).where(ORDER_SEARCH.c.rowid.not_in(select(_order.c.id)))
ANY_ORDER = {
    name: select(ORDER_SEARCH.c.rowid).where(index.matches).limit(1)
    for name, index in FULL_TEXT.items()
}
KNOW = insert_new(_word)
UNLEARN = delete(_word).where(_word.c.word == bindparam("gone"))
INSIDE = (
    select(_word.c.word)
    .where(_word.c.word.like(bindparam("pattern", type_=Words())))
    .order_by(func.length(_word.c.word), _word.c.word)
    .limit(MOST_INSIDE)
)


def catch_up(connection: Connection) -> int:
    """Index some of the orders that fell behind; gives how many, 0 when there were none.

    They are locked first, as whoever deletes one does, so that nothing of a deleted order comes
    into the index; one that somebody is changing is left for the next time. An order whose
    customer changes meanwhile stays behind and is indexed again.
    """
    behind = connection.execute(NEXT_BEHIND, {"limit": BATCH}).all()
    if not behind:
        return 0
    put(connection, documents(connection, [order_id for order_id, _, _ in behind]))
    done = [{"this": this, "done": version, "seen": seen} for this, version, seen in behind]
    connection.execute(INDEXED, done)
    return len(behind)


def put(connection: Connection, found: Mapping[int, Document]) -> None:
    """Index these orders anew."""
    index = FULL_TEXT[connection.dialect.name]
    connection.execute(index.put, [index.row(each, found[each]) for each in sorted(found)])
    words = {w for each in found.values() for w in (*each.public, *each.internal) if is_word(w)}
    if words:
        connection.execute(KNOW, [{"word": word} for word in sorted(words)])


def forget(connection: Connection, order_id: int) -> None:
    """Take an order out of the index, and out of its words those that nobody else has (WO-21)."""
    this = {"id": order_id}
    terms: str = (
        connection.execute(FULL_TEXT[connection.dialect.name].terms, this).scalar_one_or_none()
        or ""
    )
    connection.execute(FORGET, this)
    gone = [word for word in set(terms.split()) if is_word(word) and not _occurs(connection, word)]
    if gone:
        connection.execute(UNLEARN, [{"gone": word} for word in gone])


def _occurs(connection: Connection, word: str) -> bool:
    name = connection.dialect.name
    asked = {"question": FULL_TEXT[name].question([[Found((word,))]], internal=True)}
    return connection.execute(ANY_ORDER[name], asked).first() is not None


def start_anew(connection: Connection) -> None:
    """Every order falls behind, and what is of none goes.

    What was indexed of the others is found until they are indexed anew: no search looks through
    more than so many that are behind.
    """
    connection.execute(ALL_BEHIND)
    for order_id in connection.execute(OF_NO_ORDER).scalars().all():
        forget(connection, order_id)


def behind(connection: Connection) -> Sequence[int]:
    """The IDs of the orders whose latest version is not indexed yet, newest first."""
    return connection.execute(BEHIND).scalars().all()


def question(connection: Connection, search: Search, *, internal: bool) -> str:
    """The words of the search as this database is asked for them."""
    words = [list(_ways(connection, word)) for word in search.words]
    return FULL_TEXT[connection.dialect.name].question(words, internal=internal)


def _ways(connection: Connection, word: Word) -> Iterator[Found]:
    yield Found(word.parts, goes_on=not word.is_whole)
    if word.joined:
        yield Found((word.joined,), goes_on=True)
    if word.inside:
        pattern = {"pattern": f"_%{word.inside}%"}
        for longer in connection.execute(INSIDE, pattern).scalars():
            yield Found((longer,))
