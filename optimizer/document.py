"""Problems and plans as JSON: read strictly, with every mistake named, or not at all.

A document names its format and version beside its content, so that a later version can
tell what it reads: ``{"format": "reception-problem/1", "problem": {…}}``.
"""

from collections.abc import Sequence
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from optimizer.errors import Fact, Flaw, FlawCode, InvalidProblem, InvalidSolution
from optimizer.problem import Problem
from optimizer.solution import Result, Solution
from optimizer.validate import flaws_of

PROBLEM_FORMAT = "reception-problem/1"
SOLUTION_FORMAT = "reception-solution/1"


class _ProblemDocument(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal["reception-problem/1"]
    problem: Problem


class _SolutionDocument(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal["reception-solution/1"]
    solution: Solution


Document = TypeVar("Document", bound=BaseModel)


def dump_problem(problem: Problem) -> str:
    """Return a problem as a JSON document; every default is written out."""
    document = _ProblemDocument.model_construct(format=PROBLEM_FORMAT, problem=problem)
    return document.model_dump_json(indent=1) + "\n"


def load_problem(text: str | bytes) -> Problem:
    """Read a problem from a JSON document.

    Raises:
        InvalidProblem: it is no such document, or what it says contradicts itself.
    """
    document, flaws = _read(_ProblemDocument, text, PROBLEM_FORMAT)
    if document is None:
        raise InvalidProblem(flaws)
    flaws = flaws_of(document.problem)
    if flaws:
        raise InvalidProblem(tuple(_under("problem", flaw) for flaw in flaws))
    return document.problem


def dump_solution(solution: Solution) -> str:
    """Return a plan as a JSON document."""
    document = _SolutionDocument.model_construct(format=SOLUTION_FORMAT, solution=solution)
    return document.model_dump_json(indent=1) + "\n"


def dump_result(result: Result) -> str:
    """Return the whole answer of a solve as JSON, for programs; it is not read back."""
    return TypeAdapter(Result).dump_json(result, indent=1).decode() + "\n"


def load_solution(text: str | bytes) -> Solution:
    """Read a plan from a JSON document; whether it suits a problem is the check's to say.

    Raises:
        InvalidSolution: it is no such document.
    """
    document, flaws = _read(_SolutionDocument, text, SOLUTION_FORMAT)
    if document is None:
        raise InvalidSolution(flaws)
    return document.solution


def _read(
    kind: type[Document], text: str | bytes, expected_format: str
) -> tuple[Document | None, tuple[Flaw, ...]]:
    try:
        return kind.model_validate_json(text), ()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, tuple(_flaw(detail, expected_format) for detail in details)


def _flaw(detail: ErrorDetails, expected_format: str) -> Flaw:
    path, kind = _path(detail["loc"]), detail["type"]
    facts: tuple[tuple[str, Fact], ...] = ()
    match kind:
        case "json_invalid":
            code, facts = FlawCode.NOT_JSON, (("reason", str(detail["ctx"]["error"])),)
        case "missing":
            code = FlawCode.FIELD_MISSING
        case "extra_forbidden" | "unexpected_keyword_argument":
            code = FlawCode.FIELD_UNKNOWN
        case _ if path == "format":
            code, facts = FlawCode.FORMAT_UNKNOWN, (("expected", expected_format),)
        case _:
            code, facts = FlawCode.VALUE_WRONG, (("kind", kind),)
    return Flaw(path, code, facts)


def _path(location: Sequence[int | str]) -> str:
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{step}" if path else step
    return path


def _under(parent: str, flaw: Flaw) -> Flaw:
    return Flaw(f"{parent}.{flaw.path}", flaw.code, flaw.facts)
