"""Plan files: a plan as one JSON document, to hand on, keep or check (`docs/plan-file.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from planner.errors import Flaw, FlawCode, InvalidInput
from planner.flaws import flaws_of
from planner.model import Plan
from planner.scenario import json_text

FORMAT = "reception-plan/1"


class _PlanDocument(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    format: Literal["reception-plan/1"]
    plan: Plan


def dump_plan(plan: Plan) -> str:
    """Return a plan as the text of a file; moments carry the office's offset."""
    document = _PlanDocument.model_construct(format=FORMAT, plan=plan)
    return document.model_dump_json(indent=1) + "\n"


def load_plan(source: Path | bytes) -> Plan:
    """Read a plan from a file or its bytes; what it breaks is the check's to say.

    Raises:
        InvalidInput: with every flaw of form.
    """
    try:
        plan = _PlanDocument.model_validate_json(json_text(source)).plan
    except ValidationError as error:
        raise InvalidInput(flaws_of(error)) from None
    flaws = tuple(_without_offset(plan))
    if flaws:
        raise InvalidInput(flaws)
    return plan


def _without_offset(plan: Plan) -> Iterator[Flaw]:
    """Yield the moments that do not say in which zone they are."""
    spans = [
        (f"plan.visits[{n}]", ("start", v.start), ("end", v.end)) for n, v in enumerate(plan.visits)
    ]
    spans += [
        (f"plan.legs[{n}]", ("depart", leg.depart), ("arrive", leg.arrive))
        for n, leg in enumerate(plan.legs)
    ]
    for path, *moments in spans:
        for name, moment in moments:
            if moment.tzinfo is None:
                yield Flaw(f"{path}.{name}", FlawCode.BAD_DATETIME)
