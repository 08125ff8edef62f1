"""Tables in the form of a delegation: needs of its members, and its subgroups."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from planner.components.desk import Desk
from planner.labels import label
from planner.model import Bilingual, Need, NeedKind, Subgroup
from planner.pages.identifiers import new_id
from planner.pages.tables import edit_rows


def ask_needs(desk: Desk, needs: tuple[Need, ...], *, key: str) -> tuple[Need, ...]:
    """Ask what some of the guests need: diets, times kept free, access."""
    t = desk.t
    rows = edit_rows(
        pd.DataFrame(
            [[need.kind.value, need.headcount, need.note] for need in needs],
            columns=["kind", "headcount", "note"],
        ).astype({"kind": "string", "headcount": "Int64", "note": "string"}),
        {
            "kind": st.column_config.SelectboxColumn(
                t("Need"),
                options=list(NeedKind),
                format_func=lambda kind: t(label(NeedKind(str(kind)))),
                required=True,
            ),
            "headcount": st.column_config.NumberColumn(
                t("Guests"), min_value=1, step=1, default=1, required=True
            ),
            "note": st.column_config.TextColumn(t("Note for the kitchen"), width="large"),
        },
        key=f"{key}_needs",
        name=t("Needs of the guests"),
    )
    dates = {need.kind: need.dates for need in needs}
    return tuple(
        Need(
            kind=NeedKind(row["kind"]),
            headcount=int(row["headcount"]),
            dates=dates.get(NeedKind(row["kind"]), ()),
            note=(row["note"] or "").strip(),
        )
        for row in rows
        if row["kind"] and row["headcount"]
    )


def ask_subgroups(desk: Desk, subgroups: tuple[Subgroup, ...], *, key: str) -> tuple[Subgroup, ...]:
    """Ask for the parts of the delegation that follow programmes of their own."""
    t = desk.t
    st.caption(t("Subgroups that follow a programme of their own for a while"))
    rows = edit_rows(
        pd.DataFrame(
            [[group.id, group.name.en, group.name.zh, group.headcount] for group in subgroups],
            columns=["id", "en", "zh", "headcount"],
        ).astype({"id": "string", "en": "string", "zh": "string", "headcount": "Int64"}),
        {
            "en": st.column_config.TextColumn(t("Subgroup (English)"), required=True),
            "zh": st.column_config.TextColumn(t("Subgroup (Chinese)")),
            "headcount": st.column_config.NumberColumn(
                t("Guests"), min_value=1, step=1, default=1, required=True
            ),
        },
        key=f"{key}_subgroups",
        name=t("Subgroups"),
    )
    known = {group.id: group for group in subgroups}
    made: list[Subgroup] = []
    for row in rows:
        if not row["en"] or not row["headcount"]:
            continue
        name = Bilingual(row["zh"] or "", row["en"])
        group = known.get(row["id"])
        if group is None:
            taken = [*known, *(other.id for other in made)]
            group = Subgroup(new_id(name.en, taken), name, 1)
        made.append(replace(group, name=name, headcount=int(row["headcount"])))
    return tuple(made)
