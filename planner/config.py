"""Settings of an installation: read once, from the environment or a TOML file.

A field `name` is set by the variable `RECEPTION_NAME` (folders without their `_dir`), or by
`name` in the TOML file that `RECEPTION_CONFIG` names; the variable wins. `docs/operations.md`
explains each field to the person who installs the planner.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    with_config,
)

from planner.errors import Flaw, FlawCode, InvalidInput
from planner.flaws import flaws_of

CONFIG_VARIABLE = "RECEPTION_CONFIG"

MAIL_ADDRESS: Final = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$"
"""What an e-mail address looks like; nothing in it can begin another line or another header."""

LONGEST_MAIL_ADDRESS: Final = 254

_PREFIX = "RECEPTION_"
_DEFAULT_DATA = "~/.local/share/reception-planner"


def _split_paths(value: object) -> object:
    """Take the environment's `a:b` (`a;b` on Windows) for the list that TOML writes."""
    if isinstance(value, str):
        return tuple(part for part in value.split(os.pathsep) if part)
    return value


def _cores() -> int:
    """Return the number of processor cores, up to where more no longer help the search."""
    return min(os.cpu_count() or 1, 8)


class SmtpSecurity(StrEnum):
    """How the connection to a mail server is encrypted."""

    STARTTLS = "starttls"
    """Begun in the open, and encrypted before anything is said; as port 587 does."""
    TLS = "tls"
    """Encrypted from the first byte, as port 465 is."""


Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are kept, where the app listens, and how much machine a solve may take."""

    data_dir: Folder
    """The folder of the embedded database, its backups and the logs."""
    database_url: str
    """The database: SQLite in `data_dir`, or `postgresql+…` for an office with a server."""
    cache_dir: Folder
    """The folder of what can be computed again: travel matrices."""
    city_path: Annotated[tuple[Folder, ...], BeforeValidator(_split_paths)] = ()
    """Folders of further city packs, searched before those that come with the planner."""
    geocoder: Annotated[str, Field(pattern=r"^(|nominatim:[^:/\s]+|baidu:\S+)$")] = ""
    """A network service to find places with, which leaves this machine; empty: none is asked."""
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    """The address that the app listens on; until sign-in exists only this computer's own."""
    port: Annotated[int, Field(ge=1, le=65535)] = 8501
    """The port that the app listens on."""
    public_url: Annotated[str, Field(pattern=r"^(|https://[^/\s]+)$")] = ""
    """The address that people type where a proxy with a certificate stands before the app."""
    tls_certificate: Folder | None = None
    """A certificate with its chain (PEM): the app then speaks HTTPS itself."""
    tls_key: Folder | None = None
    """The key of the certificate (PEM)."""
    oidc_issuer: Annotated[
        str, Field(pattern=r"^(|https://[^\s]+|http://(127\.0\.0\.1|localhost):[0-9]+[^\s]*)$")
    ] = ""
    """An OpenID Connect provider that people sign in with; empty: by password only."""
    oidc_client_id: str = ""
    """What the provider calls the planner."""
    oidc_client_secret: str = ""
    """The planner's secret with the provider; empty for a public client, which PKCE protects."""
    oidc_name: str = "OpenID Connect"
    """What people call the provider: it stands on the sign-in page."""
    oidc_roles_claim: str = ""
    """The claim whose values are the person's roles; empty: accounts and roles are made here."""
    session_idle_minutes: Annotated[int, Field(ge=1, le=1440)] = 60
    """How long somebody stays signed in without doing anything."""
    session_hours: Annotated[int, Field(ge=1, le=168)] = 12
    """How long somebody stays signed in at most."""
    smtp_host: Annotated[str, Field(pattern=r"^[A-Za-z0-9.:-]*$")] = ""
    """A mail server that notices leave by; empty: no e-mail is sent."""
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    """The port of the mail server."""
    smtp_security: SmtpSecurity = SmtpSecurity.STARTTLS
    """How the connection is encrypted; only to this computer's own server it may be in the open."""
    smtp_user: str = ""
    """Whom the mail server knows us as; empty: it asks for no password."""
    smtp_password: str = field(default="", repr=False)
    """Our password with the mail server."""
    smtp_from: Annotated[
        str, Field(pattern=rf"^$|{MAIL_ADDRESS}", max_length=LONGEST_MAIL_ADDRESS)
    ] = ""
    """The address that stands as the sender."""
    worker_processes: Annotated[int, Field(ge=1, le=64)] = 1
    """How many plans are made at the same time."""
    solver_threads: Annotated[int, Field(ge=1, le=256)] = field(default_factory=_cores)
    """How many threads search for one plan."""
    solve_seconds: Annotated[float, Field(gt=0, le=86_400)] = 60.0
    """How long the making of a plan may take where nothing else is asked for."""


def settings_in(data_dir: Path) -> Settings:
    """Return the settings that keep everything below one folder, the rest by default."""
    return Settings(
        data_dir=data_dir,
        database_url=f"sqlite:///{data_dir / 'reception.sqlite3'}",
        cache_dir=data_dir / "cache",
    )


def is_this_computer(host: str) -> bool:
    """Tell whether an address can be reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def variable_of(field_name: str) -> str:
    """Return the environment variable that sets a field: `RECEPTION_DATA` for `data_dir`."""
    return _PREFIX + field_name.removesuffix("_dir").upper()


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the variables from which `read_settings` makes the same settings again."""
    variables: dict[str, str] = {}
    for name in _names():
        value = getattr(settings, name)
        if value is None:
            continue
        paths = value if isinstance(value, tuple) else (value,)
        variables[variable_of(name)] = os.pathsep.join(str(path) for path in paths)
    return variables


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings that an environment asks for; this process's where none is given.

    Raises:
        InvalidInput: with every flaw found; its path names the variable or the file's key.
    """
    environ = os.environ if environ is None else environ
    variables = {name: variable_of(name) for name in _names() if variable_of(name) in environ}
    _refuse_unknown(environ)
    asked = _file(environ) | {name: environ[variable] for name, variable in variables.items()}
    data_dir = Path(str(asked.get("data_dir", _DEFAULT_DATA))).expanduser().absolute()
    defaults = settings_in(data_dir)
    complete = {
        "database_url": defaults.database_url,
        "cache_dir": defaults.cache_dir,
        **asked,
        "data_dir": data_dir,
    }
    try:
        settings = _adapter().validate_python(complete)
    except ValidationError as error:
        flaws = flaws_of(error)
        named = tuple(replace(flaw, path=variables.get(flaw.path, flaw.path)) for flaw in flaws)
        raise InvalidInput(named) from error
    if settings.smtp_host and not settings.smtp_from:
        raise InvalidInput((Flaw(variables.get("smtp_from", "smtp_from"), FlawCode.MISSING),))
    return settings


@cache
def _adapter() -> TypeAdapter[Settings]:
    # Settings are read for each request and click, and building this takes longer than its use.
    return TypeAdapter(Settings)


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    # A misspelt variable would otherwise be a setting that silently does nothing.
    known = {CONFIG_VARIABLE, *map(variable_of, _names())}
    unknown = sorted(name for name in environ if name.startswith(_PREFIX) and name not in known)
    if unknown:
        raise InvalidInput(tuple(Flaw(name, FlawCode.UNKNOWN_KEY) for name in unknown))


def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Settings))


def _file(environ: Mapping[str, str]) -> dict[str, object]:
    path = environ.get(CONFIG_VARIABLE)
    if path is None:
        return {}
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidInput((Flaw(path, FlawCode.UNREADABLE),)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput((Flaw(path, FlawCode.NOT_TOML),)) from error
