"""Inline mode from the phone's side: asking, and picking one of the results."""

import re

from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct, act, chat_of, post
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Chat, Person

SHOWN = ("id", "type", "title", "description")


@act
def ask_inline(exchange: Exchange, person: Person, given: Json) -> Json:
    """Type `@bot words` in any chat; nothing is sent, the results come to pick from."""
    if not exchange.bot.inline:
        raise CannotAct(f"@{exchange.bot.username} has no inline mode.")
    chat = chat_of(exchange, person, given)
    mention = re.compile(rf"@{re.escape(exchange.bot.username)}(?:\s+|$)", re.IGNORECASE)
    query = mention.sub("", str(given.get("query") or "").lstrip(), count=1)
    question = exchange.desk.ask(person, chat, query, str(given.get("offset") or ""))
    return {"query": question.id}


def told_answer(exchange: Exchange, query_id: str) -> Json | None:
    """What the phone shows of an answer, once there is one."""
    question = exchange.desk.questions[query_id]
    if question.answer is None:
        return None
    answer = question.answer
    return {
        "results": [_shown(result) for result in answer.results],
        "next_offset": answer.next_offset,
        "button": answer.button,
        "cached": question.cached,
    }


def _shown(result: Json) -> Json:
    text = str(result["content"].get("text", ""))
    return {name: result[name] for name in SHOWN} | {"text": text}


@act
def pick_inline(exchange: Exchange, person: Person, given: Json) -> Json:
    """Send one of the results; the message is the person's own, made by way of the bot."""
    chat = chat_of(exchange, person, given)
    question = exchange.desk.questions.get(str(given.get("query") or ""))
    if question is None or question.answer is None or question.person_id != person.id:
        raise CannotAct("There are no results to pick from.")
    wanted = str(given.get("result") or "")
    result = next((one for one in question.answer.results if one["id"] == wanted), None)
    if result is None:
        raise CannotAct(f"There is no result {wanted!r}.")
    message, inline_id = post_picked(exchange, person, chat, given, result)
    if exchange.bot.inline_feedback:
        exchange.desk.chosen(person, question.query, result, inline_id)
    return message.body


def post_picked(
    exchange: Exchange, person: Person, chat: Chat, given: Json, result: Json
) -> tuple[Message, str]:
    """Put a result into a chat; with a keyboard it can be edited later, by its inline identifier."""
    content = result["content"] | {"via_bot": exchange.bot.user()}
    if result["markup"]:
        content = content | {"reply_markup": result["markup"]}
    message = post(exchange, person, chat, given, content)
    return message, exchange.desk.sign(message, result)
