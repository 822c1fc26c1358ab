"""Service objects in chat: opened, set on the order in hand, their files, a new order on them."""

from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.handlers import creating
from bot.keyboards import button, by_two
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.shown.thing_shown import thing_rows, thing_text
from bot.steps.form_sheets import Sheet
from bot.steps.object_files import (
    KeepObjectFile,
    ObjectFiles,
    RemoveObjectFile,
    keep_object_file,
    object_files,
    remove_object_file,
)
from bot.steps.object_orders import FromService, SetOn, from_service, new_order_on, set_on
from bot.steps.objects import OpenThing, Thing, Verified, open_thing, scans_shown
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage, Pending
from core.numbers import OrderNumber
from core.order_papers import Document
from core.registers import PerformedService
from core.text import one_line
from core.usecases.registers import SwitchVerification, switch_verification
from core.words import N_, Words
from core.work_order import WorkOrder

FILES = "object-files"
KEY = "object"
FILES_PER_PAGE = 12


def thing(said: Said, known: Known) -> Acts:
    """Back to the object itself."""
    command = OpenThing(argument(said, UUID), hand=hand_of(known))
    return (Act(open_thing, command, partial(shown, in_place=True)),)


def hand_of(known: Known) -> OrderNumber | None:
    """The order in hand, if there is one."""
    hand = known.hand or known.find_taken()
    return OrderNumber.parse(hand.order) if hand else None


def shown(found: Thing, known: Known, *, in_place: bool = False) -> Answer:
    """What it is, what is open there, and what can be done."""
    html = thing_text(found, known.words, known.words.today(known.now))
    message = ChatMessage(html, thing_rows(found, known.words))
    return Answer(edit=message) if in_place else Answer(say=(message,))


def set_here(said: Said, known: Known) -> Acts:
    """*Set on AO 421*: the object is on the order in hand (QR-01)."""
    command = SetOn(order_of(said), argument(said, UUID), known.worked_on(order_of(said)))
    return (Act(set_on, command, _set),)


def new_order(said: Said, known: Known) -> Acts:
    """A new order on the object, or at the facility."""
    object_id = argument(said, UUID)
    is_object = said.tap is not None and said.tap.action is Action.OBJECT_NEW_ORDER
    command = OpenThing(object_id) if is_object else OpenThing(facility_id=object_id)
    values = partial(new_order_on, words=known.words)
    return (Act(values, command, _begun),)


def _begun(sheet: Sheet, known: Known) -> Answer:
    return creating.shown_anew(sheet, known)


def files(said: Said, known: Known) -> Acts:
    """The object's images and documents; what is sent now is added (OB-03)."""
    at = argument(said, int, 1) if said.tap and len(said.tap.arguments) > 1 else 0
    return (Act(object_files, argument(said, UUID), partial(_files, in_place=True, at=at)),)


def sent(said: Said, known: Known, pending: Pending) -> Acts | None:
    """A photo or file for the object."""
    if said.file is None:
        return None
    command = KeepObjectFile(UUID(pending.context[KEY]), said.file, said.album)
    return (Act(keep_object_file, command, _files),)


def file(said: Said, known: Known) -> Acts:
    """One of its files is sent."""
    one = partial(_file, document_id=argument(said, UUID, 1))
    return (Act(object_files, argument(said, UUID), one),)


def remove_file(said: Said, known: Known) -> Acts:
    """One of its files goes."""
    command = RemoveObjectFile(argument(said, UUID), argument(said, UUID, 1))
    return (Act(remove_object_file, command, partial(_files, in_place=True)),)


def scans(said: Said, known: Known) -> Acts:
    """Who was at the object, and when (QR-03)."""
    return (Act(scans_shown, argument(said, UUID), _scans),)


def switch(said: Said, known: Known) -> Acts:
    """Keep scans of it from now on, or no longer (PE-22)."""
    object_id = argument(said, UUID)
    command = SwitchVerification(object_id, bool(argument(said, int, 1)))

    def switched(_: object, known: Known) -> Answer:
        toast = N_("Scans of it are kept.") if command.on else N_("Scans of it are kept no more.")
        return Answer(toast=known.words.text(toast))

    again = Act(scans_shown, object_id, _scans)
    return (Act(switch_verification, command, switched), again)


def services(said: Said, known: Known) -> Acts:
    """The latest services on the object, to make an order of one (WO-04)."""
    command = OpenThing(argument(said, UUID))
    return (Act(open_thing, command, _services),)


def service_order(said: Said, known: Known) -> Acts:
    """A new order from a performed service (WO-04)."""
    command = FromService(argument(said, UUID), known.words)
    return (Act(from_service, command, _begun),)


def _set(order: WorkOrder, known: Known) -> Answer:
    told = known.words.text(N_("✓ It is on AO {number} now."), number=order.number)
    return Answer(card=order.number, note=told, undo=True, toast=told)


def _files(found: ObjectFiles, known: Known, *, in_place: bool = False, at: int = 0) -> Answer:
    words, what = known.words, found.service_object
    count = len(found.documents)
    none = words.text(N_("No photo or file yet."))
    html = lines(
        f"<b>{safe(what.name)} {safe(what.code)}</b>",
        words.plural("{count} photo or file", "{count} photos and files", count)
        if count
        else none,
        words.text(N_("Send a photo or a file, and I keep it with the object."))
        if found.may_add
        else None,
    )
    up = button(words.text("Back"), Action.OBJECT, None, what.id)

    def each(document: Document) -> Button:
        sign = "📷" if document.is_image else "📎"
        label = f"{sign} {one_line(document.name, 50)}"
        return button(label, Action.OBJECT_FILE, None, what.id, document.id)

    def turn(page: int, label: str) -> Button:
        return button(label, Action.OBJECT_FILES_PAGE, None, what.id, page)

    rows = (*page_of(found.documents, at, each, turn, size=FILES_PER_PAGE), (up,))
    message = ChatMessage(html, rows)
    said = known.said
    prompt = said.message_id if in_place else None
    expected = Pending(said.speaker.id, said.place, FILES, None, {KEY: str(what.id)}, prompt)
    expect = expected if found.may_add else None
    return (
        Answer(edit=message, expect=expect) if in_place else Answer(say=(message,), expect=expect)
    )


def _file(found: ObjectFiles, known: Known, *, document_id: UUID) -> Answer:
    words, what = known.words, found.service_object
    document = next((each for each in found.documents if each.id == document_id), None)
    if document is None or document.sha256 is None:
        return Answer(toast=words.text(N_("It is not here yet. Try again in a moment.")))
    gone = button(
        words.text(N_("Remove it")), Action.OBJECT_FILE_REMOVE, None, what.id, document.id
    )
    up = button(words.text("Back"), Action.OBJECT_FILES, None, what.id)
    when = words.when(document.at, known.now)
    html = f"{safe(document.name)} · {safe(document.by)} · {when}"
    rows = ((gone, up),) if found.may_remove else ((up,),)
    message = ChatMessage(html, rows, file_name=document.name, stored=document.sha256)
    return Answer(say=(message,))


def _scans(found: Verified, known: Known) -> Answer:
    words, what = known.words, found.service_object
    on = what.qr_verification
    told = [
        f"{words.when(scan.at, known.now)} · {safe(scan.by)}{_where(scan.latitude, scan.longitude)}"
        for scan in found.scans
    ]
    state = N_("Scans are kept.") if on else N_("Scans are not kept.")
    html = lines(
        f"<b>{safe(what.name)} {safe(what.code)}</b>",
        words.text(state),
        *(told or (words.text(N_("Nobody has scanned it yet.")),)),
    )
    label = words.text(N_("Switch it off")) if on else words.text(N_("Switch it on"))
    switch_it = button(label, Action.OBJECT_VERIFIED, None, what.id, int(not on))
    up = button(words.text("Back"), Action.OBJECT, None, what.id)
    return Answer(edit=ChatMessage(html, by_two((switch_it, up) if found.may_switch else (up,))))


def _where(latitude: float | None, longitude: float | None) -> str:
    if latitude is None or longitude is None:
        return ""
    link = f"https://www.google.com/maps/search/?api=1&amp;query={latitude},{longitude}"
    return f' · <a href="{link}">{latitude:.4f}, {longitude:.4f}</a>'


def _services(found: Thing, known: Known) -> Answer:
    words, what = known.words, found.service_object
    if what is None:
        return Answer(toast=words.text(N_("That is done already.")))
    chosen = (_service(each, words) for each in found.services)
    up = button(words.text("Back"), Action.OBJECT, None, what.id)
    title = say(words, N_("Which service is the order made from?"))
    return Answer(edit=ChatMessage(f"<b>{title}</b>", (*((each,) for each in chosen), (up,))))


def _service(each: PerformedService, words: Words) -> Button:
    label = one_line(f"{each.number} · {each.performed_on} · {each.notes}", 60)
    return button(label, Action.SERVICE_ORDER, None, each.id)


ROUTES = Routes(
    taps={
        Action.OBJECT: thing,
        Action.OBJECT_SET: set_here,
        Action.OBJECT_NEW_ORDER: new_order,
        Action.FACILITY_NEW_ORDER: new_order,
        Action.OBJECT_FILES: files,
        Action.OBJECT_FILES_PAGE: files,
        Action.OBJECT_FILE: file,
        Action.OBJECT_FILE_REMOVE: remove_file,
        Action.OBJECT_SCANS: scans,
        Action.OBJECT_VERIFIED: switch,
        Action.SERVICES: services,
        Action.SERVICE_ORDER: service_order,
    },
    files={FILES: sent},
)
