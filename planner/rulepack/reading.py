"""Rule packs from TOML files: every entry known, typed and sourced, or the pack is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from planner.errors import Flaw, FlawCode, InvalidInput
from planner.flaws import flaws_of
from planner.model import (
    Approver,
    Bilingual,
    EngagementKind,
    GuestClass,
    Regime,
    RuleOverride,
)
from planner.rulepack.numbers import Numbers
from planner.rulepack.pack import (
    GOAL_CODES,
    RULE_CODES,
    ApprovalRule,
    ChecklistItem,
    GoalSwitch,
    Provenance,
    RulePack,
    RuleSwitch,
)

Text = Annotated[str, Field(min_length=1, max_length=400)]
# A number beyond a million minutes, metres or points is a slip of the hand.
Count = Annotated[int, Field(ge=0, le=1_000_000)]
ItemId = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
# TOML has words, and lists of them, where a pack has kinds and sets.
_GuestClass = Annotated[GuestClass, Field(strict=False)]
_Kind = Annotated[EngagementKind, Field(strict=False)]
_Regime = Annotated[Regime, Field(strict=False)]
_Approver = Annotated[Approver, Field(strict=False)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _RuleEntry(_Entry):
    enabled: bool
    source: Text


class _GoalEntry(_Entry):
    enabled: bool
    weight: Count
    source: Text


class _IntEntry(_Entry):
    value: Count
    unit: Text
    source: Text
    date: date


class _TimeEntry(_Entry):
    # TOML writes a time, an override in JSON a text.
    value: Annotated[time, Field(strict=False)]
    unit: Literal["time"]
    source: Text
    date: date


class _ApprovalEntry(_Entry):
    name_zh: Text
    name_en: Text
    min_working_days: Annotated[int, Field(ge=0, le=250)]
    source: Text
    date: date
    guest_classes: Annotated[frozenset[_GuestClass], Field(strict=False)] = frozenset()
    kinds: Annotated[frozenset[_Kind], Field(strict=False)] = frozenset()
    guest_rank_to: Annotated[int, Field(ge=1, le=99)] | None = None
    with_leader: bool = False
    chain: Annotated[tuple[_Approver, ...], Field(strict=False, min_length=1, max_length=9)]


class _ChecklistEntry(_Entry):
    day: Annotated[int, Field(ge=-400, le=400)]
    text_zh: Text
    text_en: Text
    owner_zh: Text
    owner_en: Text
    source: Text
    guest_classes: Annotated[frozenset[_GuestClass], Field(strict=False)] = frozenset()
    regimes: Annotated[frozenset[_Regime], Field(strict=False)] = frozenset()
    kinds: Annotated[frozenset[_Kind], Field(strict=False)] = frozenset()


class _Head(_Entry):
    id: Text
    name_zh: Text
    name_en: Text
    date: date
    extends: Text | None = None
    approvals: tuple[_ApprovalEntry, ...] = Field(default=(), strict=False)
    checklist: dict[ItemId, _ChecklistEntry] = Field(default_factory=dict)


def load_rule_pack(
    pack_id: str, folder: Path, overrides: tuple[RuleOverride, ...] = ()
) -> RulePack:
    """Read the pack `<pack_id>.toml` of a folder, laid over the packs that it extends.

    `overrides` set single entries otherwise: numbers by `group.number` (`meals.lunch_least_min`;
    times of day as "11:30"), switches by `rules.H17.enabled`, `goals.S04.weight`.

    Raises:
        InvalidInput: with every flaw found: unknown, missing, mistyped or unsourced entries.
    """
    unknown = {o.name for o in overrides} - override_names()
    if unknown:
        raise InvalidInput(tuple(Flaw(name, FlawCode.UNKNOWN_NUMBER) for name in sorted(unknown)))
    entries = _merged(pack_id, folder, seen=())
    for override in overrides:
        _override(entries, override)
    try:
        document = _document().model_validate(entries)
    except ValidationError as error:
        raise InvalidInput(flaws_of(error)) from None
    return _pack(document)


def _merged(pack_id: str, folder: Path, seen: tuple[str, ...]) -> dict[str, Any]:
    """Return a pack's entries laid over those of the pack it extends."""
    if pack_id in seen:
        raise InvalidInput((Flaw("extends", FlawCode.CIRCULAR, (("id", pack_id),)),))
    # The id becomes a file name: nothing that could leave the folder.
    if not pack_id.replace("-", "").isalnum():
        raise InvalidInput((Flaw("id", FlawCode.UNKNOWN_ID, (("id", pack_id),)),))
    try:
        entries = tomllib.loads((folder / f"{pack_id}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InvalidInput((Flaw("id", FlawCode.UNKNOWN_ID, (("id", pack_id),)),)) from None
    except UnicodeDecodeError:
        raise InvalidInput((Flaw("", FlawCode.NOT_UTF8),)) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput((Flaw("", FlawCode.NOT_TOML, (("reason", str(error)),)),)) from None
    parent = entries.get("extends")
    if not isinstance(parent, str):
        return entries
    merged = _merged(parent, folder, (*seen, pack_id))
    for key, value in entries.items():
        below = merged.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            merged[key] = below | value
        else:
            merged[key] = value
    return merged


def override_names() -> frozenset[str]:
    """Return the name of every entry that an override can set."""
    numbers = {
        f"{name}.{item.name}"
        for name, group in get_type_hints(Numbers).items()
        for item in fields(group)
    }
    rules = {f"rules.{code}.enabled" for code in RULE_CODES}
    goals = {f"goals.{code}.{word}" for code in GOAL_CODES for word in ("enabled", "weight")}
    return frozenset(numbers | rules | goals)


def _override(entries: dict[str, Any], override: RuleOverride) -> None:
    """Put one override into a pack's entries, where validation then sees it."""
    group, entry, *word = override.name.split(".")
    table = entries.get(group)
    if isinstance(table, dict) and isinstance(table.get(entry), dict):
        table[entry][word[0] if word else "value"] = override.value


@cache
def _document() -> type[_Head]:
    """Return the pydantic model of a whole pack, made from the fields of `Numbers`."""
    groups: dict[str, Any] = {
        name: (_group(group), ...) for name, group in get_type_hints(Numbers).items()
    }
    switches: dict[str, Any] = {
        "rules": (_switches("Rules", RULE_CODES, _RuleEntry), ...),
        "goals": (_switches("Goals", GOAL_CODES, _GoalEntry), ...),
    }
    return create_model("RulePackDocument", __base__=_Head, **groups, **switches)


def _group(group: type) -> type[_Entry]:
    entries: dict[str, Any] = {
        key: (_TimeEntry if kind is time else _IntEntry, ...)
        for key, kind in get_type_hints(group).items()
    }
    return create_model(group.__name__, __base__=_Entry, **entries)


def _switches(name: str, codes: tuple[str, ...], entry: type[_Entry]) -> type[_Entry]:
    entries: dict[str, Any] = dict.fromkeys(codes, (entry, ...))
    return create_model(name, __base__=_Entry, **entries)


def _pack(document: _Head) -> RulePack:
    content: dict[str, Any] = {
        name: getattr(document, name) for name in type(document).model_fields
    }
    groups = {
        name: group(
            **{item.name: getattr(content[name], item.name).value for item in fields(group)}
        )
        for name, group in get_type_hints(Numbers).items()
    }
    return RulePack(
        id=document.id,
        name=Bilingual(document.name_zh, document.name_en),
        date=document.date,
        numbers=Numbers(**groups),
        rules=tuple(
            RuleSwitch(code, entry.enabled, entry.source)
            for code, entry in ((code, getattr(content["rules"], code)) for code in RULE_CODES)
        ),
        goals=tuple(
            GoalSwitch(code, entry.enabled, entry.weight, entry.source)
            for code, entry in ((code, getattr(content["goals"], code)) for code in GOAL_CODES)
        ),
        approvals=tuple(map(_approval, document.approvals)),
        checklist=tuple(_checklist_item(*item) for item in document.checklist.items()),
        provenance=tuple(_provenance(content)),
    )


def _approval(entry: _ApprovalEntry) -> ApprovalRule:
    return ApprovalRule(
        name=Bilingual(entry.name_zh, entry.name_en),
        min_working_days=entry.min_working_days,
        source=entry.source,
        date=entry.date,
        guest_classes=entry.guest_classes,
        kinds=entry.kinds,
        guest_rank_to=entry.guest_rank_to,
        with_leader=entry.with_leader,
        chain=entry.chain,
    )


def _checklist_item(id_: str, entry: _ChecklistEntry) -> ChecklistItem:
    return ChecklistItem(
        id=id_,
        day=entry.day,
        text=Bilingual(entry.text_zh, entry.text_en),
        owner=Bilingual(entry.owner_zh, entry.owner_en),
        source=entry.source,
        guest_classes=entry.guest_classes,
        regimes=entry.regimes,
        kinds=entry.kinds,
    )


def _provenance(content: Mapping[str, Any]) -> Iterator[tuple[str, Provenance]]:
    for name, group in get_type_hints(Numbers).items():
        for item in fields(group):
            entry = getattr(content[name], item.name)
            yield f"{name}.{item.name}", Provenance(entry.unit, entry.source, entry.date)
