"""Addresses of this feature. A number says nothing of what is asked, and stays in the history."""

from django.urls import path

from toward.web.measures import views

urlpatterns = [
    path("measures/", views.page, name="measures"),
    path("measures/<int:number>/", views.sheet, name="measures-sheet"),
    path("measures/later/", views.later, name="measures-later"),
]
