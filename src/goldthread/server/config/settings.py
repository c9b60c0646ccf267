"""Settings of every installation; what differs between them comes from the environment.

GOLDTHREAD_DATA        the folder of the database (see place.py)
GOLDTHREAD_SECRET_KEY  the signing key, else the file `secret_key` in that folder
GOLDTHREAD_SECRET_KEYS_BEFORE  signing keys of before, separated by commas: they open what they sealed
GOLDTHREAD_HOSTS       names the server answers to, separated by commas
GOLDTHREAD_HTTPS       1 when it is served over https, as it must be outside one machine
GOLDTHREAD_URL         where people reach it, for links; else as it was last served
GOLDTHREAD_OIDC        a JSON list of OpenID Connect providers, as django-allauth takes them
DATABASE               `sqlite` (default) or `postgres` (then libpq's PGHOST, PGUSER, PGPASSWORD, PGDATABASE)
GOLDTHREAD_CONNECTIONS the most connections that each process keeps to PostgreSQL (8)
GOLDTHREAD_PROXIES     addresses and networks of web servers in front, separated by commas; they are believed
                       whose request they pass on (X-Forwarded-For); else those on this machine
GOLDTHREAD_SECURITY_LOG       where the security log goes besides, as JSON lines: `stderr`, `syslog://host:port`
GOLDTHREAD_SECURITY_LOG_DAYS  how many days it is kept here (180)
GOLDTHREAD_BACKUPS     the folder of the daily backups, else `backups` in that folder; or `off`
GOLDTHREAD_BACKUPS_KEPT   how many of them are kept (14)
GOLDTHREAD_KEYS        the folder of the keys to what is said without a name, else `keys` in that folder; it
                       belongs in no copy of any kind, and processes that share a database share it
GOLDTHREAD_WEEKLY_LETTER  when it is written, such as `monday 06:00` (so without it), or `off`
EMAIL_HOST …           the mail server; without one, e-mails are written to the folder `mail`
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nhsuk_frontend_jinja
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from . import hosts
from . import place as places

PLACE = places.find()
GOLDTHREAD_DEMONSTRATION = PLACE.demonstration
GOLDTHREAD_TODAY = PLACE.today
GOLDTHREAD_URL = (os.environ.get("GOLDTHREAD_URL") or PLACE.url or "http://127.0.0.1:8000").rstrip("/")

SECRET_KEY = places.secret(PLACE) or get_random_secret_key()
GOLDTHREAD_SECRET_KEYS_BEFORE = [
    key.strip() for key in os.environ.get("GOLDTHREAD_SECRET_KEYS_BEFORE", "").split(",") if key.strip()
]  # nothing that they signed holds
DEBUG = False
try:
    ALLOWED_HOSTS = hosts.answered(
        os.environ.get("GOLDTHREAD_HOSTS", ""), GOLDTHREAD_URL, demonstration=PLACE.demonstration
    )
except hosts.TooWide as wide:
    raise ImproperlyConfigured(str(wide)) from None
CSRF_TRUSTED_ORIGINS = [GOLDTHREAD_URL]  # a web server in front may pass on another name than people type

INSTALLED_APPS = [
    "goldthread.server.ui",
    "goldthread.server.audit",
    "goldthread.server.security",
    "goldthread.server.people",
    "goldthread.server.live",
    "goldthread.server.doors",
    "goldthread.server.first_steps",
    "goldthread.server.needs",
    "goldthread.server.work",
    "goldthread.server.files",
    "goldthread.server.unnamed",
    "goldthread.server.post",
    "goldthread.server.upkeep",
    "goldthread.server.search",
    "goldthread.server.comments",
    "goldthread.server.tasks",
    "goldthread.server.measures",
    "goldthread.server.improvement",
    "goldthread.server.aims",
    "goldthread.server.meetings",
    "goldthread.server.boards",
    "goldthread.server.compacts",
    "goldthread.server.evidence",
    "goldthread.server.help",
    "goldthread.server.home",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "tree_queries",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "goldthread.server.edge.headers.SaysHowToTreatIt",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "goldthread.server.ui.privacy.KeepNoPage",
    "goldthread.server.people.afterwards.DoesAfterwards",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "goldthread.server.people.admission.Refuses",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldthread.server.people.sessions.KeepsSessions",
    "goldthread.server.people.whereabouts.KeepsWhereabouts",
    "goldthread.server.people.second_factor.AsksForOne",
    "goldthread.server.ui.refused.SaysNo",
    "goldthread.server.edge.errors.SaysWhatIsWrong",
]
ROOT_URLCONF = "goldthread.server.config.urls"
ASGI_APPLICATION = "goldthread.server.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,  # each room's jinja2/ folder
        "DIRS": [Path(nhsuk_frontend_jinja.__file__).parent / "templates"],
        "OPTIONS": {
            "environment": "goldthread.server.ui.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "goldthread.server.people.context.shell",
            ],
        },
    },
    {  # django-allauth's pages
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldthread.server.people.context.signing_in",
            ],
        },
    },
]
FORM_RENDERER = "goldthread.server.ui.forms.Renderer"

BUSY_AFTER = 8  # seconds that a page waits for the database before it says that it is busy
if os.environ.get("DATABASE", "sqlite") == "postgres":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get("PGDATABASE", "goldthread"),
            "HOST": os.environ.get("PGHOST", ""),
            "USER": os.environ.get("PGUSER", "postgres"),
            "PASSWORD": os.environ.get("PGPASSWORD", ""),
            "CONN_MAX_AGE": 0,  # the pool keeps connections, and no thread does
            "CONN_HEALTH_CHECKS": True,  # after PostgreSQL began anew, nobody is given a connection of before
            "OPTIONS": {
                "pool": {
                    "min_size": 1,
                    "max_size": int(os.environ.get("GOLDTHREAD_CONNECTIONS", "8")),  # of each process
                    "timeout": BUSY_AFTER,
                },
                "options": f"-c lock_timeout={BUSY_AFTER}s",
            },
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": PLACE.database,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",  # the transaction itself is the lock
                "timeout": BUSY_AFTER,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["goldthread.server.people.signing_in.Backend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "goldthread.server.security.passwords.LongAndNotGuessed"}]
PASSWORD_RESET_TIMEOUT = 24 * 3600  # seconds that a link to set a password is good for
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "/demo/" if GOLDTHREAD_DEMONSTRATION else "/accounts/login/"
ACCOUNT_ADAPTER = "goldthread.server.people.signing_in.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever has an account was invited to it: nothing is left to prove
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_RATE_LIMITS = False  # ours are shared by all processes, and lock nobody out (security.attempts)
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser: computers are shared
FORMS = "goldthread.server.people.signing_forms"
ACCOUNT_FORMS = {
    "login": f"{FORMS}.SignInForm",
    "reset_password": f"{FORMS}.ForgottenForm",
    "reset_password_from_key": f"{FORMS}.PasswordForm",
    "set_password": f"{FORMS}.FirstPasswordForm",
    "change_password": f"{FORMS}.NewPasswordForm",
    "reauthenticate": f"{FORMS}.PasswordAgainForm",
}
MFA_ADAPTER = f"{FORMS}.MFAAdapter"
MFA_FORMS = {
    "authenticate": f"{FORMS}.CodeForm",
    "reauthenticate": f"{FORMS}.CodeAgainForm",
    "activate_totp": f"{FORMS}.AppForm",
    "add_webauthn": f"{FORMS}.NewPasskeyForm",
    "edit_webauthn": f"{FORMS}.PasskeyNameForm",
    "authenticate_webauthn": f"{FORMS}.PasskeyForm",
    "reauthenticate_webauthn": f"{FORMS}.PasskeyAgainForm",
    "login_webauthn": f"{FORMS}.PasskeySignInForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Goldthread: "
ACCOUNT_USER_DISPLAY = "goldthread.server.people.signing_in.shown_as"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody unknown gets e-mail from here
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": json.loads(os.environ.get("GOLDTHREAD_OIDC", "[]"))}}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RATE_LIMITS = False
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Goldthread"
MFA_TOTP_TOLERANCE = 1  # a code typed as the next one came, or on a telephone half a minute off, still holds

GOLDTHREAD_PROXIES = [
    p.strip() for p in os.environ.get("GOLDTHREAD_PROXIES", "127.0.0.0/8,::1").split(",") if p.strip()
]
GOLDTHREAD_SECURITY_LOG_DAYS = int(os.environ.get("GOLDTHREAD_SECURITY_LOG_DAYS", "180"))
SESSION_COOKIE_AGE = 12 * 3600  # a long shift

HTTPS = os.environ.get("GOLDTHREAD_HTTPS") == "1"
COOKIES_BEGIN = "__Host-" if HTTPS else ""  # a browser then takes them from this host alone, and over https
SESSION_COOKIE_NAME = f"{COOKIES_BEGIN}sessionid"
CSRF_COOKIE_NAME = f"{COOKIES_BEGIN}csrftoken"
CSRF_FAILURE_VIEW = "goldthread.server.edge.errors.stale_form"
CSRF_COOKIE_HTTPONLY = True  # pages carry the token in their forms
MESSAGE_STORAGE = "goldthread.server.edge.messages.Storage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow it on localhost alone
SECURE_REFERRER_POLICY = "same-origin"  # a link in a letter is passed on to nobody
X_FRAME_OPTIONS = "DENY"


def _origin(provider: dict) -> str:
    address = urlsplit(provider["settings"]["server_url"])
    return f"{address.scheme}://{address.netloc}"


CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "frame-ancestors": ["'none'"],
        # the redirect to an identity provider counts as a form's destination
        "form-action": ["'self'", *map(_origin, SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])],
    }
}

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # no step of collecting between an upgrade and a page
WHITENOISE_MAX_AGE = 31_536_000  # addresses carry the content's hash (ui.assets)
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20

LANGUAGE_CODE = "en-gb"
TIME_ZONE = os.environ.get("TZ") or "Europe/London"
USE_I18N = True
USE_TZ = True

BACKUPS = os.environ.get("GOLDTHREAD_BACKUPS") or ("off" if GOLDTHREAD_DEMONSTRATION else "")
GOLDTHREAD_BACKUPS = None if BACKUPS.lower() == "off" else Path(BACKUPS or PLACE.folder / "backups")
GOLDTHREAD_BACKUPS_KEPT = int(os.environ.get("GOLDTHREAD_BACKUPS_KEPT") or "14")
GOLDTHREAD_KEYS = Path(os.environ.get("GOLDTHREAD_KEYS") or PLACE.folder / "keys")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # what is asked for in the background

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
GOLDTHREAD_WEEKLY_LETTER = places.weekday_and_time(
    os.environ.get("GOLDTHREAD_WEEKLY_LETTER") or "monday 06:00"
)
EMAIL_TIMEOUT = 20  # seconds, for each step of handing a letter over
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "goldthread@localhost")
EMAIL_FILE_PATH = PLACE.folder / "mail"
EMAIL_BACKEND = "goldthread.server.post.backend.Outbox"  # every letter waits there until the worker sends it
LETTERS_LEAVE_BY = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "goldthread.server.post.filebased.EmailBackend"
)

SHIPPED = os.environ.get("GOLDTHREAD_SECURITY_LOG", "")
SYSLOG = urlsplit(SHIPPED) if SHIPPED.startswith("syslog://") else None

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "goldthread.server.edge.logs.Line"}},
    "filters": {"no_forms_to_mend": {"()": "goldthread.server.edge.logs.NoFormsToMend"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_forms_to_mend"]},
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("GOLDTHREAD_LOG", "WARNING")},
}
if SHIPPED and not SYSLOG and SHIPPED != "stderr":
    raise ImproperlyConfigured(f"GOLDTHREAD_SECURITY_LOG is {SHIPPED!r}: say stderr, or syslog://host:port.")
if SHIPPED:
    LOGGING["formatters"] = {"goldthread": {"format": "goldthread: %(message)s"}}
    LOGGING["handlers"]["security"] = (
        {
            "class": "logging.handlers.SysLogHandler",
            "address": (SYSLOG.hostname or "localhost", SYSLOG.port or 514),
            "facility": "authpriv",
            "formatter": "goldthread",
        }
        if SYSLOG
        else {"class": "logging.StreamHandler"}
    )
    LOGGING["loggers"] = {
        "goldthread.security": {"handlers": ["security"], "level": "INFO", "propagate": False}
    }
