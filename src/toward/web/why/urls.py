"""Addresses of this feature."""

from django.urls import path

from toward.web.why import pushing, views

urlpatterns = [
    path("why-quiet/", views.page, name="why"),
    path("why-pushing/", pushing.page, name="why-pushing"),
    path("why-pushing/anew", pushing.anew, name="why-pushing-anew"),
]
