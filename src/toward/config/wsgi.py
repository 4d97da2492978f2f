"""The WSGI door: what granian serves. The periodic work runs as a thread of the worker."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toward.config.settings")
application = get_wsgi_application()

from toward.services import tick  # noqa: E402 - services need the apps that the line above loads

tick.start()
