"""What a person may send and a bot rarely expects: stickers, polls, dice, round videos, stories."""

from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct, act, chat_of, post
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.people import Person

FILED: dict[str, Json] = {
    "sticker": {
        "width": 512,
        "height": 512,
        "type": "regular",
        "emoji": "👍",
        "is_animated": False,
        "is_video": False,
    },
    "video_note": {"length": 240, "duration": 4},
    "animation": {"width": 320, "height": 240, "duration": 2, "mime_type": "video/mp4"},
    "video": {"width": 1280, "height": 720, "duration": 5, "mime_type": "video/mp4"},
    "audio": {"duration": 60, "title": "Song", "mime_type": "audio/mpeg"},
}
OPTION = {"voter_count": 0, "persistent_id": "0"}
PLAIN: dict[str, Json] = {
    "dice": {"emoji": "🎲", "value": 4},
    "poll": {
        "id": "5",
        "question": "Lunch?",
        "options": [OPTION | {"text": "Yes"}, OPTION | {"text": "No"}],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    },
    "game": {"title": "Game", "description": "Play", "photo": []},
}
KINDS = (*FILED, *PLAIN, "story")


@act
def odd(exchange: Exchange, person: Person, given: Json) -> Json:
    """Send one of the kinds above."""
    chat = chat_of(exchange, person, given)
    kind = str(given.get("kind") or "")
    if kind not in KINDS:
        raise CannotAct(f"The kind is one of {', '.join(KINDS)}.")
    return post(exchange, person, chat, given, _content(exchange, person, kind)).body


def _content(exchange: Exchange, person: Person, kind: str) -> Json:
    if kind == "story":
        chat = exchange.world.chat_json(exchange.world.chats[person.id])
        return {"story": {"chat": chat, "id": 1}}
    if kind in PLAIN:
        return {kind: PLAIN[kind]}
    file = exchange.world.files.keep(kind, kind.encode())
    told = file.told() | FILED[kind]
    # An animation also comes as a document, for bots from before there were animations.
    return {kind: told} | ({"document": file.told()} if kind == "animation" else {})
