"""Nothing typed is lost: a form that arrives while the vault is closed is kept for its writer alone.

The access rules call `keep`, then send the browser to the passphrase; after that the form is offered.
Passphrases and codes are never kept, not even sealed: whoever sends the form again types them again.
"""

from django.http import HttpRequest

from toward.services import parcels
from toward.ui.http import visit_of

NEVER_KEPT = ("csrf", "passphrase", "password", "again", "offered", "code", "group")


# What would be echoed there must never be: marks are kept by their own page or not at all.
NEVER_A_DRAFT = ("/tonight/",)

# These may say that the body says no: until they are confirmed they can only take tonight's mark away,
# whatever was said in them.
MAY_CLOSE = ("/own/close/", "/today/check-in/", "/today/more/")


def keep(request: HttpRequest) -> None:
    person = visit_of(request).shell
    if person is None or request.path.startswith(NEVER_A_DRAFT):
        return
    fields = {name: request.POST.getlist(name) for name in request.POST if _may_keep(name)}
    parcels.keep_draft(
        person, request.get_full_path(), fields, closes=request.path.startswith(MAY_CLOSE)
    )


def _may_keep(name: str) -> bool:
    return not any(part in name.lower() for part in NEVER_KEPT)
