"""Events and states as bytes. What cannot be read raises CodecError, without saying more."""

from datetime import date, datetime

import msgspec
from msgspec import Struct

from toward.programme.events import Envelope, Mine, Ours
from toward.programme.former import Former, FormerEvent, read_as
from toward.programme.ours import OursState
from toward.programme.state import State

# Another number means: fold anew. It changes whenever State or fold changes.
FOLD_VERSION = 14


class Stored(Struct, frozen=True, kw_only=True):
    """An envelope as it may stand in an old log."""

    at: datetime
    day: date
    command: str
    event: Mine | Ours | Former


_encoder = msgspec.msgpack.Encoder()
_envelopes = msgspec.msgpack.Decoder(Stored)
_states = msgspec.msgpack.Decoder(State)
_ours_states = msgspec.msgpack.Decoder(OursState)


class CodecError(Exception):
    def __init__(self) -> None:
        super().__init__("not readable")


def encode(envelope: Envelope) -> bytes:
    return _encoder.encode(envelope)


def decode(blob: bytes) -> Envelope:
    try:
        stored = _envelopes.decode(blob)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CodecError from error
    event = read_as(stored.event) if isinstance(stored.event, FormerEvent) else stored.event
    return Envelope(at=stored.at, day=stored.day, command=stored.command, event=event)


def encode_state(state: State | OursState) -> bytes:
    return bytes([FOLD_VERSION]) + _encoder.encode(state)


def decode_state(blob: bytes) -> State:
    return _decoded(_states, blob)


def decode_ours_state(blob: bytes) -> OursState:
    return _decoded(_ours_states, blob)


def _decoded[T](decoder: msgspec.msgpack.Decoder[T], blob: bytes) -> T:
    if blob[:1] != bytes([FOLD_VERSION]):
        raise CodecError
    try:
        return decoder.decode(blob[1:])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CodecError from error
