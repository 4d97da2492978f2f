"""`/assets/`: styles, script and icon. Included by config/urls.py at the root."""

from django.urls import path

from toward.ui import views

urlpatterns = [path("assets/<str:address>", views.asset, name="asset")]
