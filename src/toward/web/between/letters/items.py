"""Letters among what came and what one sent: a plain line, the words only where they are read."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from toward import world
from toward.programme.days import day_of, wall_clock
from toward.programme.parts.letters import LetterGiven
from toward.services import letters
from toward.services.letters import Words
from toward.web.between.items import Item, Look

TITLES: dict[str, str | Promise] = {
    "impact": _("What it was like for me"),
    "owning": _("What I did, and what follows"),
    "page": _("Where I stand"),
}


def came(look: Look) -> list[Item]:
    found = letters.here(look.opened, look.state, look.me)
    return [
        Item(
            seq=letter.seq,
            day=letter.day,
            channel="letters",
            title=_("A letter"),
            words=gettext("Read it when it suits you"),
            link=reverse("between-letters"),
        )
        for letter in found
        if not letter.rests
    ]


def sent(look: Look) -> list[Item]:
    zone = look.opened.state.zone
    return [_sent(words, zone) for words in letters.given(look.opened, look.me)]


def _sent(words: Words, zone: str) -> Item:
    return Item(
        seq=words.seq,
        day=day_of(words.opens, zone),
        channel="letters",
        title=TITLES[words.kind],
        words="",
        own=words.text,
        notes=(_opens(words, zone),),
        takes=(LetterGiven,),
    )


def _opens(words: Words, zone: str) -> str:
    when = {
        "day": date_format(day_of(words.opens, zone), "l j F"),
        "hour": wall_clock(words.opens, zone),
    }
    if words.opens > world.now():
        return (
            gettext("Can be read from %(day)s at %(hour)s on. Until then nothing of it shows.")
            % when
        )
    return gettext("Can be read since %(day)s at %(hour)s. Nothing says whether it was.") % when
