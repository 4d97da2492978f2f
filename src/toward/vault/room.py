"""A room's key as its reader holds it. Whoever holds it can open what is in the room."""

from uuid import UUID

from msgspec import Struct


class RoomKey(Struct, frozen=True):
    room: UUID
    key: bytes
    epoch: int = 1
