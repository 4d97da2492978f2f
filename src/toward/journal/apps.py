from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "toward.journal"
    label = "journal"
