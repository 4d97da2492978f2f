"""How long something still takes, as one would say it. Never shorter than it is."""

from datetime import timedelta
from math import ceil

from django.utils.translation import ngettext

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def about(left: timedelta) -> str:
    """ "about 23 hours": minutes within the hour, hours within two days, then days."""
    if left <= HOUR:
        minutes = max(1, ceil(left / MINUTE))
        return ngettext("about %d minute", "about %d minutes", minutes) % minutes
    if left <= 2 * DAY:
        hours = ceil(left / HOUR)
        return ngettext("about %d hour", "about %d hours", hours) % hours
    days = ceil(left / DAY)
    return ngettext("about %d day", "about %d days", days) % days
