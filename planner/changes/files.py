"""Change files: what has happened, as one JSON document (`docs/change-file.md`)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from planner.changes.applying import CHANGES, kind_of
from planner.changes.documents import ChangeDocument, ChangesDocument, NewEngagementDocument
from planner.changes.kinds import Change, Changes, NewEngagement
from planner.errors import Flaw, FlawCode, InvalidInput
from planner.flaws import flaws_of
from planner.scenario import json_text
from planner.scenario.assembly import build, engagement_of, in_zone
from planner.scenario.writing import engagement_entry, entry_of

FORMAT: Final = "reception-change/1"
# Pydantic names the member of a union between the list's index and the field.
_KIND_STEP: Final = re.compile(r"^(changes\[\d+\])\.[a-z_]+(?=\.)")


def load_changes(source: Path | bytes, zone: ZoneInfo) -> Changes:
    """Read what has happened from a file or its bytes; `zone` is the office's.

    Raises:
        InvalidInput: with every flaw of form. Whether ids are known is looked at when the changes
            are made.
    """
    try:
        document = ChangesDocument.model_validate_json(json_text(source))
    except ValidationError as error:
        raise InvalidInput(tuple(map(_without_kind, flaws_of(error)))) from None
    changes = tuple(_change(one, zone) for one in document.changes)
    flaws = tuple(
        Flaw(f"changes[{n}]", FlawCode.WRONG_ORDER, (("first", "start"), ("second", "end")))
        for n, change in enumerate(changes)
        if _ends_before_it_starts(change)
    )
    if flaws:
        raise InvalidInput(flaws)
    return Changes(in_zone(document.at, zone), changes, document.may_change)


def dump_changes(changes: Changes, zone: ZoneInfo) -> str:
    """Return what has happened as the text of a file, which reads back equal."""
    document = {
        "format": FORMAT,
        **entry_of(replace(changes, changes=()), zone),
        "changes": [_entry(change, zone) for change in changes.changes],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def change_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every change file meets."""
    schema = ChangesDocument.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _without_kind(flaw: Flaw) -> Flaw:
    return replace(flaw, path=_KIND_STEP.sub(r"\1", flaw.path))


def _change(document: ChangeDocument, zone: ZoneInfo) -> Change:
    if isinstance(document, NewEngagementDocument):
        return NewEngagement(engagement_of(document.engagement, zone))
    # Each class of the table has the fields of its document.
    return build(CHANGES[document.kind][0], document, zone)


def _entry(change: Change, zone: ZoneInfo) -> dict[str, object]:
    fields = (
        {"engagement": engagement_entry(change.engagement, zone)}
        if isinstance(change, NewEngagement)
        else entry_of(change, zone)
    )
    return {"kind": kind_of(change).value, **fields}


def _ends_before_it_starts(change: Change) -> bool:
    start: datetime | None = getattr(change, "start", None)
    end: datetime | None = getattr(change, "end", None)
    return start is not None and end is not None and end <= start
