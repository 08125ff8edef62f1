"""Settings: from variables or a file, all mistakes named, and all of them documented."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from planner.config import (
    CONFIG_VARIABLE,
    Settings,
    SmtpSecurity,
    environment_of,
    is_this_computer,
    read_settings,
    settings_in,
    variable_of,
)
from planner.errors import Flaw, FlawCode, InvalidInput

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"


def flaws_of(environ):
    with pytest.raises(InvalidInput) as refused:
        read_settings(environ)
    return [(flaw.path, flaw.code) for flaw in refused.value.flaws]


def test_without_any_variable_everything_lies_in_the_home_folder():
    settings = read_settings({})
    assert settings == settings_in(Path.home() / ".local/share/reception-planner")
    assert (settings.host, settings.port) == ("127.0.0.1", 8501)


def test_the_data_folder_takes_database_and_cache_with_it(tmp_path):
    assert read_settings({"RECEPTION_DATA": str(tmp_path)}) == settings_in(tmp_path)


def test_variables_set_fields(tmp_path):
    settings = read_settings(
        {
            "RECEPTION_DATA": str(tmp_path),
            "RECEPTION_DATABASE_URL": "postgresql+pg8000://db/reception",
            "RECEPTION_CITY_PATH": "/packs:/more packs",
            "RECEPTION_PORT": "9000",
            "RECEPTION_SOLVE_SECONDS": "2.5",
            "HOME": "/elsewhere",
        }
    )
    assert settings == replace(
        settings_in(tmp_path),
        database_url="postgresql+pg8000://db/reception",
        city_path=(Path("/packs"), Path("/more packs")),
        port=9000,
        solve_seconds=2.5,
    )


def test_a_file_sets_fields_and_variables_win(tmp_path):
    file = tmp_path / "reception.toml"
    file.write_text(f'data_dir = "{tmp_path}"\nport = 9000\ncity_path = ["/p"]\n', encoding="utf-8")
    settings = read_settings({CONFIG_VARIABLE: str(file), "RECEPTION_PORT": "9001"})
    assert settings == replace(settings_in(tmp_path), port=9001, city_path=(Path("/p"),))


def test_a_path_may_begin_in_the_home_folder():
    assert read_settings({"RECEPTION_CACHE": "~/cache"}).cache_dir == Path.home() / "cache"


def test_settings_pass_unchanged_to_another_process(tmp_path):
    settings = replace(settings_in(tmp_path), city_path=(Path("/a"), Path("/b")), port=9000)
    assert read_settings(environment_of(settings)) == settings


def test_every_mistake_is_named_with_its_variable():
    assert flaws_of({"RECEPTION_PORT": "0", "RECEPTION_SOLVE_SECONDS": "long"}) == [
        ("RECEPTION_PORT", FlawCode.OUT_OF_RANGE),
        ("RECEPTION_SOLVE_SECONDS", FlawCode.WRONG_TYPE),
    ]


def test_a_misspelt_variable_is_no_setting_that_does_nothing():
    assert flaws_of({"RECEPTION_PROT": "9000"}) == [("RECEPTION_PROT", FlawCode.UNKNOWN_KEY)]


def test_a_misspelt_key_of_the_file_is_named(tmp_path):
    file = tmp_path / "reception.toml"
    file.write_text("prot = 9000\n", encoding="utf-8")
    assert flaws_of({CONFIG_VARIABLE: str(file)}) == [("prot", FlawCode.UNKNOWN_KEY)]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"port = = 1", FlawCode.NOT_TOML), (b"\xff\xfe", FlawCode.NOT_TOML)],
)
def test_a_file_that_is_no_toml_is_named(tmp_path, content, code):
    file = tmp_path / "reception.toml"
    file.write_bytes(content)
    assert flaws_of({CONFIG_VARIABLE: str(file)}) == [(str(file), code)]


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InvalidInput) as refused:
        read_settings({CONFIG_VARIABLE: str(tmp_path / "none.toml")})
    assert refused.value.flaws == (Flaw(str(tmp_path / "none.toml"), FlawCode.UNREADABLE),)


def test_the_operations_manual_explains_every_setting_and_no_other():
    rows = re.findall(
        r"^\| `(RECEPTION_\w+)` \| `(\w+)` \|", OPERATIONS.read_text("utf-8"), re.MULTILINE
    )
    assert rows == [(variable_of(field.name), field.name) for field in fields(Settings)]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.0.0.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - told from our own is what is tested
        ("192.168.1.2", False),
        ("example.org", False),
    ],
)
def test_only_this_computers_addresses_are_our_own(host, expected):
    assert is_this_computer(host) is expected


def test_a_mail_server_needs_a_sender_and_its_password_is_not_shown(tmp_path):
    environ = {"RECEPTION_DATA": str(tmp_path), "RECEPTION_SMTP_HOST": "mail.example"}
    assert flaws_of(environ) == [("smtp_from", FlawCode.MISSING)]
    assert flaws_of(environ | {"RECEPTION_SMTP_FROM": "a@b\nBcc: c@d"}) == [
        ("RECEPTION_SMTP_FROM", FlawCode.BAD_FORM)
    ]
    settings = read_settings(
        environ
        | {
            "RECEPTION_SMTP_FROM": "reception@office.example",
            "RECEPTION_SMTP_PASSWORD": "tea at four",
            "RECEPTION_SMTP_SECURITY": "tls",
        }
    )
    assert settings.smtp_security is SmtpSecurity.TLS
    assert "tea at four" not in repr(settings)
    assert read_settings(environment_of(settings)) == settings
