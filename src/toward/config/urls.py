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
    "practice",
    "between",
    "weeks",
    "settings",
    "why",
)

urlpatterns = [
    path("", include("toward.ui.urls")),
    *(path("", include(f"toward.web.{feature}.urls")) for feature in FEATURES),
]
