"""How an order is signed in chat: by the technician, then by the customer."""

from tests.reliability.dialogues.steps import MEASURE, CustomerSigns, Dialogue, Says, Taps

DONE = (Says("Replaced the closer"), Taps("Sign"), Taps("Finished, sign as Anna Berg"))
SIGNING = (
    Dialogue(
        "signed under one's own name",
        (
            Says("Replaced the closer"),
            Taps("Sign"),
            Taps("Finished, sign as Anna Berg"),
        ),
        {"signatures.0.name": "Anna Berg", "signatures.#": 1, f"{MEASURE}.0.signed": True},
        "customer signs",
    ),
    Dialogue(
        "signed under another name, which is typed",
        (
            Says("Replaced the closer"),
            Taps("Sign"),
            Says("Olle Ny"),
            Taps("sign as Olle Ny"),
        ),
        {"signatures.0.name": "Olle Ny", "signatures.#": 1},
    ),
    Dialogue(
        "signed after a visit, and finished after another",
        (
            Says("Replaced the closer"),
            Taps("Sign"),
            Taps("More visits to come"),
            Says("Greased the hinges"),
            Taps("Sign"),
            Taps("Finished, sign as Anna Berg"),
        ),
        {"signatures.#": 2, f"{MEASURE}.#": 2, f"{MEASURE}.1.signed": True},
    ),
    Dialogue(
        "signed, the phone handed over, and signed by the customer",
        (*DONE, CustomerSigns("Sign here", "Karin Ek")),
        {
            "status": "signed",
            "signatures.0.role": "technician",
            "signatures.1.name": "Karin Ek",
            "signatures.#": 2,
        },
    ),
    Dialogue(
        "signed, and the link mailed to the customer",
        (*DONE, Taps("Mail the link to karin@b.example")),
        {"status": "partly_signed", "letters.sign-request": 1},
        "on its way to karin@b.example",
    ),
    Dialogue(
        "signed, and the link mailed to another address, which is typed",
        (*DONE, Taps("Another address"), Says("olle@b.example")),
        {"status": "partly_signed", "letters.sign-request": 1},
        "on its way to olle@b.example",
    ),
    Dialogue(
        "signed, and the customer declines for a reason, which is typed",
        (*DONE, Taps("The customer declines"), Says("It still squeaks")),
        {"signatures.#": 1, "comments.#": 1},
        "What the customer said is kept",
    ),
    Dialogue(
        "signed without the customer",
        (*DONE, Taps("No customer signature")),
        {"status": "signed", "signatures.#": 1},
        "without the customer",
    ),
)
