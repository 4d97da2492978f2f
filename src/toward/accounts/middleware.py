"""Puts `request.visit` on every request and writes changed cookies on the way out.

`request.visit.vault` is the open vault or None, `request.visit.shell` the person's id or None. Both are
read when asked, so a page that asks for neither costs no query.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from toward.accounts.visit import Visit


class VisitMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visit = Visit(request)
        request.visit = visit  # type: ignore[attr-defined]  # typed in toward.ui.http
        response = self.get_response(request)
        visit.apply(response)
        return response
