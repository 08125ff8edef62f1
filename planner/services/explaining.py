"""Answers of the optimizer in the office's words: why, why not, what if, other plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from optimizer.alternatives import OtherPlan
from optimizer.problem import Dimension
from optimizer.solution import Solution, Tier, Violation
from optimizer.why import (
    Clash,
    Explanation,
    Price,
    Relaxation,
    RelaxationKind,
    TierChange,
    Wish,
)
from planner.arrangements import arrangements_of, differences_between
from planner.errors import NotFound
from planner.formats import format_datetime, format_list
from planner.i18n import N_
from planner.model import MINUTES_PER_DAY, LockDimension
from planner.services.answer_views import AnswerView, OfferView, Question, RemedyView, TierLine
from planner.services.differences import difference_lines
from planner.services.labels import tier_label
from planner.services.names import Names
from planner.services.opened import OpenPlan
from planner.services.sentences import sentence_of
from planner.services.sentences.facts import Words, fact_sentences
from planner.services.sentences.remedies import arrangement_text, remedy_sentence
from planner.translate.edited import with_visits
from planner.translate.plans import legs_of, reasons_of, visits_of

APPLIED_IN_THE_PLAN: Final = frozenset(
    {
        RelaxationKind.UNLOCK,
        RelaxationKind.MOVE,
        RelaxationKind.DROP,
        RelaxationKind.HOURS,
        RelaxationKind.OTHER_ROOM,
        RelaxationKind.OTHER_HOST,
    }
)
"""What an officer can do with the plan and what is held fixed, without changing any resource."""

_NO_OTHER: Mapping[LockDimension, str] = MappingProxyType(
    {
        LockDimension.TIME: N_("It may be at no other time."),
        LockDimension.PLACE: N_("It may have no other room."),
        LockDimension.HOST: N_("Nobody else may host it."),
    }
)
_WHY_SO: Mapping[LockDimension, str] = MappingProxyType(
    {
        LockDimension.TIME: N_("Why this time?"),
        LockDimension.PLACE: N_("Why this room?"),
        LockDimension.HOST: N_("Why this host?"),
    }
)


def wish_of(question: Question, shown: OpenPlan) -> Wish:
    """Return a question in the optimizer's words.

    Raises:
        NotFound: `engagement`, it is not in the plan's problem; `host` or `room`, no such thing.
    """
    translation = shown.ground.translation
    if question.engagement_id not in translation.engagements:
        raise NotFound("engagement", id=question.engagement_id)
    for kind, asked, known in (
        ("host", question.host_id, {each.id for each in translation.problem.leaders}),
        ("room", question.room_id, {each.id for each in translation.problem.rooms}),
    ):
        if asked is not None and asked not in known:
            raise NotFound(kind, id=asked)
    start = None if question.start is None else translation.clock.minute(question.start)
    other = None if question.other_than is None else Dimension(question.other_than.value)
    return Wish(question.engagement_id, start, question.room_id, question.host_id, other)


def require_delegation(delegation_id: str, shown: OpenPlan) -> None:
    """Raise NotFound if a plan's problem has no such delegation."""
    groups = {party.group for party in shown.ground.translation.problem.parties}
    if delegation_id not in groups:
        raise NotFound("delegation", id=delegation_id)


def question_text(question: Question, names: Names) -> str:
    """Return a question as a person would ask it."""
    t = names.t
    if question.other_than is not None:
        return t(_WHY_SO[question.other_than])
    asked = [
        *([format_datetime(t, question.start.astimezone(names.zone))] if question.start else []),
        *([names.room(question.room_id)] if question.room_id else []),
        *([names.leader(question.host_id)] if question.host_id else []),
    ]
    if asked:
        return t("Why not: {what}?", what=format_list(t, asked))
    if question.engagement_id in names.visits:
        return t("How else could it be?")
    return t("Why is it left out?")


def impossible_view(shown: OpenPlan, question: Question, names: Names) -> AnswerView | None:
    """Return the answer to a question about what cannot take place by inspection, else None."""
    reasons = [
        item.reason
        for item in shown.ground.translation.impossible
        if item.engagement_id == question.engagement_id
    ]
    if not reasons:
        return None
    return AnswerView(
        question=question_text(question, names),
        verdict=names.t("Impossible, whatever else is planned."),
        is_possible=False,
        facts=tuple(sentence_of(reason, names) for reason in reasons),
        note="",
        offer=None,
        moving=None,
        remedies=(),
    )


def answer_view(
    shown: OpenPlan, question: Question, found: Explanation, names: Names
) -> AnswerView:
    """Return the answer to a question about an engagement, worded."""
    words = _words(shown, question, names)
    clash = found.clash
    return AnswerView(
        question=question_text(question, names),
        verdict=_verdict(question, found, words),
        is_possible=found.price is not None,
        facts=() if clash is None else _facts(clash, words),
        note="" if clash is None else _note(clash, names),
        offer=None if found.price is None else _offer(shown, found.price, words),
        moving=None if found.moving is None else _offer(shown, found.moving, words),
        remedies=tuple(
            RemedyView(
                text=remedy_sentence(each, words),
                outcome=arrangement_text(each.visits[0], words),
                can_apply=each.kind in APPLIED_IN_THE_PLAN,
            )
            for each in found.relaxations
        ),
    )


def other_plans(
    shown: OpenPlan, plans: tuple[OtherPlan, ...], names: Names
) -> tuple[OfferView, ...]:
    """Return other plans for a delegation as they are shown side by side."""
    return tuple(
        _offer_of(shown, each.solution, each.tiers, names, is_exact=each.proven) for each in plans
    )


def _words(shown: OpenPlan, question: Question, names: Names) -> Words:
    """Return what sentences are made with; the days in question are those asked for."""
    translation = shown.ground.translation
    if question.start is not None:
        days = {translation.clock.minute(question.start) // MINUTES_PER_DAY}
    else:
        windows = translation.engagements[question.engagement_id].windows
        days = {
            day
            for window in windows
            for day in range(
                window.start_min // MINUTES_PER_DAY, (window.end_min - 1) // MINUTES_PER_DAY + 1
            )
        }
    return Words(names, translation.clock, frozenset(days))


def _verdict(question: Question, found: Explanation, words: Words) -> str:
    t = words.names.t
    if found.price is not None:
        text = arrangement_text(found.price.visit, words)
        if question.other_than is not None:
            return t("The next best while everything else stays: {what}", what=text)
        return t("Possible while everything else stays: {what}", what=text)
    clash = found.clash
    if clash is None or (clash.minimal and not clash.facts):
        other = question.other_than or LockDimension.TIME
        return t(_NO_OTHER[other])
    if clash.even_alone:
        return t("Impossible, whatever else is planned.")
    return t("Impossible while everything else stays as planned.")


def _facts(clash: Clash, words: Words) -> tuple[str, ...]:
    if clash.facts:
        return fact_sentences(clash.facts, words)
    return _sentences(clash.reasons, words.names)


def _sentences(broken: tuple[Violation, ...], names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence_of(reason, names) for reason in reasons_of(broken)))


def _note(clash: Clash, names: Names) -> str:
    t = names.t
    if clash.minimal:
        several = len(clash.facts) > 1
        return t("Proven: these clash, and no fewer of them do.") if several else ""
    if clash.facts:
        return t("Not proven: the ways that were found all lack vehicles.")
    return t("Not proven: time was short; this is what the best attempt runs into.")


def _offer(shown: OpenPlan, price: Price, words: Words) -> OfferView:
    offer = _offer_of(shown, price.solution, price.tiers, words.names, is_exact=price.exact)
    return replace(
        offer,
        text=arrangement_text(price.visit, words),
        broken=_sentences(price.broken, words.names),
    )


def _offer_of(
    shown: OpenPlan,
    solution: Solution,
    tiers: tuple[TierChange, ...],
    names: Names,
    *,
    is_exact: bool,
) -> OfferView:
    translation = shown.ground.translation
    plan = replace(
        shown.plan,
        visits=visits_of(translation, solution),
        legs=legs_of(translation, solution),
    )
    differences = differences_between(
        arrangements_of(shown.plan, shown.scenario), arrangements_of(plan, shown.scenario)
    )
    told = [each for each in differences if each.dimension is not LockDimension.VEHICLE]
    return OfferView(
        text="",
        tiers=tuple(
            TierLine(
                label=tier_label(each.tier.name.lower(), names.t),
                before=each.before,
                after=each.after,
                difference=each.after - each.before,
            )
            for each in tiers
            # What moves is said engagement by engagement.
            if each.tier is not Tier.STABILITY
        ),
        differences=difference_lines(told, names),
        vehicles_changed=len(differences) - len(told),
        broken=(),
        is_exact=is_exact,
    )


def outcome_of(shown: OpenPlan, remedy: Relaxation) -> Solution:
    """Return the plan that a remedy leads to, its drives in vehicles that are nearby."""
    dropped = frozenset(remedy.ids if remedy.kind is RelaxationKind.DROP else ())
    return with_visits(shown.ground.translation, shown.solution, remedy.visits, dropped)
