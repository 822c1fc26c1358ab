"""Every dialogue that is played against a service killed in each step: add yours to a list."""

from tests.reliability.dialogues.company import COMPANY
from tests.reliability.dialogues.field import FIELD
from tests.reliability.dialogues.new_orders import NEW_ORDERS
from tests.reliability.dialogues.office import OFFICE
from tests.reliability.dialogues.signing import SIGNING
from tests.reliability.dialogues.steps import PATIENCE, Dialogue
from tests.reliability.dialogues.stepwise import STEPWISE

__all__ = ["DIALOGUES", "PATIENCE", "Dialogue"]

DIALOGUES = (*FIELD, *STEPWISE, *SIGNING, *NEW_ORDERS, *OFFICE, *COMPANY)
