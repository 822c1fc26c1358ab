"""Which handler answers what: the commands and the taps, in one visible list each."""

from bot.acts import Act, Acts, Answer, Handler, Known
from bot.codes import Action
from bot.handlers import (
    addresses,
    articles_to_order,
    assigning,
    bookings,
    comments,
    finishing,
    held_mail,
    lines,
    orders,
    signing,
    texts,
    triage,
    users,
)
from bot.looking import Look, Seen, look
from bot.said import Said
from bot.tapped import ButtonIsOld, order_of
from core.words import N_

COMMANDS: dict[str, Handler] = {
    "start": users.start,
    "help": users.help_,
    "language": users.language_ask,
    "here": users.here,
    "orders": orders.orders,
    "order": orders.order,
    "today": orders.today,
    "todo": orders.today,
    "mail": held_mail.mail,
}


def never_mind(said: Said, known: Known) -> Acts:
    """A question is put away."""
    toast = known.words.text(N_("AO {number} stays as it is."), number=order_of(said))

    def put_away(seen: Seen, known: Known) -> Answer:
        forget = known.pending is not None
        return Answer(card=seen.order.number, in_place=True, toast=toast, forget=forget)

    return (Act(look, Look(order_of(said), known.words), put_away),)


def old_button(said: Said, known: Known) -> Acts:
    """A button that this version does not know."""
    raise ButtonIsOld


TAPS: dict[Action, Handler] = {
    Action.CARD: orders.card,
    Action.OPEN: orders.open_tapped,
    Action.MORE: orders.more,
    Action.ORDERS: orders.orders,
    Action.ASSIGN_WHOM: assigning.assign_whom,
    Action.ASSIGN: assigning.assign,
    Action.TAKE: assigning.take,
    Action.BOOK_WHOM: bookings.book_whom,
    Action.TAKE_PROPOSED: bookings.take_proposed,
    Action.KEEP_TIME: bookings.keep_time,
    Action.NEW_ADDRESS: addresses.ask_address,
    Action.BOOK_DAY: bookings.book_day,
    Action.BOOK_TIME: bookings.book_time,
    Action.BOOK: bookings.book,
    Action.CONFIRM_BOOKING: bookings.confirm,
    Action.NO_CONFIRMATION: bookings.no_confirmation,
    Action.CANCEL_ASK: orders.cancel_ask,
    Action.CANCEL: orders.cancel,
    Action.REMOVE_LINE: lines.remove,
    Action.ARTICLE_ASK: lines.article_ask,
    Action.ARTICLE: lines.article_tapped,
    Action.ARTICLE_CHOICE: lines.chosen,
    Action.TO_ORDER_ASK: lines.to_order_ask,
    Action.TO_ORDER: lines.to_order_tapped,
    Action.TO_ORDER_DONE: articles_to_order.done,
    Action.ARTICLE_STATE: articles_to_order.state,
    Action.USE_ORDERED: articles_to_order.used,
    Action.COMMENT_ASK: comments.comment_ask,
    Action.TIME_ASK: lines.time_ask,
    Action.TIME: lines.time_tapped,
    Action.STATUS_ASK: orders.status_ask,
    Action.STATUS: orders.status,
    Action.SIGN_ASK: signing.sign_ask,
    Action.SIGN: signing.sign,
    Action.MAIL_SIGN_LINK: signing.mail_link,
    Action.NO_CUSTOMER_SIGNATURE: signing.skip,
    Action.READY: finishing.ready,
    Action.READY_ANYWAY: finishing.ready_anyway,
    Action.WITHDRAW_READY: finishing.withdraw,
    Action.HISTORY: orders.show_history,
    Action.PROTOCOL: finishing.protocol,
    Action.MAIL_PROTOCOL: finishing.send,
    Action.WHICH_ORDER: texts.which,
    Action.NEVER_MIND: never_mind,
    Action.LANGUAGE: users.language,
    Action.TRIAGE: triage.triage,
    Action.CONFIRM_CUSTOMER: triage.confirm,
    Action.IS_CUSTOMER: triage.is_customer,
    Action.ANOTHER_CUSTOMER: triage.another,
    Action.SAME_AS: triage.same_as,
    Action.NOT_SAME: triage.not_same,
    Action.AS_BACKORDER: triage.as_backorder,
    Action.TAKE_CLUE: triage.take_clue,
    Action.NOT_OURS_ASK: triage.not_ours_ask,
    Action.NOT_OURS: triage.not_ours,
    Action.OURS_AFTER_ALL: triage.after_all,
    Action.WHY: triage.why,
    Action.CARD_TO_MYSELF: triage.to_myself,
    Action.MAIL_LIST: held_mail.page,
    Action.MAIL_OPEN: held_mail.open_one,
    Action.MAIL_ADD: held_mail.add,
    Action.MAIL_NEW: held_mail.as_new,
    Action.MAIL_AWAY: held_mail.put_away,
    Action.MAIL_BACK: held_mail.bring_back,
    Action.MAIL_RETRY: held_mail.retry,
    Action.MAIL_READ: held_mail.read_all,
}
