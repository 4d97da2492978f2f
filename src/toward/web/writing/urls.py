"""Addresses of this feature. They stay in a history, so a letter is a number word and a piece a letter."""

from django.urls import path

from toward.web.writing import letters
from toward.web.writing import path as own_path

urlpatterns = [
    path("own/part/", own_path.page, name="own-part"),
    path("own/part/back/", own_path.take_back, name="own-part-back"),
    path("own/part/<slug:letter>/", own_path.piece, name="own-part-piece"),
    path("own/letters/", letters.page, name="own-letters"),
    path("own/letters/one/", letters.impact, name="letter-one"),
    path("own/letters/one/whole/", letters.impact_whole, name="letter-one-whole"),
    path("own/letters/one/give/", letters.impact_give, name="letter-one-give"),
    path("own/letters/one/back/", letters.impact_back, name="letter-one-back"),
    path("own/letters/one/<slug:letter>/", letters.impact_piece, name="letter-one-piece"),
    path("own/letters/two/", letters.owning, name="letter-two"),
    path("own/letters/two/whole/", letters.owning_whole, name="letter-two-whole"),
    path("own/letters/two/give/", letters.owning_give, name="letter-two-give"),
    path("own/letters/two/back/", letters.owning_back, name="letter-two-back"),
    path("own/letters/two/<slug:letter>/", letters.owning_piece, name="letter-two-piece"),
]
