"""Addresses of this feature."""

from django.urls import path

from toward.web.own import (
    body,
    changes,
    landed,
    lines,
    noticed,
    patterns,
    stirs,
    tools,
    views,
    watching,
)

urlpatterns = [
    path("own/", views.page, name="own"),
    path("own/kept/", views.kept, name="own-kept"),
    path("own/body/", body.page, name="own-body"),
    path("own/body/figure/", body.figure, name="own-body-figure"),
    path("own/landed/", landed.page, name="own-landed"),
    path("own/landed/weeks/", landed.weeks, name="own-landed-weeks"),
    path("own/noticed/", noticed.page, name="own-noticed"),
    path("own/noticed/list/", noticed.listed, name="own-noticed-list"),
    path("own/noticed/<uuid:notice>/", noticed.one, name="own-notice"),
    path("own/patterns/", patterns.page, name="own-patterns"),
    path("own/patterns/map/", patterns.the_map, name="own-patterns-map"),
    path("own/patterns/try/", patterns.begin, name="own-patterns-try"),
    path("own/patterns/after/", patterns.after, name="own-patterns-after"),
    path("own/lines/", lines.page, name="own-lines"),
    path("own/lines/list/", lines.listed, name="own-lines-list"),
    path("own/lines/<uuid:line>/", lines.one, name="own-line"),
    path("own/lines/<uuid:line>/look/", lines.look, name="own-line-look"),
    path("own/stirs/", stirs.page, name="own-stirs"),
    path("own/stirs/list/", stirs.listed, name="own-stirs-list"),
    path("own/stirs/<uuid:stir>/", stirs.one, name="own-stir"),
    path("own/stirs/<uuid:stir>/met/", stirs.met, name="own-stir-met"),
    path("own/stirs/<uuid:stir>/helps/", stirs.helps, name="own-stir-helps"),
    path("own/stirs/<uuid:stir>/off/", stirs.off, name="own-stir-off"),
    path("own/tools/", tools.page, name="own-tools"),
    path("own/tools/helped/", tools.helped, name="own-tools-helped"),
    path("own/tools/<str:direction>/", tools.way, name="own-tools-way"),
    path("own/changes/", changes.page, name="own-changes"),
    path("own/change/", changes.note, name="own-change"),
    path("own/watching/", watching.page, name="own-watching"),
    path("own/watching/weeks/", watching.weeks, name="own-watching-weeks"),
]
