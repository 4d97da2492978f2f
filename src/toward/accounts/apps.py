from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "toward.accounts"
    label = "accounts"
