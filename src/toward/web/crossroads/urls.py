"""Addresses of this feature. They stay in a history, so they say nothing of what is weighed."""

from django.urls import path

from toward.web.crossroads import views

urlpatterns = [
    path("own/ways/", views.page, name="ways"),
    path("own/ways/begin/", views.begin, name="ways-begin"),
    path("own/ways/sitting/", views.sitting, name="ways-sitting"),
    path("own/ways/sitting/<slug:letter>/", views.part, name="ways-part"),
    path("own/ways/note/", views.note, name="ways-note"),
    path("own/ways/threads/", views.threads, name="ways-threads"),
    path("own/ways/kept/", views.kept, name="ways-kept"),
    path("own/ways/back/", views.take_back, name="ways-back"),
    path("own/ways/page/", views.write_page, name="ways-page"),
    path("own/ways/page/give/", views.give, name="ways-give"),
]
