"""Addresses of this feature."""

from django.urls import path

from toward.web.quick import views

urlpatterns = [
    path("quick/", views.page, name="quick"),
    path("quick/kept/", views.kept, name="quick-kept"),
    path("quick/full/", views.full, name="quick-full"),
    path("quick/confirm/", views.confirm, name="quick-confirm"),
    path("drafts/", views.drafts, name="quick-drafts"),
]
