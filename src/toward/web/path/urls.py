"""Addresses of this feature."""

from django.urls import path

from toward.web.path import views

urlpatterns = [
    path("path/", views.page, name="path"),
    path("path/found/", views.found, name="path-found"),
    path("path/kept/", views.kept, name="path-kept"),
    path("path/<slug:ref>/", views.step, name="path-step"),
    path("path/<slug:ref>/done/", views.done, name="path-done"),
    path("path/<slug:ref>/easy/", views.easy, name="path-easy"),
]
