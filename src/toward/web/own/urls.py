"""Addresses of this feature."""

from django.urls import path

from toward.web.own import views, watching

urlpatterns = [
    path("own/", views.page, name="own"),
    path("own/kept/", views.kept, name="own-kept"),
    path("own/watching/", watching.page, name="own-watching"),
    path("own/watching/weeks/", watching.weeks, name="own-watching-weeks"),
]
