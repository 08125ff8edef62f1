"""`reception user`: who can sign in, with which roles, and whom they stand for."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from planner.access import Post, Role, Served
from planner.cli.console import ACTOR, output
from planner.cli.options import LanguageOption, chosen_language
from planner.config import read_settings
from planner.errors import Flaw, FlawCode, InvalidInput
from planner.formats import format_list
from planner.i18n import Translator, translator
from planner.labels import label
from planner.services import accounts, signing_in
from planner.services.context import Context, open_context

app = typer.Typer(
    help="Who can sign in, with which roles, and whom they stand for.", no_args_is_help=True
)

NameArgument = Annotated[str, typer.Argument(help="Name to sign in with.", metavar="NAME")]
RolesOption = Annotated[
    list[Role], typer.Option("--role", help="What the person may do; can be given several times.")
]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@app.command()
def add(
    name: NameArgument,
    role: RolesOption,
    display_name: Annotated[str, typer.Option("--display-name", help="Name that people see.")] = "",
    *,
    password_stdin: FromInput = False,
    without_password: Annotated[
        bool, typer.Option("--without-password", help="Signs in by OIDC only.")
    ] = False,
    lang: LanguageOption = None,
) -> None:
    """Make an account; its password is asked for twice, or read from standard input."""
    t = translator(chosen_language(lang))
    password = None if without_password else _password(t, from_input=password_stdin)
    accounts.add(_context(), name, display_name or name, frozenset(role), password)
    output().print(t("{name} can sign in.", name=name))


@app.command("list")
def list_(lang: LanguageOption = None) -> None:
    """List the accounts."""
    t = translator(chosen_language(lang))
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for heading in (t("Account"), t("Name"), t("Roles"), t("Stands for"), t("Can sign in")):
        table.add_column(heading)
    for found in accounts.all_accounts(_context()):
        serves = sorted(f"{one.office_id}/{one.post}/{one.id}" for one in found.serves)
        table.add_row(
            Text(found.name),
            Text(found.display_name),
            Text(format_list(t, [t(label(role)) for role in Role if role in found.roles])),
            Text("\n".join(serves)),
            t("yes") if found.is_enabled else t("no"),
        )
    output().print(table)


@app.command()
def disable(name: NameArgument, lang: LanguageOption = None) -> None:
    """Keep an account out; its sessions end with their next click."""
    t = translator(chosen_language(lang))
    accounts.set_enabled(_context(), name, is_enabled=False)
    output().print(t("{name} is kept out.", name=name))


@app.command()
def enable(name: NameArgument, lang: LanguageOption = None) -> None:
    """Let an account in again, also after too many wrong passwords."""
    t = translator(chosen_language(lang))
    accounts.set_enabled(_context(), name, is_enabled=True)
    output().print(t("{name} can sign in.", name=name))


@app.command()
def password(
    name: NameArgument, *, password_stdin: FromInput = False, lang: LanguageOption = None
) -> None:
    """Replace a password; all sessions of the account end."""
    t = translator(chosen_language(lang))
    accounts.set_password(_context(), name, _password(t, from_input=password_stdin))
    output().print(t("{name} has a new password.", name=name))


@app.command()
def roles(name: NameArgument, role: RolesOption, lang: LanguageOption = None) -> None:
    """Give an account exactly these roles."""
    t = translator(chosen_language(lang))
    accounts.set_roles(_context(), name, frozenset(role))
    told = format_list(t, [t(label(one)) for one in Role if one in role])
    output().print(t("{name}: {roles}", name=name, roles=told))


@app.command()
def link(
    name: NameArgument,
    office: Annotated[str, typer.Option(help="Id of the office, as scenario files have it.")],
    leader: Annotated[list[str] | None, typer.Option(help="Id of a leader.")] = None,
    interpreter: Annotated[list[str] | None, typer.Option(help="Id of an interpreter.")] = None,
    vehicle: Annotated[list[str] | None, typer.Option(help="Id of a vehicle.")] = None,
    lang: LanguageOption = None,
) -> None:
    """Say whom an account stands for in an office: itself, a secretary's leaders, a vehicle.

    What it stood for in that office before is replaced; without any it stands for nobody there.
    """
    t = translator(chosen_language(lang))
    ctx = _context()
    given = ((Post.LEADER, leader), (Post.INTERPRETER, interpreter), (Post.VEHICLE, vehicle))
    here = {Served(office, post, id_) for post, ids in given for id_ in ids or ()}
    before = next((one.serves for one in accounts.all_accounts(ctx) if one.name == name), ())
    elsewhere = {one for one in before if one.office_id != office}
    accounts.set_links(ctx, name, frozenset(here | elsewhere))
    output().print(t("Done."))


@app.command()
def email(
    name: NameArgument,
    address: Annotated[str, typer.Argument(help="Empty: none any more.", metavar="ADDRESS")],
    lang: LanguageOption = None,
) -> None:
    """Say which e-mail address the notices of an account go to."""
    accounts.set_email(_context(), name, address)
    output().print(translator(chosen_language(lang))("Done."))


@app.command("sign-out")
def sign_out(name: NameArgument, lang: LanguageOption = None) -> None:
    """End all sessions of an account."""
    t = translator(chosen_language(lang))
    count = signing_in.end_sessions(_context(), name)
    output().print(t.n("{count} session ended.", "{count} sessions ended.", count))


def _context() -> Context:
    return open_context(read_settings(), ACTOR)


def _password(t: Translator, *, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass(t("Password: "))
    if getpass(t("Once more: ")) != first:
        raise InvalidInput((Flaw("password", FlawCode.NOT_THE_SAME),))
    return first
