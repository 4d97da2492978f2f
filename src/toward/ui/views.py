"""The public files of every page. The one place whose answers may be kept by a browser."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from toward.ui.access import public
from toward.ui.assets import asset_at

A_YEAR = "public, max-age=31536000, immutable"


@public
@require_safe
def asset(request: HttpRequest, address: str) -> HttpResponse:
    found = asset_at(address)
    if found is None:
        raise Http404
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.zipped if zipped else found.body, content_type=found.kind)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    response.headers["Cache-Control"] = A_YEAR
    return response
