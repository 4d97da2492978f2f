"""Why touch rests on one's own side, in plain words; only ever shown on an inner page."""

from django.utils.translation import gettext_lazy as _

WHY = {
    "no_alarm": _("There is no check-in yet. Touch begins with knowing how your body is."),
    "alarm_old": _("Your last alarm is more than three hours old. With a new one this changes."),
    "alarm_high": _("Your body’s alarm was above your usual, or above your own limit."),
    "direction": _(
        "You said flat, far away or can’t tell, or did not say which way. Then touch rests, whatever the number."
    ),
    "entries_missing": _(
        "An entry of yours can’t be read where it should stand. Until it can, touch rests."
    ),
    "forced_today": _(
        "Today you felt pushed, were afraid, went along, did not want what happened, or were asked to show. So touch rests for today."
    ),
    "asked_twice": _(
        "You were asked to mark or to show twice within two weeks. Touch rests for four weeks."
    ),
    "pause": _("You let touch rest for a while."),
    "found_out": _("You found out more. Touch rests for four weeks from then."),
    "safety_unanswered": _(
        "The eight questions have no answer yet. That looks the same as answered, from outside."
    ),
    "safety": _(
        "Something you answered keeps touch resting: sixty days, and then until two later noes, two weeks apart."
    ),
    "step_back": _(
        "You went quiet. Cards go on, nothing of yours counts, and nothing that is sent reaches you."
    ),
    "solo_floor": _(
        "First some practices of your own: six, on four days, from the seventh day on. They hold back touch only."
    ),
}


def why(reasons: tuple[str, ...]) -> list[str]:
    return [str(WHY[reason]) for reason in reasons]
