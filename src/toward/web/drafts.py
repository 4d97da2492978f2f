"""Nothing typed is lost: a form that arrives while the vault is closed is kept for its writer alone.

The access rules call `keep`, then send the browser to the passphrase; after that the form is offered.
Passphrases and codes are never kept, not even sealed: whoever sends the form again types them again.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from toward.services import marks, parcels
from toward.ui.http import visit_of

NEVER_KEPT = ("csrf", "passphrase", "password", "again", "offered", "code", "group")
# What would be echoed there must never be: marks are kept by their own page or not at all.
NEVER_A_DRAFT = ("/tonight/",)
WORDS_ONLY = "toward_words_only"

type View = Callable[..., HttpResponse]


def words_only(view: View) -> View:
    """A page whose form can't say that the body says no: sent late it leaves tonight's mark alone."""
    setattr(view, WORDS_ONLY, True)
    return view


def keep(request: HttpRequest) -> None:
    """Until it is confirmed a form can only take tonight's mark away, whatever was said in it."""
    person = visit_of(request).shell
    if person is None:
        return
    if not _is_words_only(request):
        marks.blank(person)
    if _may_be_offered(request):
        fields = {name: request.POST.getlist(name) for name in request.POST if _may_keep(name)}
        parcels.keep_draft(person, request.get_full_path(), fields)


def _is_words_only(request: HttpRequest) -> bool:
    return request.resolver_match is not None and hasattr(request.resolver_match.func, WORDS_ONLY)


def _may_be_offered(request: HttpRequest) -> bool:
    """Without an id of its own a form opens or takes back something: that is pressed anew, or left alone."""
    return "command" in request.POST and not request.path.startswith(NEVER_A_DRAFT)


def _may_keep(name: str) -> bool:
    return not any(part in name.lower() for part in NEVER_KEPT)
