"""What can be here right now, in words: asked at the check-in, shown again wherever a day is."""

from django.utils.translation import gettext_lazy as _

# The first eight stand open, the others behind "More words"; opposites sit side by side.
HERE_WORDS = {
    "tender": _("tender"),
    "angry": _("angry"),
    "numb": _("numb"),
    "longing": _("wanting closeness"),
    "afraid_of_hurt": _("afraid of being hurt again"),
    "grieving": _("grieving"),
    "calm": _("calm"),
    "afraid": _("afraid of someone"),
    "ashamed": _("ashamed"),
    "want_to_hide": _("wanting to hide"),
    "attacked": _("feeling attacked"),
    "guilty": _("guilty"),
    "dreading": _("dreading closeness"),
    "resentful": _("resentful"),
    "disgusted": _("disgusted"),
    "confused": _("confused"),
    "loving": _("loving"),
    "owing": _("feeling I owe it"),
    "lonely": _("lonely"),
    "tired": _("tired"),
    "hopeful": _("hopeful"),
}
