"""Submissions for approval and what was said to them: added, never changed."""

import json
from dataclasses import dataclass

from sqlalchemy import Row, insert, select

from planner.approvals import Decision, Draft, Submission
from planner.arrangements import Arrangement
from planner.errors import Conflict, NotFound
from planner.model import Approver, Subject, SubjectKind, Verdict
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.codec import decode, encode, sha256_of
from planner.store.tables import decision, submission
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Word:
    """What an approver says to a submission."""

    verdict: Verdict
    comment: str = ""


def add(tx: Transaction, period_id: int, draft: Draft, *, plan_number: int, note: str) -> int:
    """Lay a draft before its approvers and return the submission's id."""
    doc = encode(draft.content)
    number = tx.connection.execute(
        insert(submission)
        .values(
            period_id=period_id,
            kind=draft.subject.kind.value,
            subject_id=draft.subject.id,
            plan_number=plan_number,
            content=doc,
            sha256=sha256_of(doc),
            chain=encode(draft.chain),
            author=tx.actor,
            at=tx.at,
            note=note,
        )
        .returning(submission.c.id)
    ).scalar_one()
    audit.append(
        tx,
        AuditAction.SUBMITTED,
        f"submission/{number}",
        period=period_id,
        kind=draft.subject.kind.value,
        id=draft.subject.id,
        sha256=sha256_of(doc),
    )
    return int(number)


def decide(tx: Transaction, submission_id: int, said: Word) -> Submission:
    """Keep what the approver whose turn it is says, and return the submission as it then is.

    Raises:
        NotFound: `submission`.
        Conflict: `decided_meanwhile`, nobody's turn is left; `submitted_anew`, a newer
            submission of the same subject has taken its place.
    """
    audit.append(
        tx,
        AuditAction.DECIDED,
        f"submission/{submission_id}",
        verdict=said.verdict.value,
    )
    found = get(tx, submission_id)
    approver = found.next_approver
    if approver is None:
        raise Conflict("decided_meanwhile", id=submission_id)
    if _newest_id(tx, submission_id) != submission_id:
        raise Conflict("submitted_anew", id=submission_id)
    tx.connection.execute(
        insert(decision).values(
            submission_id=submission_id,
            step=len(found.decisions),
            approver=approver.value,
            verdict=said.verdict.value,
            author=tx.actor,
            at=tx.at,
            comment=said.comment,
        )
    )
    return get(tx, submission_id)


def get(view: View, submission_id: int) -> Submission:
    """Return a submission.

    Raises:
        NotFound: `submission`.
    """
    query = select(submission).where(submission.c.id == submission_id)
    row = view.connection.execute(query).first()
    if row is None:
        raise NotFound("submission", id=submission_id)
    said = _decisions(view, row.period_id).get(submission_id, ())
    return _submission(row, said)


def by_subject(view: View, period_id: int) -> dict[Subject, tuple[Submission, ...]]:
    """Return the submissions of a period by what they are about, newest first."""
    said = _decisions(view, period_id)
    found: dict[Subject, list[Submission]] = {}
    query = (
        select(submission)
        .where(submission.c.period_id == period_id)
        .order_by(submission.c.id.desc())
    )
    for row in view.connection.execute(query):
        one = _submission(row, said.get(row.id, ()))
        found.setdefault(one.draft.subject, []).append(one)
    return {subject: tuple(several) for subject, several in sorted(found.items())}


def _newest_id(view: View, submission_id: int) -> int:
    own = select(submission).where(submission.c.id == submission_id).subquery()
    query = (
        select(submission.c.id)
        .join(
            own,
            (own.c.period_id == submission.c.period_id)
            & (own.c.kind == submission.c.kind)
            & (own.c.subject_id == submission.c.subject_id),
        )
        .order_by(submission.c.id.desc())
        .limit(1)
    )
    return int(view.connection.execute(query).scalar_one())


def _decisions(view: View, period_id: int) -> dict[int, tuple[Decision, ...]]:
    query = (
        select(decision)
        .join(submission, submission.c.id == decision.c.submission_id)
        .where(submission.c.period_id == period_id)
        .order_by(decision.c.submission_id, decision.c.step)
    )
    found: dict[int, list[Decision]] = {}
    for row in view.connection.execute(query):
        found.setdefault(row.submission_id, []).append(
            Decision(
                approver=Approver(row.approver),
                verdict=Verdict(row.verdict),
                author=row.author,
                at=row.at,
                comment=row.comment,
            )
        )
    return {key: tuple(several) for key, several in found.items()}


def _submission(row: Row[tuple[object, ...]], said: tuple[Decision, ...]) -> Submission:
    return Submission(
        id=row.id,
        draft=Draft(
            subject=Subject(SubjectKind(row.kind), row.subject_id),
            content=decode(tuple[Arrangement, ...], row.content),
            chain=tuple(Approver(step) for step in json.loads(row.chain)),
        ),
        plan_number=row.plan_number,
        sha256=row.sha256,
        author=row.author,
        at=row.at,
        note=row.note,
        decisions=said,
    )
