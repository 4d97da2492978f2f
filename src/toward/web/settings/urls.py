"""Addresses of this feature."""

from django.urls import path

from toward.web.settings import code, own, place, places, views

urlpatterns = [
    path("settings/", views.page, name="settings"),
    path("settings/passphrase/", views.passphrase, name="settings-passphrase"),
    path("settings/sessions/", views.closing, name="settings-sessions"),
    path("settings/sessions/everywhere/", views.everywhere, name="settings-everywhere"),
    path("settings/places/", places.page, name="settings-places"),
    path("settings/places/others/", places.others, name="settings-places-others"),
    path("settings/recovery/", code.page, name="settings-recovery"),
    path("settings/place/", place.page, name="settings-place"),
    path("settings/about/", own.about, name="settings-about"),
    path("settings/safety/", own.safety, name="settings-safety"),
    path("settings/safety/kept/", own.safety_kept, name="settings-safety-kept"),
    path("settings/safety/side/", own.safety_side, name="settings-safety-side"),
    path("settings/limits/", own.limits, name="settings-limits"),
    path("settings/limits/limit/", own.limit, name="settings-limit"),
    path("settings/limits/pause/", own.pause, name="settings-pause"),
    path("settings/limits/steps/", own.steps, name="settings-steps"),
    path("settings/limits/back/", own.come_back, name="settings-back"),
]
