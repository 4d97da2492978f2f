"""What one can do alone, grouped by what a person wants to do. The same list for everybody, every day."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct


class Place(Struct, frozen=True):
    """An address by its name, a title, and one plain line of what waits there."""

    name: str
    title: str | Promise
    short: str | Promise


class Group(Struct, frozen=True):
    title: str | Promise
    short: str | Promise
    places: tuple[Place, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        _("My body"),
        _("where it speaks, what stirs it, what steadies it"),
        (
            Place("own-body", _("Where in the body"), _("one tap or a few; nowhere counts too")),
            Place(
                "own-stirs",
                _("What stirs it up"),
                _("a smell, a song, a date; and what helps then"),
            ),
            Place(
                "own-places",
                _("Places and things"),
                _("what will be changed, and how loud it is there"),
            ),
            Place(
                "own-close",
                _("A moment of closeness"),
                _("how it was for you; asks for your passphrase"),
            ),
            Place(
                "own-tools",
                _("Something for now"),
                _("by where your body went: wound up, flat, can’t tell, settled"),
            ),
            Place("breathe", _("A slow breath"), _("one rhythm to follow, also signed out")),
        ),
    ),
    Group(
        _("What goes round in your head"),
        _("watching, doubting, going over it again"),
        (
            Place(
                "own-watching",
                _("The urge to check"),
                _("how strong, what it is afraid of, what you did with it"),
            ),
            Place(
                "own-landed",
                _("How it landed"),
                _("what happened, and how it was: two things, both true"),
            ),
            Place(
                "own-noticed",
                _("What I noticed"),
                _("then or now, and what turned out"),
            ),
            Place(
                "own-patterns",
                _("What comes by itself"),
                _("what once protected you; one small experiment"),
            ),
        ),
    ),
    Group(
        _("Lines and letters"),
        _("what you hold to, and what you write without a date"),
        (
            Place(
                "own-lines",
                _("A line of my own"),
                _("what it is for, and which way it leads"),
            ),
            Place("own-part", _("My own part"), _("short pieces; asks for your passphrase")),
            Place("own-letters", _("Letters"), _("in pieces; for yourself, or to give one day")),
        ),
    ),
    Group(
        _("Where this goes"),
        _("to weigh slowly what comes next, and what was to change"),
        (
            Place(
                "ways",
                _("Crossroads"),
                _("three ways that weigh the same; no verdict"),
            ),
            Place("own-after", _("After an ending"), _("parted, somebody new, alone by choice")),
            Place(
                "own-changes",
                _("One change, looked at again"),
                _("what was named in a repair; asks for your passphrase"),
            ),
        ),
    ),
    Group(
        _("The way"),
        _("where you are, and what can be read"),
        (
            Place("own-way", _("Five seasons"), _("where you are now; asks for your passphrase")),
            Place(
                "own-turns", _("A moment that turned"), _("closeness was tried, and it went hard")
            ),
            Place(
                "own-turns-look",
                _("What comes back"),
                _("your own notes side by side; asks for your passphrase"),
            ),
            Place("own-read", _("To read"), _("short pieces for the first week and for later")),
        ),
    ),
)
