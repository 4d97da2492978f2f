"""The sliders of two made-up people and what came of them, in words. Pure.

No number is said, nobody is blamed, whoever pushes and whoever is on guard, and nothing here is about
whoever reads it.
"""

from django.utils.translation import gettext as _
from msgspec import Struct

from toward.model.explorer import Explored, Levels, Sliders

MOST = 4
MONTHS = 6
SHOWS = 0.1  # a difference that the lines show
STILL_LOUD = 0.4


class Slider(Struct, frozen=True, kw_only=True):
    """words: one for each place, from the one end to the other."""

    name: str
    label: str
    words: tuple[str, ...]
    place: int

    @property
    def word(self) -> str:
        return self.words[self.place]

    @property
    def joined(self) -> str:
        return "|".join(self.words)


class Row(Struct, frozen=True, kw_only=True):
    """One of the table. key: that of its two words."""

    key: str
    when: str
    alarm: str
    closeness: str


def sliders(places: dict[str, int]) -> tuple[Slider, ...]:
    return tuple(
        Slider(name=name, label=label, words=words, place=places[name])
        for name, label, words in (
            ("alarm", _("A’s alarm, at the beginning"), _alarms()),
            ("old_fear", _("A’s old fear of touch, at the beginning"), (_("hardly any"), _("a little"), _("some"), _("a good deal"), _("strong"))),
            ("pressing", _("Touch goes on although A’s body says no"), (_("never"), _("seldom"), _("now and then"), _("often"), _("every time"))),
            ("free", _("A can stop it"), (_("never"), _("seldom"), _("now and then"), _("mostly"), _("at any moment"))),
            ("heard", _("A feels heard"), (_("hardly ever"), _("now and then"), _("every other day"), _("most days"), _("every day"))),
        )
    )  # fmt: skip


def said(given: Sliders, explored: Explored) -> dict[str, str]:
    """The sentences under the picture, by key."""
    return {
        "end": _end(explored.days[-1]),
        "places": _places(explored),
        "pushed": " ".join(filter(None, (_pushed(given, explored), _held(given, explored)))),
    }


def table(explored: Explored) -> tuple[Row, ...]:
    """The same lines by month, and the two other beginnings."""
    days = len(explored.days) - 1
    months = [explored.days[days * month // MONTHS] for month in range(1, MONTHS + 1)]
    named = [
        (_("the beginning"), explored.days[0]),
        *((_("after month %d") % month, at) for month, at in enumerate(months, 1)),
        (_("half a year from a quiet beginning"), explored.quiet_end),
        (_("half a year from a loud beginning"), explored.loud_end),
    ]
    return tuple(
        Row(key=str(n), when=when, alarm=_alarm(at), closeness=_closeness(at))
        for n, (when, at) in enumerate(named)
    )


def _end(last: Levels) -> str:
    words = _("After half a year A’s alarm is %(alarm)s, and the two are %(closeness)s.")
    return words % {"alarm": _alarm(last), "closeness": _closeness(last)}


def _places(explored: Explored) -> str:
    quiet, loud = _alarm(explored.quiet_end), _alarm(explored.loud_end)
    if not explored.has_two_ends or quiet == loud:
        return _(
            "With these days it settles in one place, from a quiet beginning as from a loud one."
        )
    words = _(
        "With these days it can settle in two places: from a quiet beginning A’s alarm ends %(quiet)s, "
        "from a loud one %(loud)s. Nobody in it does anything different."
    )
    return words % {"quiet": quiet, "loud": loud}


def _pushed(given: Sliders, explored: Explored) -> str:
    if given.goes_on > 0:
        return _against(explored)
    if explored.days[-1].alarm >= STILL_LOUD:
        return _(
            "Nothing goes on against A’s no, and A’s body stays on guard all the same. That is nobody’s "
            "doing. A kept no buys nothing, and nothing is owed for it."
        )
    return _("Nothing goes on against A’s no. How long a body takes, no picture knows.")


def _against(explored: Explored) -> str:
    here, kept = explored.days[-1], explored.kept[-1]
    if max(here.alarm - kept.alarm, kept.closeness - here.closeness) < SHOWS:
        return _(
            "What went on against A’s no hardly shows in these lines. It brought nothing either: with every "
            "no kept, the two end as close or closer."
        )
    words = _(
        "What went on against A’s no brought neither of them closer. With every no kept, the same half "
        "year ends with an alarm that is %(alarm)s, and the two %(closeness)s."
    )
    return words % {"alarm": _alarm(kept), "closeness": _closeness(kept)}


def _held(given: Sliders, explored: Explored) -> str:
    if given.goes_on > 0 and explored.can_trap:
        return _("Here each touch that goes on teaches A’s body to be on guard sooner at the next.")
    return ""


def _alarm(at: Levels) -> str:
    return _alarms()[_place(at.alarm)]


def _closeness(at: Levels) -> str:
    words = (
        _("far apart"),
        _("rather far"),
        _("neither far nor near"),
        _("rather near"),
        _("near"),
    )
    return words[_place(at.closeness)]


def _alarms() -> tuple[str, ...]:
    return (_("quiet"), _("rather quiet"), _("on guard"), _("rather loud"), _("loud"))


def _place(value: float) -> int:
    return min(MOST, int(value * (MOST + 1)))
