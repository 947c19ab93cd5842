"""The portal's settings: read from the environment, safe by default, refusing a careless production."""

import os
from base64 import b64decode
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def read(name: str, default: str = "") -> str:
    """Return a setting of the environment."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes or no of the environment."""
    return read(name, "1" if default else "0").lower() in {"1", "true", "yes"}


PRODUCTION = flag("PORTAL_PRODUCTION")
DEMO = flag("PORTAL_DEMO", default=not PRODUCTION)
DEBUG = False
STATE_DIR = Path(read("PORTAL_STATE", str(BASE_DIR / ".state")))


def told(name: str, otherwise: str) -> str:
    """Return a setting that production must be given and development may lack."""
    value = read(name)
    if PRODUCTION and not value:
        raise ImproperlyConfigured(f"Production needs {name} in its environment.")
    return value or otherwise


def key(name: str) -> bytes:
    """Return a 32-byte key given in base64; development has one of its own, which seals nothing real."""
    value = read(name)
    if value:
        decoded = b64decode(value)
        if len(decoded) != 32:  # noqa: PLR2004 - the length of an AES-256 key
            raise ImproperlyConfigured(f"{name} must be 32 bytes in base64.")
        return decoded
    if PRODUCTION:
        raise ImproperlyConfigured(f"Production needs {name} in its environment.")
    return name.encode().ljust(32, b".")[:32]


if PRODUCTION and DEMO:
    raise ImproperlyConfigured("The demo and its sign-in page may not run in production: unset PORTAL_DEMO.")

SECRET_KEY = told("PORTAL_SECRET_KEY", "development-only")
SEALING_KEYS = {1: key("PORTAL_SEALING_KEY")}
SEALING_KEY_VERSION = 1
INDEX_KEY = key("PORTAL_INDEX_KEY")
ALLOWED_HOSTS = read("PORTAL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in read("PORTAL_ORIGINS").split(",") if origin]


def database(name: str, fallback: str = "") -> dict[str, object]:
    """Return Django's description of the PostgreSQL server that a URL names.

    A socket folder stands percent-encoded in place of the host, or as `?host=/folder`.
    """
    url = urlsplit(read(name) or read(fallback))
    query = {key_: values[-1] for key_, values in parse_qs(url.query).items()}
    account, _, place = url.netloc.rpartition("@")
    user, _, password = account.partition(":")
    host, _, port = place.partition(":")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")) or "portal",
        "USER": unquote(user),
        "PASSWORD": unquote(password),
        "HOST": query.get("host") or unquote(host),
        "PORT": query.get("port") or port,
        "OPTIONS": {"pool": False},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": database("DATABASE_URL")}
if read("DATABASE_OWNER_URL"):
    DATABASES["owner"] = database("DATABASE_OWNER_URL")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "csp",
    "pgtrigger",
    "rest_framework",
    "drf_spectacular",
    "access",
    "employers",
    "incomes",
    "applications",
    "decisions",
    "batches",
    "payments",
    "segments",
    "portal",
    "portal.shell",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.shell.reference.ReferenceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.shell.plain_text.PlainTextMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS: list[str] = ["portal.shell.signin.DemoBackend"] if DEMO else []
LOGIN_URL = "sign_in"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "portal.shell.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "portal" / "shell" / "static"]
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SESSION_COOKIE_AGE = 4 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

PAYER_NAME = read("PORTAL_PAYER_NAME", "Kansaneläkelaitos")
PAYER_BUSINESS_ID = read("PORTAL_PAYER_BUSINESS_ID", "0246246-0")
PAYER_IBAN = told("PORTAL_PAYER_IBAN", "FI5542345670000081")

BROKER_URL = read("BROKER_URL")

_mail = urlsplit(told("MAIL_URL", "smtp://127.0.0.1:25"))
EMAIL_HOST = _mail.hostname
EMAIL_PORT = _mail.port or 25
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = parse_qs(_mail.query).get("tls") == ["yes"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = told("PORTAL_MAIL_FROM", "Kela <ei-vastauksia@kela.invalid>")
PORTAL_ADDRESS = told("PORTAL_ADDRESS", "http://127.0.0.1:8000/")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["portal.api.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "portal.api.problems.problem",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Kela employer portal",
    "DESCRIPTION": "Claims, batches and decisions of employers, for payroll software.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": ["portal.api.description.with_documents"],
    "AUTHENTICATION_WHITELIST": [],
    "APPEND_COMPONENTS": {"securitySchemes": {"firmToken": {"type": "http", "scheme": "bearer"}}},
    "SECURITY": [{"firmToken": []}],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"reference": {"()": "portal.shell.reference.ReferenceFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s [%(reference)s] %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["reference"]},
    },
    "root": {"handlers": ["console"], "level": read("PORTAL_LOG_LEVEL", "INFO")},
}
