"""Between two rounds: one's own alarm and whether one is still here. Nobody else sees the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.ui.forms import Form
from toward.web import fields


class RoundForm(Form):
    after = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    alarm = fields.alarm(_("Your alarm now"))
    far_away = forms.BooleanField(label=_("I am far away, or numb"), required=False)
