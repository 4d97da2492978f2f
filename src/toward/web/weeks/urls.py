"""Addresses of this feature."""

from django.urls import path

from toward.web.weeks import views

urlpatterns = [
    path("weeks/", views.page, name="weeks"),
    path("weeks/<str:name>/", views.month, name="weeks-month"),
]
