"""Addresses of this feature."""

from django.urls import path

from toward.web.language import views

urlpatterns = [
    path("language/", views.choose, name="language"),
    path("settings/language/", views.own, name="settings-language"),
]
