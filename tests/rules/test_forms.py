"""What every form holds to, wherever it stands."""

from collections.abc import Iterator

from django import forms

from toward.ui.access import table


def test_no_form_calls_a_field_wrong_before_it_was_answered() -> None:
    """An empty field marked `required` is read aloud as an invalid entry on a page that has only just come."""
    assert table()  # every view, and so every form, is known from here on
    ours = [one for one in _every(forms.Form) if one.__module__.startswith("toward.")]

    assert len(ours) > 40
    assert [one for one in ours if one.use_required_attribute] == []


def _every(kind: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for one in kind.__subclasses__():
        yield one
        yield from _every(one)
