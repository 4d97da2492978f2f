"""What a view could not answer: one calm page for a room that can't be read, and one log line for a fault.

The line names the kind of the fault and where in our code it arose; never a message, which could hold what
somebody wrote.
"""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse

from toward.journal.errors import RoomError
from toward.services.ours import NoRoomError
from toward.ui import errors

log = logging.getLogger("toward.faults")
CODE = Path(__file__).parents[1]
# Django's own ways of saying "not here" and "not so": they have a page and are no fault.
ANSWERS = (Http404, PermissionDenied, SuspiciousOperation)


class FaultMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, RoomError | NoRoomError):
            log.warning("room not readable: %s", _place(exception))
            return errors.room_resting(request)
        if not isinstance(exception, ANSWERS):
            log.error("%s: %s", type(exception).__name__, _place(exception))
        return None


def _place(exception: Exception) -> str:
    """The deepest line of ours on the way to the fault, as file:line."""
    frames = traceback.extract_tb(exception.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(CODE)]
    if not ours:
        return "outside"
    return f"{Path(ours[-1].filename).relative_to(CODE)}:{ours[-1].lineno}"
