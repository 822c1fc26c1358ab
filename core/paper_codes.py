"""The code on a printed paper that tells whether its order still is as it was signed (XT-09)."""

import re

from core.numbers import OrderNumber
from core.refusals import NoSuchOrder
from core.signature_chain import code_of
from core.work_order import WorkOrder

_CODE = re.compile(r"([0-9]{1,12}(?:-[0-9]{1,3})?)-([0-9A-F]{4}-?[0-9A-F]{4})")


def paper_code(order: WorkOrder) -> str | None:
    """The order's number and its latest seal, such as *421-3F2A-91BC*; None while it has none."""
    codes = [code for each in order.signatures if (code := code_of(each))]
    return f"{order.number}-{codes[-1]}" if codes else None


def read_paper_code(text: str) -> tuple[OrderNumber, str] | None:
    """The order's number and the seal's code in what somebody scanned or typed."""
    found = _CODE.fullmatch(text.strip().upper()[:40])
    if found is None:
        return None
    plain = found[2].replace("-", "")
    try:
        return OrderNumber.parse(found[1]), f"{plain[:4]}-{plain[4:]}"
    except NoSuchOrder:
        return None
