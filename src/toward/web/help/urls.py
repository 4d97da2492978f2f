"""Help, and the one address that closes a page. Paths say nothing about what is read there."""

from django.urls import path

from toward.web.help import pages, views

urlpatterns = [
    path("help/", views.index, name="help"),
    path("help/<int:number>/", views.door, name="help-door"),
    path("help/ground/<slug:direction>/", views.ground, name="help-ground"),
    path("help/lines/", views.lines, name="help-lines"),
    path("help/pages/", pages.index, name="help-pages"),
    path("help/pages/<slug:letter>/", pages.page, name="help-page"),
    path("help/closing/", views.closing, name="help-closing"),
    path("close", views.close, name="close"),
]
