"""Addresses of this feature."""

from django.urls import path

from toward.web.start import views

urlpatterns = [
    path("", views.front, name="start"),
    path("start/", views.notice, name="start-notice"),
    path("start/sixty/", views.sixty, name="start-sixty"),
    path("start/name/", views.name, name="start-name"),
    path("start/kept/", views.kept, name="start-kept"),
    path("start/known/", views.known, name="start-known"),
    path("sign-in/", views.sign_in, name="start-sign-in"),
    path("unlock/", views.unlock, name="start-unlock"),
    path("sign-out/", views.sign_out, name="start-sign-out"),
    path("lock/", views.lock, name="start-lock"),
    path("recover/", views.recover, name="start-recover"),
]
