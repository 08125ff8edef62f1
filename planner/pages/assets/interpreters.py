"""Interpreters: languages by direction and mode, clearance, and when they are busy."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from planner.components.desk import Desk
from planner.i18n import Translator
from planner.labels import label
from planner.model import Interpreter, InterpretingMode, LanguageSkill, PersonName, SkillLevel
from planner.pages.assets.busy import ask_busy
from planner.pages.assets.editing import NEW, choose, form_key, offer_removal, save
from planner.pages.escape import markdown
from planner.pages.identifiers import new_id
from planner.pages.inputs import enter_count, enter_name, enter_words, pick_id, pick_member
from planner.pages.languages import language_labels, language_name
from planner.pages.tables import edit_rows
from planner.pages.topics import known_topics
from planner.services.views import CurrentScenario

_KIND: Final = "interpreter"
_MODES: Final = tuple(mode for mode in InterpretingMode if mode is not InterpretingMode.NONE)


def show_interpreters(desk: Desk, current: CurrentScenario) -> None:
    """Draw the list of interpreters and the form of the one that is open."""
    t = desk.t
    interpreters = sorted(current.scenario.interpreters, key=lambda one: one.id)
    opened = choose(
        desk,
        {
            t("Name"): [one.name.text(t.language) for one in interpreters],
            t("Languages"): [_spoken(one, t) for one in interpreters],
            t("Clearance"): [t(label(one.clearance)) for one in interpreters],
            t("May serve leaders"): [one.may_serve_leader for one in interpreters],
            t("Own staff"): [one.staff for one in interpreters],
            t("Busy blocks"): [len(one.busy) for one in interpreters],
        },
        {one.id: f"{one.name.text(t.language)} · {_spoken(one, t)}" for one in interpreters},
        kind=_KIND,
    )
    if opened == NEW:
        home = current.scenario.office.home_venue_id
        _show_form(desk, current, Interpreter("", PersonName("", ""), (), home))
    for interpreter in interpreters:
        if interpreter.id == opened:
            _show_form(desk, current, interpreter)


def _spoken(interpreter: Interpreter, t: Translator) -> str:
    return ", ".join(language_name(skill.language, t) for skill in interpreter.skills)


def _show_form(desk: Desk, current: CurrentScenario, interpreter: Interpreter) -> None:
    t = desk.t
    opened = interpreter.id or NEW
    key = form_key(desk, current, _KIND, opened)
    with st.form(key):
        st.subheader(markdown(interpreter.name.text(t.language)) or t("New interpreter"))
        entered = _ask(desk, current, interpreter, key=key)
        is_sent = st.form_submit_button(t("Save"), type="primary", key=f"{key}_save")
    if is_sent:
        if not entered.id:
            taken = (other.id for other in current.scenario.interpreters)
            entered = replace(entered, id=new_id(entered.name.text("en"), taken))
        save(desk, current, _KIND, opened, entered)
    if interpreter.id:
        offer_removal(desk, current, _KIND, interpreter, interpreter.name.text(t.language))


def _ask(
    desk: Desk, current: CurrentScenario, interpreter: Interpreter, *, key: str
) -> Interpreter:
    t = desk.t
    venues = {venue.id: venue.name.text(t.language) for venue in current.scenario.venues}
    name = enter_name(interpreter.name, t, key=key)
    skills = _ask_skills(desk, interpreter.skills, key=key)
    left, right = st.columns(2)
    with left:
        home = pick_id(
            t("Usual place of work"), venues, interpreter.home_venue_id, key=f"{key}_home"
        )
        clearance = pick_member(t("Clearance"), interpreter.clearance, t, key=f"{key}_clearance")
        may_serve = st.checkbox(
            t("May serve leaders"), value=interpreter.may_serve_leader, key=f"{key}_leaders"
        )
    with right:
        most_min = enter_count(
            t("Minutes of interpreting a day, at most"),
            interpreter.max_interpreting_min or 0,
            step=30,
            hint=t("0: as the rule pack says"),
            key=f"{key}_most",
        )
        overtime_yuan = enter_count(
            t("An hour of overtime, in yuan"),
            interpreter.overtime_hour_yuan,
            step=50,
            hint=t("For each hour of a day begun beyond what the rule pack says is paid for"),
            key=f"{key}_overtime",
        )
        gender = pick_member(t("Gender"), interpreter.gender, t, key=f"{key}_gender")
        is_staff = st.checkbox(t("Own staff"), value=interpreter.staff, key=f"{key}_staff")
    topics = enter_words(
        t("Topics"), known_topics(current.scenario), interpreter.topics, t, key=f"{key}_topics"
    )
    busy = ask_busy(desk, current.scenario, interpreter.busy, key=key)
    return replace(
        interpreter,
        name=name,
        skills=skills,
        home_venue_id=home or interpreter.home_venue_id,
        clearance=clearance,
        may_serve_leader=may_serve,
        max_interpreting_min=most_min or None,
        overtime_hour_yuan=overtime_yuan,
        gender=gender,
        staff=is_staff,
        topics=topics,
        busy=busy,
    )


def _ask_skills(
    desk: Desk, skills: tuple[LanguageSkill, ...], *, key: str
) -> tuple[LanguageSkill, ...]:
    """Ask for the languages, one line each: the level in both directions and the modes."""
    t = desk.t
    languages = language_labels(t) | {s.language: language_name(s.language, t) for s in skills}
    types = {"language": "string", "into": "Int64", "from": "Int64"}
    table = pd.DataFrame(
        [
            [
                skill.language,
                int(skill.into_level),
                int(skill.from_level),
                *(mode in skill.modes for mode in _MODES),
            ]
            for skill in skills
        ],
        columns=[*types, *(mode.value for mode in _MODES)],
    ).astype({**types, **{mode.value: "boolean" for mode in _MODES}})
    rows = edit_rows(
        table,
        {
            "language": st.column_config.SelectboxColumn(
                t("Language"),
                options=list(languages),
                format_func=lambda code: languages[str(code)],
                required=True,
            ),
            "into": _level_column(t("Into it"), t),
            "from": _level_column(t("Out of it"), t),
            **{
                mode.value: st.column_config.CheckboxColumn(t(label(mode)), default=False)
                for mode in _MODES
            },
        },
        key=f"{key}_skills",
        name=t("Languages"),
    )
    return tuple(
        LanguageSkill(
            language=row["language"],
            into_level=SkillLevel(int(row["into"])),
            from_level=SkillLevel(int(row["from"])),
            modes=frozenset(mode for mode in _MODES if row[mode.value]),
        )
        for row in rows
        if None not in (row["language"], row["into"], row["from"])
    )


def _level_column(caption: str, t: Translator) -> ColumnConfig:
    return st.column_config.SelectboxColumn(
        caption,
        options=[int(level) for level in SkillLevel],
        format_func=lambda level: t(label(SkillLevel(int(level)))),
        default=int(SkillLevel.WORKING),
        required=True,
    )
