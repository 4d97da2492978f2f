"""A rhythm as counts to say aloud: the whole of it for whoever has no script, or shuts the eyes. Pure."""

from django.utils.translation import gettext as _

from toward.programme.live.breathing import Rhythm


def counts(rhythm: Rhythm) -> tuple[str, str]:
    """The first count is the word itself: "In … two … three … four"."""
    numbers = [_("two"), _("three"), _("four"), _("five"), _("six"), _("seven")]
    return (
        " … ".join([_("In"), *numbers[: rhythm.counts_in - 1]]),
        " … ".join([_("Out"), *numbers[: rhythm.counts_out - 1]]),
    )
