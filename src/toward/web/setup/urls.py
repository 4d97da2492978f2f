"""Addresses of this feature."""

from django.urls import path

from toward.web.setup import views

urlpatterns = [path("setup/<str:token>/", views.page, name="setup")]
