"""`reception backup`, `restore` and `audit`: everything kept, brought back, and proved whole."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from planner.cli.console import ACTOR, output, remarks
from planner.cli.exits import Exit
from planner.cli.options import LanguageOption, chosen_language
from planner.config import read_settings
from planner.errors import Flaw, FlawCode, InvalidInput
from planner.i18n import Translator, translator
from planner.services import safekeeping
from planner.store.audit import AuditHead

_MARK: Final = re.compile(r"(\d{1,18}):([0-9a-f]{64})")

YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

app = typer.Typer(help="The log of who did what and when.", no_args_is_help=True)


def backup(
    path: Annotated[Path, typer.Argument(help="File to write the backup to.", metavar="PATH")],
    *,
    yes: YesOption = False,
    lang: LanguageOption = None,
) -> None:
    """Copy everything in the store into one file, also while the planner runs.

    Prints the mark of the audit log, to be written down apart from the file: 'reception audit
    verify --expect MARK' proves later that the log was not rewritten.
    """
    t = translator(chosen_language(lang))
    ctx = safekeeping.open_existing(read_settings(), ACTOR)
    if path.exists() and not yes:
        _make_sure(t("{path} exists. Replace it?", path=path), t)
    head = safekeeping.backup(ctx, path)
    output().print(t("Backup written to {path}.", path=path), soft_wrap=True)
    output().print(t("Mark of the audit log: {mark}", mark=_mark(head)), soft_wrap=True)


def restore(
    path: Annotated[Path, typer.Argument(help="Backup to bring back.", metavar="PATH")],
    *,
    yes: YesOption = False,
    lang: LanguageOption = None,
) -> None:
    """Put a backup in the place of everything in the store; the planner must not be running.

    The backup is looked through first. What was in the store is kept in a file, which is named.
    """
    t = translator(chosen_language(lang))
    settings = read_settings()
    if not yes:
        _make_sure(t("Everything in the store is replaced by the backup. Go on?"), t)
    kept = safekeeping.restore(settings, path, ACTOR)
    output().print(t("Restored from {path}.", path=path), soft_wrap=True)
    output().print(t("What was there before is kept in {path}.", path=kept), soft_wrap=True)


@app.command("verify")
def verify(
    expect: Annotated[
        str | None,
        typer.Option(metavar="MARK", help="A mark that 'reception backup' printed earlier."),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Prove that no entry of the audit log was changed or taken out.

    Ends with 3 when one was. With a mark written down earlier, a log that was cut off or
    rewritten as a whole is noticed as well.
    """
    t = translator(chosen_language(lang))
    expected = None if expect is None else _head_of(expect)
    ctx = safekeeping.open_existing(read_settings(), ACTOR)
    broken = safekeeping.broken_entry(ctx, expected)
    if broken is not None:
        output().print(t("The audit log was tampered with, from entry {number} on.", number=broken))
        raise typer.Exit(Exit.MUST_LEFT_OUT)
    output().print(t("The audit log is whole."))
    mark = _mark(safekeeping.audit_head(ctx))
    output().print(t("Mark of the audit log: {mark}", mark=mark), soft_wrap=True)


def _mark(head: AuditHead) -> str:
    return f"{head.seq}:{head.hash}"


def _head_of(mark: str) -> AuditHead:
    found = _MARK.fullmatch(mark)
    if found is None:
        raise InvalidInput((Flaw("--expect", FlawCode.BAD_FORM),))
    return AuditHead(int(found[1]), found[2])


def _make_sure(question: str, t: Translator) -> None:
    """Ask; end the command unless the answer is yes. Without anybody to ask it is no."""
    remarks().print(f"{question} [y/N]", end=" ", soft_wrap=True)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        remarks().print(t("Nothing was done. With --yes nobody is asked."))
        raise typer.Exit(Exit.BAD_INPUT)
