"""Addresses of this feature."""

from django.urls import path

from toward.web.practice import views

urlpatterns = [
    path("practice/rehearse/<slug:ref>/", views.rehearse, name="practice-rehearse"),
    path("practice/begin/<slug:ref>/", views.begin, name="practice-begin"),
    path("practice/<slug:token>/", views.page, name="practice"),
    path("practice/<slug:token>/status", views.status, name="practice-status"),
    path("practice/<slug:token>/stop", views.stop, name="practice-stop"),
    path("practice/<slug:token>/enough", views.enough, name="practice-enough"),
    path("practice/<slug:token>/round/", views.between_rounds, name="practice-round"),
    path("practice/<slug:token>/note/", views.note, name="practice-note"),
]
