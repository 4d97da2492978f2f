"""Headers of every answer: nothing is stored, framed, guessed or told to another host.

`Referrer-Policy` is `same-origin`, not `no-referrer`: over https Django's CSRF check needs the
referrer of our own pages, and no other host sees it either way. No ETag and no compression on
private pages: both let their length or sameness be compared from outside (BREACH).
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

HEADERS = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()"
    ),
}
NO_STORE = "no-store"


class PrivateHeaders:
    """Private unless the view said otherwise: only ui.views.asset sets its own Cache-Control."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if "immutable" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = NO_STORE
            # The same address in two languages; nothing is stored, but a cache that errs must know.
            patch_vary_headers(response, ["Cookie"])
            del response.headers["ETag"]
        return response
