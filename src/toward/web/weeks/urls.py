"""Addresses of this feature."""

from django.urls import path

from toward.web.weeks import back, views

urlpatterns = [
    path("weeks/", views.page, name="weeks"),
    path("weeks/<str:name>/", views.month, name="weeks-month"),
    path("weeks/<str:name>/back/", back.page, name="weeks-back"),
    path("weeks/back/<uuid:entry>/", back.entry, name="weeks-back-entry"),
]
