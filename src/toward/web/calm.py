"""One calm page where a room can't be read as it stands, whatever the cause."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from toward.journal.errors import RoomError
from toward.services.ours import NoRoomError

CONFLICT = 409


def calm(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def careful(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (RoomError, NoRoomError):
            return _resting(request)

    return careful


def _resting(request: HttpRequest) -> HttpResponse:
    words = {
        "title": _("This part can’t be read just now"),
        "what": _(
            "Something in it is not as it was left, so it stays closed. Nothing was changed."
        ),
        "remedy": _(
            "What you typed was not kept; go back, and it is still there. Help and the ways to be "
            "near go on as always. Whoever runs this server can look at its log."
        ),
        "to": "/help/",
        "to_words": _("Help"),
    }
    return render(request, "ui/error.html", words, status=CONFLICT)
