"""The methods of the Bot API, by noun; importing this package fills the register."""

from sandbox.telegram.methods import (
    answers,
    chats,
    copies,
    edits,
    forum,
    inline,
    media,
    places,
    profile,
    receiving,
    removals,
    texts,
)

__all__ = [
    "answers",
    "chats",
    "copies",
    "edits",
    "forum",
    "inline",
    "media",
    "places",
    "profile",
    "receiving",
    "removals",
    "texts",
]
