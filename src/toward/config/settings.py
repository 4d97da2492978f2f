"""Django's settings, read from the environment once. DEBUG does not exist here: pages are private."""

from datetime import timedelta
from pathlib import Path

from toward.config import database, env, home
from toward.ui.csp import POLICY

HOME = home.folder()
SECRET_KEY = home.secret(HOME, "django_key").hex()
TOWARD_PEPPER = home.secret(HOME, "pepper")
TOWARD_BOOT_KEY = home.boot_key(HOME)
TOWARD_REFEREE = HOME / home.REFEREE
TOWARD_EXIT_URL = env.text("TOWARD_EXIT_URL", "https://www.wikipedia.org/")
TOWARD_DRAFT_KEEPER = "toward.web.drafts.keep"
TOWARD_RATES = env.text("TOWARD_RATES")
# What was taken back can be read from a backup this long; the page says so.
TOWARD_BACKUP_DAYS = env.number("TOWARD_BACKUP_DAYS", default=7, least=7)
TOWARD_HTTPS = env.flag("TOWARD_HTTPS")
TOWARD_KDF = {"ops": 4, "mem_mib": 128}
TOWARD_SHELL_AGE = timedelta(hours=12)
TOWARD_VAULT_AGE = timedelta(hours=2)
TOWARD_FRESH = timedelta(minutes=5)
TOWARD_DEVICE_AGE = timedelta(days=180)

DEBUG = False
ALLOWED_HOSTS = env.text("TOWARD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    f"https://{name}" for name in ALLOWED_HOSTS if TOWARD_HTTPS and "*" not in name
]
ROOT_URLCONF = "toward.config.urls"
WSGI_APPLICATION = "toward.config.wsgi.application"
DATABASES = {"default": database.database(env.text("DATABASE_URL"), HOME / home.DATABASE)}
AUTH_USER_MODEL = "accounts.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "toward.accounts",
    "toward.journal",
    "toward.ui",
    "toward.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "toward.ui.headers.PrivateHeaders",
    "django.middleware.locale.LocaleMiddleware",
    "toward.accounts.middleware.VisitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "toward.ui.access.AccessMiddleware",
    "toward.ui.faults.FaultMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.template.context_processors.i18n",
            ]
        },
    }
]
FORM_RENDERER = "toward.ui.forms.Renderer"
CSRF_FAILURE_VIEW = "toward.ui.errors.csrf_failure"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
# Which language a page is in, and nothing else; gone with "Close this page".
LANGUAGE_COOKIE_NAME = "__Host-tw-lang" if TOWARD_HTTPS else "tw-lang"
LANGUAGE_COOKIE_AGE = 31536000
LANGUAGE_COOKIE_SECURE = TOWARD_HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
FORMAT_MODULE_PATH = "toward.ui.formats"
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"

SECURE_CSP = POLICY
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if TOWARD_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("TOWARD_PROXY") else None
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SECURE = TOWARD_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_NAME = "__Host-tw-form" if TOWARD_HTTPS else "tw-form"
# A diary must never be spooled to a temp file in clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 262144

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {message}", "style": "{"}},
    # Tracebacks hold locals and addresses of people's pages: ids and reason keys only.
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "toward": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
