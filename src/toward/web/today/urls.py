"""Addresses of this feature."""

from django.urls import path

from toward.web.today import views

urlpatterns = [
    path("today/", views.page, name="today"),
    path("today/check-in/", views.check_in, name="today-check-in"),
    path("today/one/", views.one, name="today-one"),
    path("today/first/", views.first, name="today-first"),
    path("today/rest/", views.rest, name="today-rest"),
    path("today/more/", views.found_out, name="today-found-out"),
    path("today/more/kept/", views.found_out_kept, name="today-found-out-kept"),
]
