"""Addresses of this feature."""

from django.urls import path

from toward.web.live import time_out

urlpatterns = [
    path("between/time-out/", time_out.begin, name="time-out-begin"),
    path("between/time-out/<slug:pause>/", time_out.page, name="time-out"),
    path("between/time-out/<slug:pause>/status", time_out.status, name="time-out-status"),
    path("between/time-out/<slug:pause>/move", time_out.move, name="time-out-move"),
    path("between/time-out/<slug:pause>/away", time_out.put_away, name="time-out-away"),
]
