"""Who may come in: each view is marked with one rule, and an unmarked view is refused.

The rules run from open to close: `public` anyone; `shell` signed in on this device;
`open_vault` passphrase given and not idle; `inner` passphrase given within five minutes;
`host_token` and `practice_token` hold a one-time or a practice token, which the view itself
hands to its service (a wrong one answers like a missing page). A public view makes this module
leave `request.visit` alone, so Help stays free of sessions and queries.
"""

import logging
from collections.abc import Callable, Iterator
from enum import StrEnum
from http import HTTPStatus
from typing import NamedTuple, cast
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt

from toward.services import sessions
from toward.ui import errors
from toward.ui.http import visit_of

log = logging.getLogger("toward.access")

SIGN_IN = "/sign-in/"
UNLOCK = "/unlock/"
HOME = "/today/"
MARK = "toward_rule"

type View = Callable[..., HttpResponse]


class Rule(StrEnum):
    PUBLIC = "public"
    SHELL = "shell"
    OPEN_VAULT = "open vault"
    INNER = "inner"
    HOST_TOKEN = "host token"  # noqa: S105 - the name of a rule
    PRACTICE_TOKEN = "practice token"  # noqa: S105 - the name of a rule


def public(view: View) -> View:
    return _mark(view, Rule.PUBLIC)


def shell(view: View) -> View:
    return _mark(view, Rule.SHELL)


def open_vault(view: View) -> View:
    return _mark(view, Rule.OPEN_VAULT)


def inner(view: View) -> View:
    return _mark(view, Rule.INNER)


def host_token(view: View) -> View:
    return _mark(view, Rule.HOST_TOKEN)


def practice_token(view: View) -> View:
    """No other site can know the address, so nothing is won by asking for a cookie's word as well; and a
    Stop would fail with it where the page was closed, or signed in anew, in another tab meanwhile.
    """
    return _mark(csrf_exempt(view), Rule.PRACTICE_TOKEN)


def rule_of(view: View) -> Rule | None:
    """The mark survives decorators that use functools.wraps, so their order does not matter."""
    return getattr(view, MARK, None)


def _mark(view: View, rule: Rule) -> View:
    if rule_of(view) is not None:
        message = f"{view.__module__}.{view.__name__} is marked twice"
        raise TypeError(message)
    setattr(view, MARK, rule)
    return view


class AccessMiddleware:
    """Stands after accounts.middleware and after Django's CSRF check."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return errors.wrong_method(request, allow=response.headers["Allow"])
        return response

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        match rule_of(view):
            case Rule.PUBLIC | Rule.HOST_TOKEN | Rule.PRACTICE_TOKEN:
                return None
            case Rule.SHELL:
                return _ask_shell(request)
            case Rule.OPEN_VAULT:
                return _ask_vault(request)
            case Rule.INNER:
                return _ask_vault(request) or _ask_fresh(request)
            case None:
                log.error("view without access rule: %s.%s", view.__module__, view.__name__)
                return errors.server_error(request)


def _ask_shell(request: HttpRequest) -> HttpResponse | None:
    if visit_of(request).shell is not None:
        return None
    if request.method in {"GET", "HEAD"}:
        return _go(SIGN_IN, next=request.get_full_path())
    # whose it is can't be known any more, so it can't be kept sealed: say so, do not redirect
    return errors.signed_out(request, sign_in=_address(SIGN_IN, next=came_from(request)))


def _ask_vault(request: HttpRequest) -> HttpResponse | None:
    if visit_of(request).vault is not None:
        return None
    if (answer := _ask_shell(request)) is not None:
        return answer
    if request.method in {"GET", "HEAD"}:
        return _go(UNLOCK, next=request.get_full_path())
    return _keep_draft(request, UNLOCK)


def _ask_fresh(request: HttpRequest) -> HttpResponse | None:
    vault = visit_of(request).vault
    if vault is not None and sessions.is_fresh(vault):
        return None
    if request.method in {"GET", "HEAD"}:
        return _go(UNLOCK, fresh="1", next=request.get_full_path())
    return _keep_draft(request, UNLOCK, fresh="1")


def _keep_draft(request: HttpRequest, to: str, **query: str) -> HttpResponse:
    """Nothing typed is lost: the keeper seals the body to its writer's own key."""
    keep = import_string(settings.TOWARD_DRAFT_KEEPER)
    keep(request)
    return _go(to, **query, next=came_from(request))


def _go(to: str, **query: str) -> HttpResponse:
    # 303: the browser asks anew by GET, whatever it sent before
    return HttpResponseRedirect(_address(to, **query), status=303)


def _address(to: str, **query: str) -> str:
    return f"{to}?{urlencode(query)}"


def safe_next(request: HttpRequest, *, otherwise: str = HOME) -> str:
    """Where to go after sign-in or unlock: a path of our own, else `otherwise`."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if _is_ours(request, asked) else otherwise


def came_from(request: HttpRequest) -> str:
    """The page that held the form; a POST's own address may have no GET to return to."""
    parts = urlsplit(request.headers.get("Referer", ""))
    same_host = parts.netloc == request.get_host()
    asked = parts.path + (f"?{parts.query}" if parts.query else "")
    return asked if same_host and _is_ours(request, asked) else HOME


def _is_ours(request: HttpRequest, asked: str) -> bool:
    """A path only: a full address, even of this host, is not taken."""
    return asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, allowed_hosts=None, require_https=request.is_secure()
    )


# What each of four visitors meets, in the order of ROLES; the middleware above is the truth and
# tests/ui/test_access.py holds this table to it.
ROLES = ("a stranger", "signed in, locked", "open", "open, passphrase within 5 minutes")
MEETS: dict[str, tuple[str, str, str, str]] = {
    Rule.PUBLIC: ("enters", "enters", "enters", "enters"),
    Rule.HOST_TOKEN: ("token", "token", "token", "token"),
    Rule.PRACTICE_TOKEN: ("token", "token", "token", "token"),
    Rule.SHELL: ("sign in", "enters", "enters", "enters"),
    Rule.OPEN_VAULT: ("sign in", "unlock", "enters", "enters"),
    Rule.INNER: ("sign in", "unlock", "unlock", "enters"),
}


class Row(NamedTuple):
    route: str
    methods: tuple[str, ...]
    rule: str
    view: str


def table(urlconf: str | None = None) -> list[Row]:
    """Every route with the methods it answers and its rule ("" when unmarked)."""
    return sorted(_rows(get_resolver(urlconf), ""))


def _rows(resolver: URLResolver, before: str) -> Iterator[Row]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _rows(entry, route)
        else:
            yield _row(entry, route)


def _row(entry: URLPattern, route: str) -> Row:
    view = cast("View", entry.callback)
    name = f"{view.__module__}.{view.__name__}".removeprefix("toward.")
    return Row("/" + route, methods_of(view), str(rule_of(view) or ""), name)


def methods_of(view: View) -> tuple[str, ...]:
    """As Django's require_… decorators keep them in their closure; () when none was used."""
    layer: View | None = view
    while layer is not None:
        names = getattr(getattr(layer, "__code__", None), "co_freevars", ())
        if "request_method_list" in names:
            cells = getattr(layer, "__closure__", ())
            return tuple(sorted(cells[names.index("request_method_list")].cell_contents))
        layer = getattr(layer, "__wrapped__", None)
    return ()


def access_markdown(urlconf: str | None = None) -> str:
    """docs/reference/access.md; tests/rules/test_access.py compares the file with this."""
    columns = ("route", "methods", "rule", *ROLES, "view")
    head = (
        "# Who may ask for what\n\n"
        "Written from the routes themselves (`toward.ui.access.access_markdown`); the test\n"
        "`tests/rules/test_access.py` fails when this page and the code differ. *Token*: whoever holds\n"
        "the one-time or practice token; *sign in* and *unlock*: sent there, and back afterwards.\n\n"
        f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
    )
    return head + "".join(_line(row) for row in table(urlconf))


def _line(row: Row) -> str:
    meets = MEETS.get(row.rule, ("nobody enters",) * len(ROLES))
    cells = (f"`{row.route}`", ", ".join(row.methods), row.rule, *meets, row.view)
    return f"| {' | '.join(cells)} |\n"
