"""How every form looks: one template for a field, named once as settings.FORM_RENDERER. And what no form says too early."""

from django import forms
from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    form_template_name = "ui/parts/form.html"
    field_template_name = "ui/parts/field.html"


class Form(forms.Form):
    """An empty field that is marked required is read aloud as wrong before anybody has answered; so none is marked.

    What may be left out says so, and what may not is told when it is missing.
    """

    use_required_attribute = False
