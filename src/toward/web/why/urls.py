"""Addresses of this feature."""

from django.urls import path

from toward.web.why import views

urlpatterns = [path("why-quiet/", views.page, name="why")]
