"""Addresses of this feature."""

from django.urls import path

from toward.web.way import months, reading, turns, views

urlpatterns = [
    path("own/read/", reading.page, name="own-read"),
    path("own/turns/", turns.page, name="own-turns"),
    path("own/turns/look/", turns.look, name="own-turns-look"),
    path("own/turns/rest/", turns.rest, name="own-turns-rest"),
    path("own/way/", views.page, name="own-way"),
    path("between/months/", months.page, name="between-months"),
]
