"""Addresses of this feature."""

from django.urls import path

from toward.web.way import months, reading, views

urlpatterns = [
    path("own/read/", reading.page, name="own-read"),
    path("own/way/", views.page, name="own-way"),
    path("between/months/", months.page, name="between-months"),
]
