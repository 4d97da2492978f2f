"""Every address of the site. Each feature keeps its own list; each view carries its access rule."""

from django.urls import include, path

FEATURES = (
    "help",
    "setup",
    "start",
    "quick",
    "today",
    "tonight",
    "path",
    "own",
    "crossroads",
    "writing",
    "way",
    "practice",
    "between",
    "live",
    "weeks",
    "measures",
    "settings",
    "language",
    "why",
)

handler400 = "toward.ui.errors.bad_request"
handler403 = "toward.ui.errors.permission_denied"
handler404 = "toward.ui.errors.not_found"
handler500 = "toward.ui.errors.server_error"

urlpatterns = [
    path("", include("toward.ui.urls")),
    *(path("", include(f"toward.web.{feature}.urls")) for feature in FEATURES),
]
