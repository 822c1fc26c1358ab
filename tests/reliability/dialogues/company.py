"""What an administrator says and taps: settings, lists of the company's own, templates, people."""

from core.people import Role
from tests.reliability.dialogues.steps import Dialogue, Says, Taps

COMPANY = (
    Dialogue(
        "a requirement is switched on after what it would stop is shown",
        (Says("/settings require-status-to-save"), Taps("Turn on"), Taps("Yes")),
        {"settings.require-status-to-save": "on"},
        "It is on.",
        Role.ADMIN,
    ),
    Dialogue(
        "a requirement is switched on, and not after all",
        (
            Says("/settings"),
            Taps("Orders"),
            Taps("Require contact to save"),
            Taps("Turn on"),
            Taps("Undo"),
        ),
        {"settings.require-contact": "off"},
        "It is off.",
        Role.ADMIN,
    ),
    Dialogue(
        "a list of the company's gets two items, and loses one",
        (
            Says("/settings measure-suggestions"),
            Says("Replaced the closer"),
            Says("Greased the hinges"),
            Taps("Replaced the closer"),
            Taps("Take off"),
        ),
        {"settings.measure-suggestions": "Greased the hinges"},
        "1 in the list",
        Role.ADMIN,
    ),
    Dialogue(
        "a template for self-checks is made",
        (
            Says("/templates"),
            Taps("+ New"),
            Says("Lift round\nDoors\nLight"),
            Taps("1. Doors"),
            Taps("A value"),
        ),
        {"templates.Lift round.#": 2},
        "Lift round",
        Role.ADMIN,
    ),
    Dialogue(
        "somebody is invited",
        (Says("/users"), Taps("+ Invite somebody"), Says("Nils Ek"), Taps("Technician")),
        {"people.Nils Ek": "technician", "people.#": 3},
        "Send this to Nils Ek",
        Role.ADMIN,
    ),
    Dialogue(
        "somebody's name is written anew, and a link made for the phone",
        (Says("/users"), Taps("Anna Berg"), Taps("Name"), Says("Anna Ask"), Taps("Invitation")),
        {"people.Anna Ask": "technician", "people.#": 2},
        "Send this to Anna Ask",
        Role.ADMIN,
    ),
)
