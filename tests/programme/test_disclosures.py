"""Whatever one sends stands in the list, once, with the channel that mutes it."""

from typing import get_args

from msgspec.structs import fields

from toward.programme.base import SharedEvent
from toward.programme.disclosures import DISCLOSURES, SENT
from toward.programme.events import Ours
from toward.programme.parts.muting import CHANNELS


def leaves(union: object) -> set[type]:
    """The concrete classes of a union of unions."""
    inner = getattr(union, "__value__", union)
    found = get_args(inner)
    return {one for part in found for one in leaves(part)} if found else {inner}


def test_everything_that_is_sent_is_listed_once() -> None:
    shared = [kind for kind in leaves(Ours) if issubclass(kind, SharedEvent)]
    listed = [kind for row in SENT for kind in row.events]

    assert len(shared) >= 3
    assert sorted(kind.__name__ for kind in listed) == sorted(kind.__name__ for kind in shared)


def test_what_is_sent_and_what_is_told_anyway_are_two_lists() -> None:
    assert {row.channel for row in SENT}.isdisjoint({row.key for row in DISCLOSURES})
    assert all(row.what for row in SENT)


def test_everything_that_is_sent_can_be_muted() -> None:
    assert {row.channel for row in SENT} == set(CHANNELS) - {"own_words"}


def test_only_hours_without_a_word_stand_in_the_open() -> None:
    """A page without a passphrase shows them to both (ADR 0021): no text of anybody's may be among them."""
    open_fields = {
        field.name
        for row in SENT
        for event in row.events
        if row.in_the_open
        for field in fields(event)
    }

    assert open_fields == {"id", "at", "weekday", "hour", "minute"}
