"""The published JSON Schema of scenario files."""

from __future__ import annotations

from typing import Any

from planner.scenario.documents import ScenarioDocument


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every scenario file meets."""
    schema = ScenarioDocument.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
