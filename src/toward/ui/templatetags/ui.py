"""The few tags every page needs: where a style or script is, and what kind of field this is."""

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.urls import reverse

from toward.ui import assets

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    return reverse("asset", args=[assets.asset(name).address])


@register.filter
def is_group(field: BoundField) -> bool:
    """Several inputs under one question: they need a fieldset and a legend, not a label."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def is_tick(field: BoundField) -> bool:
    return isinstance(field.field.widget, CheckboxInput)
