"""Answers to what has happened, in words: one sentence, what differs, why, who must be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.access import Actor
from planner.arrangements import Difference, Yardstick, is_felt
from planner.catalogue import municipal_leaders
from planner.duties import RecipientKind
from planner.formats import format_list
from planner.i18n import Translator
from planner.model import Priority, Reason
from planner.services.approvals.examined import APPROVED_DIMENSIONS
from planner.services.change_labels import change_text
from planner.services.change_views import AnswerKind, ChangedEngagement, ProposalView
from planner.services.differences import difference_lines
from planner.services.findings import unplaced_lines, warning_line
from planner.services.held import held_lines
from planner.services.labels import alternative_label
from planner.services.names import Names, names_of
from planner.services.proposals import Proposal, Situation
from planner.services.sentences import sentence_of
from planner.services.telling import to_tell


def proposal_view(
    situation: Situation, proposal: Proposal, person: Actor, t: Translator
) -> ProposalView:
    """Return an answer as it is read."""
    names = names_of(situation.known, t, person, proposal.plan)
    told = {visit.engagement_id for visit in situation.told.visits}
    changed = tuple(_changed(situation, proposal, names))
    tell = to_tell(proposal.news, names)
    broken = tuple(warning_line(reason, names) for reason in proposal.shown.warnings)
    left_out = unplaced_lines(proposal.shown, names)
    musts = sum(line.priority is Priority.MUST for line in left_out)
    return ProposalView(
        kind=AnswerKind(proposal.kind.value),
        label=alternative_label(proposal.kind, t),
        sentence=" ".join(
            (
                _outcome(t, len(changed), len(broken), musts),
                _leaders(situation, proposal, names),
                t.n("{count} person must be told.", "{count} people must be told.", len(tell)),
            )
        ),
        changed=changed,
        unchanged=len(told - {one.engagement_id for one in changed}),
        to_tell=tell,
        dropped=tuple(line for line in left_out if line.engagement_id in told),
        left_out=left_out,
        broken=broken,
    )


def headlines(situation: Situation, person: Actor, t: Translator) -> tuple[str, ...]:
    """Return what has happened, a sentence for each change."""
    names = names_of(situation.before, t, person, situation.told)
    return tuple(change_text(one, names) for one in situation.changes.changes)


def touched_lines(
    situation: Situation, reasons: Iterable[Reason], person: Actor, t: Translator
) -> tuple[str, ...]:
    """Return what the changes break in the told plan, as sentences, each once."""
    names = names_of(situation.known, t, person, situation.told)
    return tuple(dict.fromkeys(sentence_of(reason, names) for reason in reasons))


def _outcome(t: Translator, changes: int, broken: int, musts: int) -> str:
    if musts:
        return t.n(
            "{count} engagement that must take place has no place any more.",
            "{count} engagements that must take place have no place any more.",
            musts,
        )
    if broken:
        return t.n("{count} rule is broken.", "{count} rules are broken.", broken)
    if not changes:
        return t("The plan holds without any change.")
    return t.n("Feasible with {count} change.", "Feasible with {count} changes.", changes)


def _leaders(situation: Situation, proposal: Proposal, names: Names) -> str:
    """Say which leaders of the city notice anything."""
    numbers = situation.after.rules.numbers
    municipal = municipal_leaders(situation.scenario, numbers)
    affected = [
        names.leader(recipient.id)
        for recipient in proposal.news
        if recipient.kind is RecipientKind.LEADER and recipient.id in municipal
    ]
    if not affected:
        return names.t("No leader of the city is affected.")
    return names.t("Affected: {names}.", names=format_list(names.t, affected))


def _changed(situation: Situation, proposal: Proposal, names: Names) -> Iterator[ChangedEngagement]:
    """Yield the engagements that change: those that others follow from come first."""
    by_engagement: dict[str, list[Difference]] = {}
    for one in proposal.differences:
        by_engagement.setdefault(one.engagement_id, []).append(one)
    follows = {key: _follows(key, proposal, by_engagement.keys()) for key in by_engagement}
    starts = {visit.engagement_id: visit.start for visit in proposal.plan.visits}
    told = {visit.engagement_id: visit for visit in situation.told.visits}
    order = sorted(
        by_engagement,
        key=lambda key: (len(follows[key]), starts.get(key) or told[key].start, key),
    )
    for key in order:
        before = told.get(key)
        as_told = names if before is None else replace(names, visits={**names.visits, key: before})
        reasons = (sentence_of(reason, as_told) for reason in proposal.causes.get(key, ()))
        found = names.engagements.get(key)
        yield ChangedEngagement(
            engagement_id=key,
            title=names.title(key),
            delegations=names.delegations_of(found) if found else "",
            lines=difference_lines(by_engagement[key], names),
            reasons=tuple(dict.fromkeys(reasons)),
            after=tuple(names.title(other) for other in follows[key]),
            released=held_lines(
                (one for one in proposal.released if one.lock.engagement_id == key), names
            ),
            needs_approval=_needs_approval(situation, by_engagement[key]),
        )


def _follows(key: str, proposal: Proposal, changed: Iterable[str]) -> tuple[str, ...]:
    """Return the other changed engagements that the told arrangement would clash with."""
    named = {id_ for reason in proposal.causes.get(key, ()) for id_ in reason.ids}
    return tuple(sorted(named.intersection(changed) - {key}))


def _needs_approval(situation: Situation, differences: Iterable[Difference]) -> bool:
    """Tell whether a yes that was given covers it no longer."""
    numbers = situation.after.rules.numbers.approval
    yardstick = Yardstick(APPROVED_DIMENSIONS, numbers.unchanged_within_min, whole_venues=True)
    return any(
        one.engagement_id in situation.approved and is_felt(one, yardstick) for one in differences
    )
