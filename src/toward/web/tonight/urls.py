"""Addresses of this feature."""

from django.urls import path

from toward.web.tonight import views

urlpatterns = [
    path("tonight/", views.page, name="tonight"),
    path("tonight/asked/", views.asked, name="tonight-asked"),
]
