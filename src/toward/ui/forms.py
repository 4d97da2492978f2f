"""How every form looks: one template for a field, named once as settings.FORM_RENDERER."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    form_template_name = "ui/parts/form.html"
    field_template_name = "ui/parts/field.html"
