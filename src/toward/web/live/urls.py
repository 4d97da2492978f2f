"""Addresses of this feature."""

from django.urls import path

from toward.web.live import breathing, time_out, turns

urlpatterns = [
    path("between/time-out/", time_out.begin, name="time-out-begin"),
    path("between/time-out/<slug:pause>/", time_out.page, name="time-out"),
    path("between/time-out/<slug:pause>/status", time_out.status, name="time-out-status"),
    path("between/time-out/<slug:pause>/move", time_out.move, name="time-out-move"),
    path("between/time-out/<slug:pause>/away", time_out.put_away, name="time-out-away"),
    path("between/turns/", turns.begin, name="turns-begin"),
    path("between/turns/questions/", turns.questions, name="turns-questions"),
    path("between/turns/<slug:floor>/", turns.page, name="turns"),
    path("between/turns/<slug:floor>/status", turns.status, name="turns-status"),
    path("between/turns/<slug:floor>/act", turns.act, name="turns-act"),
    path("between/turns/<slug:floor>/stop", turns.stop, name="turns-stop"),
    path("breathe/", breathing.alone, name="breathe"),
    path("between/breathing/", breathing.begin, name="breathing-begin"),
    path("between/breathing/<slug:breath>/", breathing.page, name="breathing"),
    path("between/breathing/<slug:breath>/status", breathing.status, name="breathing-status"),
    path("between/breathing/<slug:breath>/pace", breathing.pace, name="breathing-pace"),
    path("between/breathing/<slug:breath>/stop", breathing.stop, name="breathing-stop"),
]
