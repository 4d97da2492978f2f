"""Why this one thing: the person's own entries, said back in a sentence each."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toward.programme.reasons import Reason
from toward.web.fields import DIRECTIONS
from toward.web.texts import text


def sentences(reasons: Iterable[Reason]) -> list[str]:
    return [_sentence(reason) for reason in reasons]


def _sentence(reason: Reason) -> str:
    value = reason.value
    if isinstance(value, int):
        return _counted(reason.key, value)
    if reason.key == "direction":
        return _("You said today: %(way)s. So something that meets your body where it is.") % {
            "way": dict(DIRECTIONS).get(str(value), "")
        }
    if reason.key in {"two_stops", "rise", "near_next"}:
        return _stepped(reason.key, str(value))
    if reason.key == "held":
        return _held()[str(value)]
    if reason.key in {"season", "season_chosen"}:
        return _season(reason.key, str(value))
    return _plain()[reason.key]


def _counted(key: str, number: int) -> str:
    if key.startswith("weeks_"):
        return _weeks(key, number)
    match key:
        case "alarm_high":
            return _("You gave your alarm a %(number)d. Your body comes before any plan.") % {
                "number": number
            }
        case "bad_days":
            return _("It has been loud for %(number)d days in a row.") % {"number": number}
        case _:
            return _(
                "First comes trust in yourself, by small practices of your own; touch can wait."
            )


def _weeks(key: str, number: int) -> str:
    count = ngettext("%(number)d week", "%(number)d weeks", number) % {"number": number}
    begins = {
        "weeks_found": _("You found out more %(weeks)s ago; the weeks count from there."),
        "weeks_named": _("The day that you named is %(weeks)s ago."),
        "weeks_here": _("Your first day here was %(weeks)s ago."),
    }
    early = {
        "weeks_found": _("You found out more this week; the weeks count from there."),
        "weeks_named": _("The day that you named is less than a week ago."),
        "weeks_here": _("Your first day here was this week."),
    }
    return begins[key] % {"weeks": count} if number else early[key]


def _stepped(key: str, step: str) -> str:
    title = text(step).title
    if key == "near_next":
        return _("“%(title)s” is one of the ways to be near that fit what you noted so far.") % {
            "title": title
        }
    if key == "two_stops":
        return _("You stopped twice at “%(title)s”. Gentler for a while is a good way on.") % {
            "title": title
        }
    return _("Your alarm rose at “%(title)s”. Gentler for a while is a good way on.") % {
        "title": title
    }


def _held() -> dict[str, str]:
    """What one's own entries say, for each condition that the programme may ask for."""
    return {
        "floor_met": _("You have some practice by now in steadying yourself."),
        "settled_today": _("You said today that you are settled; this can take a little of that."),
        "date_named": _("You named a day on which it came to light."),
        "watched_lately": _("You noted keeping watch in the last two weeks. That is work."),
        "pushed_lately": _("You noted feeling pushed in the last two weeks."),
        "heard_lately": _("You noted feeling heard in the last two weeks."),
        "found_out_lately": _("You found out more in the last four weeks."),
        "weighing_rests": _("You weighed it not long ago, or it is early days. It can rest."),
        "late": _("You are here after half past nine. Large talks can wait for daylight."),
        "parted": _("You were two here once, and that has ended."),
    }


def _season(key: str, season: str) -> str:
    words = {
        "season": _("By what you noted so far, your days are about this: %(season)s."),
        "season_chosen": _("You chose to be where your days are about this: %(season)s."),
    }
    return words[key] % {"season": text(f"season-{season}").title}


def _plain() -> dict[str, str]:
    return {
        "afraid": _("You noted that you are afraid of someone. That comes before everything else."),
        "found_out": _(
            "You found out more today. For now: steadying, and not being alone with it."
        ),
        "forced": _(
            "You noted feeling pushed, or going along. Today nothing more is asked of you."
        ),
        "unwanted": _(
            "You noted closeness that you did not want. That comes before everything else."
        ),
        "heard_little": _("You have not noted feeling heard this week. Words come before touch."),
        "quiet_now": _("Nothing you noted asks for more. Something quiet is enough."),
        "chosen": _("You chose to be here. That holds for as long as you like."),
        "loop": _(
            "On some of your last days closeness was hard, and you noted it. They are laid side by side for you."
        ),
        "due": _("You left something here to come back to, and its day has come."),
        "for_all": _(
            "These few questions are the same for everybody, and each answers alone. They can be left."
        ),
        "letter_begun": _(
            "You began a letter some weeks ago. It can lie as long as you like, be gone on with, or be taken out."
        ),
        "letter_night": _(
            "A letter that you gave has its night now. Until the morning nothing of it shows, and it can be taken back."
        ),
        "letter_rested": _(
            "You let a letter rest until a day, and the day has come. It can rest on."
        ),
        "ways_note": _("You left yourself a few lines for a quieter day."),
        "alone": _("You use Toward on your own. This is for you."),
    }
