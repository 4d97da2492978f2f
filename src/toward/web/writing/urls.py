"""Addresses of this feature. They stay in a history, so a letter is a number word and a piece a letter."""

from django.urls import path

from toward.web.writing import letters
from toward.web.writing import path as own_path

urlpatterns = [
    path("own/part/", own_path.page, name="own-part"),
    path("own/part/back/", own_path.take_back, name="own-part-back"),
    path("own/part/<slug:letter>/", own_path.piece, name="own-part-piece"),
    path("own/letters/", letters.page, name="own-letters"),
    path("own/letters/<slug:which>/", letters.letter, name="letter"),
    path("own/letters/<slug:which>/whole/", letters.whole, name="letter-whole"),
    path("own/letters/<slug:which>/give/", letters.give, name="letter-give"),
    path("own/letters/<slug:which>/back/", letters.take_back, name="letter-back"),
    path("own/letters/<slug:which>/<slug:letter>/", letters.piece, name="letter-piece"),
]
