"""Open orders of another system, taken over from a file: all of them or none, and never twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

from core import permissions as may
from core.checks import with_mandatory_checks
from core.events import RegisterImported
from core.order_papers import Assigned, Comment
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.register_files.cells import parts_said
from core.register_files.known import Known
from core.register_files.matching import TWICE
from core.register_files.orders import ORDERS, ForeignOrder, read_orders
from core.register_files.reading import MOST_PROBLEMS, Problem
from core.register_files.sheets import Sheet
from core.registers import Customer
from core.requirements import Moment, blocks, facts_of
from core.text import cut, one_line, said
from core.usecases.editing import Edit, edited, with_object
from core.usecases.faults import next_number
from core.usecases.lines import add_facility_articles
from core.usecases.registers.importing import ImportReport
from core.words import N_
from core.work_order import Assignment, Origin, WorkOrder

MOST_ORDERS = 2000
NOTE = N_("Number {number} in the earlier system.")


class NothingImported(Refused):
    """The rows were looked at, and nothing stays; ``report`` says what came of each."""

    sentence = N_(
        "Nothing was imported, since {refused} of the rows can't be taken. Correct them, and "
        "import the file again."
    )

    def __init__(self, report: ImportReport) -> None:
        self.report = report
        super().__init__(refused=report.refused)


@dataclass(frozen=True, slots=True)
class ImportOrders:
    """A file of orders; ``note`` says on each what its number was, in the company's language."""

    sheet: Sheet
    renamed: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    note: str = NOTE
    origin: Origin = Origin.CLI


def import_orders(command: ImportOrders, actor: Actor, uow: UnitOfWork) -> ImportReport:
    """Make an order of every row that was not imported before; raises NothingImported.

    New facilities and contacts join the registers, as when somebody types them. Nobody is told
    of each single order, and what an order lacks for a save marks it as incomplete.
    """
    actor.require_at_all(may.CREATE)
    actor.require_at_all(may.EDIT_FACILITIES)
    if len(command.sheet.rows) > MOST_ORDERS:
        raise BadInput(
            N_("At most {most} orders in one file, please; split it in two."), most=MOST_ORDERS
        )
    taking = _Taking(command, actor, uow)
    added = sum(1 for _ in taking.orders())
    report = taking.report(added)
    if not report.imported:
        raise NothingImported(report)
    uow.publish(RegisterImported(register=ORDERS, added=added, changed=0, by=actor.name))
    return report


class _Taking:
    """One file being taken over."""

    def __init__(self, command: ImportOrders, actor: Actor, uow: UnitOfWork) -> None:
        self._command, self._actor, self._uow = command, actor, uow
        self._known = Known(uow)
        self._read = read_orders(command.sheet, command.renamed, self._known)
        self._problems = self._read.problems

    def orders(self) -> Iterator[WorkOrder]:
        """Add the orders that are not there yet; problems are gathered."""
        marks = {line: _mark(row) for line, row in self._read.rows}
        there = self._uow.work_orders.commented(list(marks.values()))
        first: dict[UUID, int] = {}
        for line, row in self._read.rows:
            began = first.setdefault(marks[line], line)
            if began != line:
                name = row.number or row.description
                self._problems.append(Problem(line, TWICE, {"name": name, "line": began}))
            elif marks[line] not in there:
                try:
                    yield self._added(row, marks[line])
                except Refused as refused:
                    self._problems.append(Problem(line, refused.sentence, refused.fields))

    def report(self, added: int) -> ImportReport:
        """What came of the file."""
        found = sorted(self._problems, key=lambda each: each.line)
        refused = len({each.line for each in found})
        unchanged = len(self._read.rows) - added - refused
        return ImportReport(
            added,
            0,
            max(0, unchanged),
            refused,
            tuple(found[:MOST_PROBLEMS]),
            self._read.ignored,
            self._command.dry_run,
        )

    def _added(self, row: ForeignOrder, mark: UUID) -> WorkOrder:
        order = edited(self._begun(row, mark), list(_edits(row)), self._uow)
        if row.object:
            order = with_object(order, None, row.object, self._uow)
        order = with_mandatory_checks(order, self._uow)
        if order.facility is not None:
            order = add_facility_articles(order, order.facility, self._actor, self._uow)
        lacks = next(blocks(Moment.SAVE, order, facts_of(self._uow)), None)
        order = replace(order, incomplete=lacks is not None)
        self._uow.work_orders.add(order)
        return order

    def _begun(self, row: ForeignOrder, mark: UUID) -> WorkOrder:
        customer = self._known.customers.by_id[row.customer_id]
        work = Assignment(
            description=one_line(said(row.description)),
            error=cut(row.error or ""),
            cause=cut(row.cause or ""),
        )
        return WorkOrder(
            number=next_number(self._uow),
            customer=customer,
            origin=self._command.origin,
            created_at=_at(row.created, self._uow.now),
            created_by=self._actor.name,
            assigned=tuple(self._people(row.assigned or "")),
            assignments=(work,),
            customer_order_number=self._their_number(row),
            comments=tuple(self._comments(row, customer, mark)),
        )

    def _people(self, names: str) -> Iterator[Assigned]:
        for name in parts_said(names.replace(",", ";")):
            user = self._uow.users.by_name(name)
            if user is None or not user.works_here:
                raise BadInput(
                    N_("{name} is not one of the company's people. Add {name} first, or leave "
                       "that cell empty."),
                    name=one_line(name, 60),
                )  # fmt: skip
            yield Assigned(user.id, user.name)

    def _their_number(self, row: ForeignOrder) -> str | None:
        if row.customer_order_number or self._read.has_customer_order_number:
            return row.customer_order_number
        return row.number

    def _comments(self, row: ForeignOrder, customer: Customer, mark: UUID) -> Iterator[Comment]:
        """The first one says where the order came from, and by its ID that it was imported."""
        number = row.number or f"{customer.name}: {one_line(row.description, 60)}"
        note = self._command.note.format(number=number)
        yield Comment(note, self._actor.name, self._uow.now, id=mark)
        if row.comment:
            yield Comment(cut(row.comment), self._actor.name, self._uow.now)


def _edits(row: ForeignOrder) -> Iterator[Edit]:
    """What an order's own fields are set to, checked as when somebody types it."""
    texts = {
        "facility": row.facility,
        "contact": row.contact_written,
        "requester": row.requester,
        "planned": row.planned.isoformat() if row.planned else None,
        "type": row.type,
        "subgroup": row.subgroup,
        "status": row.status,
        "cost-centre": row.cost_centre,
        "urgent": "on" if row.urgent else None,
    }
    yield from (Edit(field, text) for field, text in texts.items() if text)


def _mark(row: ForeignOrder) -> UUID:
    """The same for the same order whenever it is read: by its number, else by what it says."""
    said_of_it = row.number or "\n".join(
        str(each) for each in (row.customer_id, row.description, row.error, row.created)
    )
    return uuid5(NAMESPACE_URL, f"ordna:imported:{row.number is not None}:{said_of_it}")


def _at(day: date | None, now: datetime) -> datetime:
    """Noon of that day; now where none is told, or one to come."""
    noon = datetime.combine(day, time(12), UTC) if day else now
    return min(noon, now)
