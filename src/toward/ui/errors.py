"""Pages for when something went otherwise: one calm voice, no detail, no database.

config/urls.py names these as handler400 … handler500, settings.CSRF_FAILURE_VIEW names
`csrf_failure`. They are rendered without the request's context, so that a page about a broken
part does not itself need that part.
"""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token


def bad_request(request: HttpRequest, exception: object = None) -> HttpResponse:
    return _page(
        400,
        _("This could not be read"),
        _("Something in what was sent was not as expected. Nothing was changed."),
        _("Go back and try once more."),
    )


def permission_denied(request: HttpRequest, exception: object = None) -> HttpResponse:
    return _page(
        403,
        _("This page stays closed"),
        _("It can’t be opened from here. Nothing was changed."),
        _("You could go back, or begin at the first page."),
    )


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:
    return _page(
        404,
        _("There is nothing here"),
        _("The address may be mistyped, or what was here is gone. Nothing was changed."),
        _("You could go back, or begin at the first page."),
    )


def wrong_method(request: HttpRequest, *, allow: str) -> HttpResponse:
    response = _page(
        405,
        _("This address works another way"),
        _("It only answers to a button on its own page. Nothing was changed."),
        _("You could go back, or begin at the first page."),
    )
    response.headers["Allow"] = allow
    return response


def room_resting(request: HttpRequest) -> HttpResponse:
    return _page(
        409,
        _("This part can’t be read just now"),
        _("Something in it is not as it was left, so it stays closed. Nothing was changed."),
        _("Help goes on as always. Whoever runs this server can look at its log."),
    )


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    return _page(
        500,
        _("Something on our side went wrong"),
        _("It is not something you did. What you had kept is still kept."),
        _("Go back: what you typed is often still there. Then try once more in a minute."),
    )


def unavailable(request: HttpRequest, *, after_seconds: int = 5) -> HttpResponse:
    response = _page(
        503,
        _("A moment, please"),
        _("Many are knocking at once, or the server is resting. Nothing was changed."),
        _("Wait a few seconds, then go back and send it again."),
    )
    response.headers["Retry-After"] = str(after_seconds)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        403,
        _("This page had grown too old to send"),
        _("It was opened before you signed in or out, or cookies are off. Nothing was changed."),
        _(
            "Nothing typed is lost yet: go back, and it is still there. Copy it if it is long, "
            "load the page again, and send it once more."
        ),
    )


def signed_out(request: HttpRequest, *, sign_in: str) -> HttpResponse:
    """A form that arrived after its session ended; without a session nobody's key is known."""
    return _page(
        403,
        _("You were signed out before this arrived"),
        _("So it was not kept, and nothing was changed."),
        _("Go back: what you typed may still be there to copy. Then sign in and send it again."),
        to=sign_in,
        to_words=_("Sign in"),
    )


def _page(
    status: int, title: str, what: str, remedy: str, *, to: str = "/", to_words: str = ""
) -> HttpResponse:
    context = {"title": title, "what": what, "remedy": remedy, "to": to}
    context["to_words"] = to_words or _("To the first page")
    return HttpResponse(loader.render_to_string("ui/error.html", context), status=status)
