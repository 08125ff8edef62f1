"""Input fields that several forms share: members of enums, entries by id, moments, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Final, TypeVar

import streamlit as st

from planner.formats import format_day
from planner.i18n import Translator
from planner.labels import label
from planner.model import Bilingual, PersonName
from planner.pages.topics import topic_name
from planner.services.views import Choice

Member = TypeVar("Member", bound=Enum)

STEP_MIN: Final = 5
"""Plans are made to five minutes; so are the times that people enter."""


def pick_member(caption: str, value: Member, t: Translator, *, key: str) -> Member:
    """Ask for a member of the enum that `value` belongs to."""
    members = list(type(value))
    return st.selectbox(
        caption,
        members,
        index=members.index(value),
        format_func=lambda member: t(label(member)),
        key=key,
    )


def pick_members(
    caption: str, kind: type[Member], chosen: Iterable[Member], t: Translator, *, key: str
) -> frozenset[Member]:
    """Ask for any members of an enum."""
    members = list(kind)
    return frozenset(
        st.multiselect(
            caption,
            members,
            default=[member for member in members if member in set(chosen)],
            format_func=lambda member: t(label(member)),
            placeholder=t("Choose"),
            select_all=False,
            key=key,
        )
    )


def labels_of(choices: Iterable[Choice]) -> dict[str, str]:
    """Return the labels of choices by id, in the order given."""
    return {choice.id: choice.label for choice in choices}


def pick_id(
    caption: str, labels: Mapping[str, str], value: str | None, *, key: str, nothing: str = ""
) -> str | None:
    """Ask for one of the ids that `labels` names; `nothing` is offered as well if it is worded.

    A value that is no longer among them is offered as it stands, so that looking at a form
    never changes what it shows.
    """
    ids: list[str | None] = [None] if nothing else []
    ids += _with_kept(labels, [value] if value else [])
    return st.selectbox(
        caption,
        ids,
        index=ids.index(value) if value in ids else 0 if ids else None,
        format_func=lambda entry: nothing if entry is None else labels.get(entry, entry),
        key=key,
    )


def pick_ids(
    caption: str,
    labels: Mapping[str, str],
    chosen: Sequence[str],
    t: Translator,
    *,
    key: str,
    hint: str | None = None,
) -> tuple[str, ...]:
    """Ask for any of the ids that `labels` names, in the order in which they are picked."""
    return tuple(
        st.multiselect(
            caption,
            _with_kept(labels, chosen),
            default=list(chosen),
            format_func=lambda entry: labels.get(entry, entry),
            placeholder=t("Choose"),
            select_all=False,
            help=hint,
            key=key,
        )
    )


def _with_kept(labels: Mapping[str, str], kept: Sequence[str]) -> list[str]:
    return [*labels, *(entry for entry in kept if entry not in labels)]


def pick_day(caption: str, days: Sequence[date], value: date, t: Translator, *, key: str) -> date:
    """Ask for one of `days`, worded in the reader's language."""
    shown = list(days) if value in days else sorted({*days, value})
    return st.selectbox(
        caption,
        shown,
        index=shown.index(value),
        format_func=lambda day: format_day(t, day),
        key=key,
    )


def pick_time(caption: str, value: time, *, key: str) -> time:
    """Ask for a time of day on the 24-hour clock."""
    return st.time_input(caption, value=value, step=timedelta(minutes=STEP_MIN), key=key)


def pick_moment(
    captions: tuple[str, str],
    days: Sequence[date],
    value: datetime,
    t: Translator,
    *,
    key: str,
) -> datetime:
    """Ask for a day and a time beside each other; the moment keeps the zone of `value`."""
    left, right = st.columns(2)
    with left:
        day = pick_day(captions[0], days, value.date(), t, key=f"{key}_day")
    with right:
        at = pick_time(captions[1], value.time(), key=f"{key}_time")
    return datetime.combine(day, at, tzinfo=value.tzinfo)


def enter_bilingual(caption: str, value: Bilingual, t: Translator, *, key: str) -> Bilingual:
    """Ask for a text in both languages."""
    left, right = st.columns(2)
    english = left.text_input(
        t("{caption} (English)", caption=caption), value=value.en, key=f"{key}_en"
    )
    chinese = right.text_input(
        t("{caption} (Chinese)", caption=caption), value=value.zh, key=f"{key}_zh"
    )
    return Bilingual(zh=chinese.strip(), en=english.strip())


def enter_name(value: PersonName, t: Translator, *, key: str) -> PersonName:
    """Ask for a person's name and title in both scripts."""
    name = enter_bilingual(t("Name"), Bilingual(value.name_zh, value.name_latin), t, key=key)
    title = enter_bilingual(
        t("Title"), Bilingual(value.title_zh, value.title_en), t, key=f"{key}_title"
    )
    return PersonName(name.zh, name.en, title.zh, title.en)


def enter_count(
    caption: str, value: int, *, key: str, least: int = 0, step: int = 1, hint: str | None = None
) -> int:
    """Ask for a whole number."""
    return int(
        st.number_input(caption, min_value=least, value=value, step=step, help=hint, key=key)
    )


def enter_words(
    caption: str, known: Iterable[str], chosen: Iterable[str], t: Translator, *, key: str
) -> frozenset[str]:
    """Ask for words of the office's own, such as topics; new ones may be typed."""
    mine = sorted(chosen)
    options = sorted({*known, *mine})
    return frozenset(
        _as_tag(word)
        for word in st.multiselect(
            caption,
            options,
            default=mine,
            format_func=lambda word: topic_name(word, t),
            accept_new_options=True,
            placeholder=t("Choose or type"),
            select_all=False,
            key=key,
        )
    )


def _as_tag(word: str) -> str:
    """Return a word as files have it: lower case, hyphens for spaces."""
    return "-".join(word.lower().split())
