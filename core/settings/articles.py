"""Settings of articles: what is ordered, what may be added, and what it takes."""

from core.settings.fast_add import FAST_ADD_LISTS, NO_FAST_ADD
from core.settings.groups import ARTICLES
from core.settings.kinds import ADDRESS, SWITCH
from core.words import N_

ARTICLES_TO_ORDER_EMAIL = ARTICLES.declare(
    "SE-01", "articles-to-order-email", N_("Articles to be ordered email"), ADDRESS, None,
    N_("Articles to be ordered are mailed here when the order is saved; empty sends nothing."),
)  # fmt: skip
ARTICLES_ORDERED_EMAIL = ARTICLES.declare(
    "SE-02", "articles-ordered-email", N_("Articles ordered email"), ADDRESS, None,
    N_("Articles that became ordered are mailed here on saving; empty sends nothing."),
)  # fmt: skip
ARTICLES_DELIVERED_EMAIL = ARTICLES.declare(
    "SE-03", "articles-delivered-email", N_("Articles delivered email"), ADDRESS, None,
    N_("Articles that became delivered are mailed here on saving; empty sends nothing."),
)  # fmt: skip
BEGUN_ON_ARTICLES = ARTICLES.declare(
    "SE-12", "begun-on-articles", N_("Set begun on added articles"), SWITCH, True,
    N_("The first article on a new order makes it begun, in lists and on its card."),
)  # fmt: skip
DISABLE_READY_WITH_TO_ORDER = ARTICLES.declare(
    "SE-18", "disable-ready-with-articles-to-order",
    N_("Disable ready if there are articles to be ordered"), SWITCH, False,
    N_("An order with articles to be ordered can't be set to ready; off only asks first."),
)  # fmt: skip
REQUIRE_PRICE = ARTICLES.declare(
    "SE-29", "require-price", N_("Require price on all articles"), SWITCH, False,
    N_("An order with an article that has no price can't be saved."),
)  # fmt: skip
REQUIRE_REGISTER_ARTICLES = ARTICLES.declare(
    "SE-33", "require-register-articles", N_("Require articles from the register"), SWITCH, False,
    N_("Only articles of the register can be added; one in free words is refused."),
)  # fmt: skip
SHOW_OTHER_ARTICLES = ARTICLES.declare(
    "SE-36", "show-other-articles", N_("Show other articles"), SWITCH, True,
    N_("An order shows the articles that belong to no assignment, also on its protocol."),
)  # fmt: skip
SHOW_TO_ORDER = ARTICLES.declare(
    "SE-37", "show-articles-to-order", N_("Show articles to be ordered"), SWITCH, True,
    N_("An order shows its articles to be ordered and offers to add some."),
)  # fmt: skip
FAST_ADD_ARTICLES = ARTICLES.declare(
    "SE-42", "fast-add-articles", N_("Use fast add articles"), SWITCH, True,
    N_("Articles are added to an open order with one tap, without editing it."),
)  # fmt: skip
ADD_ARTICLES_TO_REGISTER = ARTICLES.declare(
    "SE-45", "add-articles-to-register", N_("Add articles to the register automatically"),
    SWITCH, False,
    N_("An article in free words that is added to an order comes into the register too."),
)  # fmt: skip
FAST_ADD_LIST = ARTICLES.declare(
    "SE-53", "fast-add-list", N_("Fast-add article list"), FAST_ADD_LISTS, NO_FAST_ADD,
    N_("The articles that are offered with one tap, for all orders or for a subgroup's."),
)  # fmt: skip
SEPARATE_TIME = ARTICLES.declare(
    "SE-59", "separate-time", N_("Separate time report articles"), SWITCH, False,
    N_("Time stands apart from articles, on assignments, other articles, totals and papers."),
)  # fmt: skip
