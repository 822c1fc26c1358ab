"""Signatures."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSigned(Event):
    """A signature was put; ``completed`` when the order reached *signed* by it (SG-02)."""

    role: str
    completed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesCleared(Event):
    """Every signature was taken off, and what they locked is open again; ``names`` had signed."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSignatureAsked(Event):
    """The customer is to be sent a link to sign; ``email`` is where."""

    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDeclinedToSign(Event):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalNotTaken(Event):
    """A customer said yes to the work by mail and it signed nothing: ``reason`` says why (XT-08)."""

    reason: str
    fields: Mapping[str, str]
