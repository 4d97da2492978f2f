"""What two can do besides the evenings, grouped by what they want to do. The same list for both, every day."""

from django.utils.translation import gettext_lazy as _

from toward.web.own.hub import Group, Place

GROUPS: tuple[Group, ...] = (
    Group(
        _("Say and ask"),
        _("a need, a sentence; what was sent and what came"),
        (
            Place(
                "between-say",
                _("Say where you are"),
                _("a sentence to keep, to say or to send; asks for your passphrase"),
            ),
            Place("between-needs", _("A need"), _("one thing that would help, from a list")),
            Place("between-letters", _("Letters"), _("given on paper, read in one’s own time")),
            Place(
                "between-questions",
                _("Questions"),
                _("sorted first, answered at a set time; asks for your passphrase"),
            ),
            Place("between-came", _("What came"), _("asks for your passphrase")),
            Place("between-sent", _("What you sent"), _("asks for your passphrase")),
        ),
    ),
    Group(
        _("Listen and repair"),
        _("when it is hard, and after it was"),
        (
            Place("between-now", _("It is here again"), _("four lines for this moment")),
            Place("turns-begin", _("Listening in turns"), _("one speaks, one says back")),
            Place("turns-questions", _("Questions for two"), _("from light to deep, all to read")),
            Place("breathing-begin", _("Breathing at one pace"), _("two phones, one rhythm")),
            Place("between-repair", _("Repair in five"), _("after something went wrong")),
        ),
    ),
    Group(
        _("For now"),
        _("who knows, where each of you sleeps, a rest from touch"),
        (
            Place(
                "between-months",
                _("The first months"),
                _("what there is for both, by the calendar"),
            ),
            Place("between-knows", _("Who knows"), _("how far it is told for now")),
            Place("between-sleep", _("Where we sleep"), _("so that nobody asks at midnight")),
            Place(
                "between-truce", _("A rest from touch"), _("for one, two or four weeks, for both")
            ),
        ),
    ),
    Group(
        _("What holds"),
        _("what the two of you hold to"),
        (
            Place(
                "between-agreements",
                _("What we tell unasked"),
                _("for thirty days at a time; asks for your passphrase"),
            ),
            Place(
                "between-rituals",
                _("Small rituals"),
                _("hellos, goodbyes, smaller forms; asks for your passphrase"),
            ),
            Place(
                "between-plans",
                _("A plan for a place"),
                _("what will be changed there; asks for your passphrase"),
            ),
            Place("between-hour", _("An hour a week"), _("a fixed order, and an end")),
            Place(
                "between-normal",
                _("A year from now"),
                _("written alone, opened together; asks for your passphrase"),
            ),
        ),
    ),
)


def groups() -> tuple[Group, ...]:
    """Those in which something stands."""
    return tuple(group for group in GROUPS if group.places)
