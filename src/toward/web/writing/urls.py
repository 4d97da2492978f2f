"""Addresses of this feature. They stay in a history, so a letter is a number word and a piece a letter."""

from django.urls import URLPattern, path

from toward.web.writing import letters
from toward.web.writing import path as own_path


def _of(which: str) -> list[URLPattern]:
    """One letter. Its number word is no gap: there are two letters, and nothing else stands there."""
    at, seat = f"own/letters/{which}/", {"which": which}
    return [
        path(at, letters.letter, seat, name="letter"),
        path(f"{at}whole/", letters.whole, seat, name="letter-whole"),
        path(f"{at}give/", letters.give, seat, name="letter-give"),
        path(f"{at}back/", letters.take_back, seat, name="letter-back"),
        path(f"{at}<slug:letter>/", letters.piece, seat, name="letter-piece"),
    ]


urlpatterns = [
    path("own/part/", own_path.page, name="own-part"),
    path("own/part/back/", own_path.take_back, name="own-part-back"),
    path("own/part/<slug:letter>/", own_path.piece, name="own-part-piece"),
    path("own/letters/", letters.page, name="own-letters"),
    *_of("one"),
    *_of("two"),
]
