"""Whatever stands in any field comes back as text: the page keeps its shape (S1)."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any
from uuid import uuid4

import pytest

from core import settings
from core.links import Purpose
from core.numbers import OrderNumber
from core.order_papers import Comment, Signature, SignedAs
from core.work_order import State, WorkOrder
from tests.web.orders import MEASURE, NOW, document, waiting
from tests.web.stage import Stage, shape_of, text_of

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "{name}{0}{order.__class__}",
    "javascript:alert(1)//</title><base href=//evil.example>",
    "</textarea></form><form action=//evil.example>",
    "<!--",
    "]]><![CDATA[",
    "&lt;b&gt;&#60;i&#62;",
    "\u2028\u2029\u202e<b>",
)


def _filled(value: Any, text: str) -> Any:
    """The value with every text in it replaced, whatever its depth; addresses and types kept."""
    if isinstance(value, Enum | OrderNumber):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(_filled(each, text) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"content_type", "sha256", "source", "language"}
        names = [f.name for f in fields(value) if f.init and f.name not in kept]
        return replace(value, **{n: _filled(getattr(value, n), text) for n in names})
    return value


async def _order(stage: Stage, text: str) -> WorkOrder:
    order = waiting(stage.number())
    papers = (
        document("door.jpg", "Karin Ek", "ab" * 32),
        document("plan.pdf", "Karin Ek", "ab" * 32, "application/pdf"),
        replace(document("done.jpg", "Anna", "ab" * 32), measure_id=MEASURE.id),
    )
    shown = Comment("x", "Bo Dahl", NOW, visible_to_customer=True)
    others = tuple(replace(line, id=uuid4()) for line in order.assignments[0].articles)
    order = replace(order, documents=papers, comments=(shown,), other_articles=others)
    filled: WorkOrder = _filled(order, text)
    return replace(filled, created_by=text)


async def _call_company(stage: Stage, text: str) -> None:
    for setting in (settings.COMPANY_NAME, settings.COMPANY_PHONE):
        await stage.set(setting, text)


async def _pages(stage: Stage, text: str, state: State) -> list[str]:
    order = replace(await _order(stage, text), state=state)
    if state is State.SIGNED:
        order = order.with_signature(Signature(SignedAs.CUSTOMER, text, NOW), state)
    page = await stage.order_page(order, name=text)
    sign = await stage.keep_link(replace(stage.link(Purpose.SIGN, order.number), name=text))
    bodies = [await stage.get(page), await stage.get(sign), await stage.get("/")]
    return [body.replace(page, "PAGE").replace(sign, "SIGN") for body in bodies]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("state", [State.PARTLY_SIGNED, State.SIGNED])
async def test_a_payload_in_every_field_is_read_as_text(
    stage: Stage, payload: str, state: State
) -> None:
    await _call_company(stage, payload)
    hostile = await _pages(stage, payload, state)
    await _call_company(stage, "plain")
    plain = await _pages(stage, "plain", state)
    assert [shape_of(page) for page in hostile] == [shape_of(page) for page in plain]
    assert " ".join(payload.split()) in text_of(hostile[0])


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
async def test_a_payload_in_a_comment_and_in_the_address_is_read_as_text(
    stage: Stage, payload: str
) -> None:
    path = await stage.order_page(waiting(stage.number()))
    before = shape_of(await (await stage.post(path, {"text": "x", "nonce": "a" * 32})).text())
    answer = await stage.post(path, {"text": payload, "nonce": "b" * 32})
    assert set(shape_of(await answer.text())) == set(before)
    asked = await stage.client.get(path, params={"language": payload, "notice": payload})
    assert set(shape_of(await asked.text())) == set(before)
