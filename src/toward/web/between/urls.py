"""Addresses of this feature."""

from django.urls import path

from toward.web.between import (
    agreements,
    arrangements,
    came,
    muting,
    needs,
    rituals,
    sentence,
    views,
)

urlpatterns = [
    path("between/", views.page, name="between"),
    path("between/invite/", views.invite, name="between-invite"),
    path("between/join/", views.join, name="between-join"),
    path("between/words/", views.words, name="between-words"),
    path("between/differ/", views.differ, name="between-differ"),
    path("between/evenings/", views.set_evenings, name="between-evenings"),
    path("between/leave/", views.leave, name="between-leave"),
    path("between/ended/", views.ended, name="between-ended"),
    path("between/say/", sentence.page, name="between-say"),
    path("between/say/kept/", sentence.kept, name="between-say-kept"),
    path("between/needs/", needs.page, name="between-needs"),
    path("between/came/", came.page, name="between-came"),
    path("between/came/quiet/", muting.page, name="between-muting"),
    path("between/sent/", came.sent, name="between-sent"),
    path("between/knows/", arrangements.knows, name="between-knows"),
    path("between/sleep/", arrangements.sleep, name="between-sleep"),
    path("between/truce/", arrangements.truce, name="between-truce"),
    path("between/kept/", came.kept, name="between-kept"),
    path("between/told/", agreements.page, name="between-agreements"),
    path("between/told/give/", agreements.give, name="between-agreements-give"),
    path("between/told/out/", agreements.withdraw, name="between-agreements-withdraw"),
    path("between/told/today/", agreements.told, name="between-agreements-told"),
    path("between/told/end/", agreements.end, name="between-agreements-end"),
    path("between/told/felt/", agreements.felt, name="between-agreements-felt"),
    path("between/rituals/", rituals.page, name="between-rituals"),
    path("between/rituals/new/", rituals.new, name="between-rituals-new"),
    path("between/rituals/out/", rituals.let_go, name="between-rituals-let-go"),
    path("between/hour/", rituals.hour, name="between-hour"),
    path("between/year/", rituals.normal, name="between-normal"),
    path("between/year/back/", rituals.take_back, name="between-normal-back"),
]
