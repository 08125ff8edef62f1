"""Arguments and options that several commands have."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from planner.i18n import Language

ScenarioFile = Annotated[
    Path,
    typer.Argument(
        help="Scenario file (JSON); 'reception schema' prints its schema.", metavar="FILE"
    ),
]
CityOption = Annotated[
    Path | None,
    typer.Option(
        "--city", help="City pack folder, or a bare road graph (.npz), instead of the office's own."
    ),
]
LanguageOption = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the output; that of the terminal by default."),
]


def chosen_language(asked: Language | None) -> Language:
    """Return the language asked for, else the one that the terminal is set to."""
    if asked is not None:
        return asked
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return Language.ZH_CN if locale.startswith("zh") else Language.EN


def language_in(arguments: Sequence[str]) -> Language | None:
    """Return the language that a command line asks for; errors are told in it as well."""
    for flag, value in pairwise((*arguments, "")):
        asked = flag.partition("=")[2] if flag.startswith("--lang=") else value
        if flag.startswith("--lang") and asked in set(Language):
            return Language(asked)
    return None
