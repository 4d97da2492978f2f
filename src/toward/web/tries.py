"""One calm answer to a passphrase that did not open, came too soon, or met a busy server."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from toward.services.attempts import WaitError
from toward.services.kdf import BusyError
from toward.services.people import SignInError
from toward.services.recovery import RecoveryError

UNPROCESSABLE, TOO_MANY, UNAVAILABLE = 422, 429, 503
BUSY_SECONDS = 3


class Trouble(Struct, frozen=True):
    """What to say, under which status, and after how many seconds to come again (0: at once)."""

    status: int
    words: str
    after: int = 0

    def tell(self, form: forms.Form) -> None:
        form.add_error(None, self.words)

    def mark(self, response: HttpResponse) -> HttpResponse:
        response.status_code = self.status
        if self.after:
            response.headers["Retry-After"] = str(self.after)
        return response


def attempt[Result](action: Callable[[], Result]) -> Result | Trouble:
    try:
        return action()
    except (SignInError, RecoveryError):
        return Trouble(UNPROCESSABLE, wrong())
    except WaitError as error:
        return Trouble(TOO_MANY, _wait(error.seconds), error.seconds)
    except BusyError:
        return Trouble(UNAVAILABLE, busy(), BUSY_SECONDS)


def wrong() -> str:
    return _(
        "That did not open. We can’t say which part was not right; look at capital and small "
        "letters, and at the spaces."
    )


def busy() -> str:
    return _("Many are knocking at once. In a few seconds you can send this again.")


def _wait(seconds: int) -> str:
    words = ngettext(
        "There were several tries. In %(seconds)d second you can try again.",
        "There were several tries. In %(seconds)d seconds you can try again.",
        seconds,
    )
    return words % {"seconds": seconds}
