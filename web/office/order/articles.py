"""Articles and time on an order's page: added fast, changed, taken off, moved to the used ones."""

from decimal import Decimal

from aiohttp import web

from core.lines import ToOrderState
from core.refusals import BadInput
from core.usecases.articles_to_order import (
    AskForArticle,
    SetArticleState,
    UseOrderedArticle,
    ask_for_article,
    set_article_state,
    use_ordered_article,
)
from core.usecases.entering import Entry
from core.usecases.facility_articles import RemoveFormerArticles, remove_former_articles
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.lines import AddArticle, AddTime, RemoveLine, add_article, add_time, remove_line
from core.usecases.suggestions import ArticleField, SuggestArticles, suggest_articles
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import HOME, done, home_of, named, number_of, page_of, takes_ready_back
from web.office.reading import an_amount, an_amount_or_none, an_id_or_none

MOST_FOUND = 20
_FIELDS = ("quantity", "price", "discount", "name")


def _quantity(desk: Desk) -> Decimal:
    written = an_amount_or_none(desk.form.text("quantity"))
    return Decimal(1) if written is None else written


async def look(desk: Desk) -> web.StreamResponse:
    """The register, searched for articles used, other or to be ordered (AR-03, AR-04)."""
    number, text = number_of(desk), desk.query.get("q", "")
    kind = desk.query.get("as", ArticleField.ARTICLES.value)
    field = ArticleField(kind) if kind in set(ArticleField) else ArticleField.ARTICLES
    home = an_id_or_none(desk.query.get(HOME, ""))
    wanted = SuggestArticles(number, text, field, home, MOST_FOUND)
    found = await desk.ask(lambda uow: suggest_articles(wanted, desk.actor, uow))
    return desk.page(
        "order/articles_found.html",
        number=number,
        home=page_of(number),
        text=text,
        field=field.value,
        of=str(home or ""),
        articles=[(e, desk.words.money(e.price) if e.price is not None else "") for e in found],
    )


async def add(desk: Desk) -> web.StreamResponse:
    """A used article, by its number, its name or in free words (AR-01, AR-08, AR-12)."""
    number, form = number_of(desk), desk.form
    command = AddArticle(
        number, desk.form.text("article"), _quantity(desk), home_of(desk),
        price=an_amount_or_none(form.text("price")),
        discount=an_amount_or_none(form.text("discount")),
        other=form.has("other"), entry=Entry.DETAILS, despite_ready=takes_ready_back(desk),
    )  # fmt: skip
    line = (await desk.do(add_article, command)).line
    return done(desk, N_("{name} is on order {number}."), name=line.name, number=number)


async def spend(desk: Desk) -> web.StreamResponse:
    """Hours, free or of a time article (AR-07)."""
    number, hours = number_of(desk), an_amount(desk.form.text("hours"))
    command = AddTime(
        number, hours, home_of(desk), desk.form.text("article") or None,
        despite_ready=takes_ready_back(desk),
    )  # fmt: skip
    await desk.do(add_time, command)
    return done(desk, N_("Noted on order {number}."), number=number)


async def change(desk: Desk) -> web.StreamResponse:
    """Quantity, price, discount or name of a line, as far as he sees them (AR-05, AR-06)."""
    number, form = number_of(desk), desk.form
    edits = tuple(
        LineEdit(key, form.text(key), form.text(f"was:{key}"))
        for key in _FIELDS
        if form.has(key) and form.text(key) != form.text(f"was:{key}")
    )
    if edits:
        command = EditLine(number, named(desk, "line"), edits, Entry.CHAT, takes_ready_back(desk))
        await desk.do(edit_line, command)
    return done(desk, N_("Order {number} is saved."), number=number)


async def remove(desk: Desk) -> web.StreamResponse:
    """Take off a line of any kind that no signature has locked (AR-09, SG-05)."""
    number = number_of(desk)
    await desk.do(remove_line, RemoveLine(number, named(desk, "line"), takes_ready_back(desk)))
    return done(desk, N_("The line is off order {number}."), number=number)


async def ask_for(desk: Desk) -> web.StreamResponse:
    """An article that has to be ordered (AO-01)."""
    number = number_of(desk)
    command = AskForArticle(
        number, desk.form.text("article"), _quantity(desk), home_of(desk),
        entry=Entry.CHAT, despite_ready=takes_ready_back(desk),
    )  # fmt: skip
    row = (await desk.do(ask_for_article, command)).row
    return done(desk, N_("{name} is to be ordered for order {number}."), name=row.name,
                number=number)  # fmt: skip


async def set_state(desk: Desk) -> web.StreamResponse:
    """How far an article to be ordered is (AO-02)."""
    number = number_of(desk)
    try:
        state = ToOrderState(desk.form.text("state"))
    except ValueError:
        raise BadInput(N_("Open the page anew and send it once more.")) from None
    await desk.do(set_article_state, SetArticleState(number, named(desk, "line"), state))
    return done(desk, N_("Noted on order {number}."), number=number)


async def use(desk: Desk) -> web.StreamResponse:
    """It was fitted: it is used, and to be ordered no more (AO-09)."""
    number = number_of(desk)
    command = UseOrderedArticle(number, named(desk, "line"), takes_ready_back(desk))
    await desk.do(use_ordered_article, command)
    return done(desk, N_("It is used on order {number} now."), number=number)


async def drop_former(desk: Desk) -> web.StreamResponse:
    """What came with a facility that the order no longer has."""
    number = number_of(desk)
    await desk.do(remove_former_articles, RemoveFormerArticles(number, takes_ready_back(desk)))
    return done(desk, N_("Order {number} is saved."), number=number)


DEEDS = {
    "/articles": add,
    "/time": spend,
    "/lines/{line}": change,
    "/lines/{line}/remove": remove,
    "/to-order": ask_for,
    "/to-order/{line}": set_state,
    "/to-order/{line}/use": use,
    "/former": drop_former,
}
PAGES = {"/articles": look}
