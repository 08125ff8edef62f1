"""The commands of `reception`, and what becomes of their errors."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

import typer

from maps.errors import MapsError
from planner.cli import (
    asking,
    checking,
    cities,
    files,
    planning,
    replanning,
    safekeeping,
    serving,
    users,
)
from planner.cli.console import remarks
from planner.cli.exits import Exit
from planner.cli.failures import failure_lines
from planner.cli.options import chosen_language, language_in
from planner.errors import PlannerError
from planner.i18n import translator
from planner.services.vetting import PlanRefused

_log = logging.getLogger(__name__)

app = typer.Typer(
    name="reception",
    help="Plans the visits of a city's foreign guests.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("plan")(planning.plan)
app.command("replan")(replanning.replan)
app.command("check")(checking.check)
app.command("explain")(asking.explain)
app.command("alternatives")(asking.alternatives)
app.command("serve")(serving.serve)
app.command("schema")(files.schema)
app.command("import")(files.import_scenario)
app.command("export")(files.export_scenario)
app.command("periods")(files.periods)
app.command("backup")(safekeeping.backup)
app.command("restore")(safekeeping.restore)
app.add_typer(safekeeping.app, name="audit")
app.add_typer(cities.app, name="city")
app.add_typer(users.app, name="user")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; bad input ends with 2 and one message, a bug with 1 and a trace.

    Without `arguments` those of the process are taken. Always raises SystemExit.
    """
    asked = sys.argv[1:] if arguments is None else list(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app(asked)
    except (PlannerError, MapsError) as error:
        t = translator(chosen_language(language_in(asked)))
        for line in failure_lines(error, t):
            remarks().print(line, soft_wrap=True)
        # A plan that our own check refuses is no fault of the input.
        sys.exit(Exit.BUG if isinstance(error, PlanRefused) else Exit.BAD_INPUT)
    except Exception:  # noqa: BLE001 - the outermost frame: every bug is logged here
        _log.exception("a bug in the planner")
        sys.exit(Exit.BUG)
