"""Scenarios as immutable versions: a save adds one, and fails if somebody else saved first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql import ColumnElement

from planner.errors import Conflict, NotFound
from planner.model import Scenario
from planner.store import audit, periods
from planner.store.audit import AuditAction
from planner.store.codec import decode, encode, sha256_of
from planner.store.periods import OfficePeriod
from planner.store.tables import office_period, scenario_version
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class ScenarioVersion:
    """Who saved a version, when and why."""

    number: int
    author: str
    at: datetime
    reason: str


def create(tx: Transaction, scenario: Scenario, reason: str) -> OfficePeriod:
    """Begin an office's period with the first version of its scenario.

    Raises:
        Conflict: `period_exists`, the office has a period of just these days.
    """
    existing = periods.find(tx, scenario.office.id, scenario.period)
    if existing is not None:
        raise Conflict("period_exists", period_id=existing.id)
    period_id = tx.connection.execute(
        insert(office_period)
        .values(**_listed(scenario), scenario_head=1, plan_head=0, created_at=tx.at)
        .returning(office_period.c.id)
    ).scalar_one()
    doc = encode(scenario)
    _insert(tx, period_id, 1, doc, reason)
    audit.append(tx, AuditAction.PERIOD_CREATED, f"period/{period_id}", sha256=sha256_of(doc))
    return periods.get(tx, period_id)


def save(
    tx: Transaction, period_id: int, scenario: Scenario, *, base_version: int, reason: str
) -> int:
    """Keep a changed scenario and return its version number.

    `base_version` is the version that the change was made to. A scenario that is equal to it
    adds no version.

    Raises:
        Conflict: `scenario_changed`, with the facts of the version that came in between;
            `period_exists` when the changed days are those of another period of the office.
        NotFound: `period`.
    """
    head = head_version(tx, period_id)
    if head.number != base_version:
        raise Conflict(
            "scenario_changed",
            base_version=base_version,
            head_version=head.number,
            author=head.author,
            at=head.at.isoformat(),
        )
    doc = encode(scenario)
    if doc == _doc(tx, period_id, base_version):
        return base_version
    number = base_version + 1
    _advance(tx, period_id, scenario, number)
    _insert(tx, period_id, number, doc, reason)
    audit.append(
        tx,
        AuditAction.SCENARIO_SAVED,
        f"period/{period_id}",
        version=number,
        sha256=sha256_of(doc),
    )
    return number


def load(view: View, period_id: int, version: int) -> Scenario:
    """Return one version of a period's scenario.

    Raises:
        NotFound: `scenario_version`.
        StorageFailed: `document_unreadable`.
    """
    return decode(Scenario, _doc(view, period_id, version))


def load_head(view: View, period_id: int) -> tuple[int, Scenario]:
    """Return the number and the scenario of the newest version.

    Raises:
        NotFound: `period`.
        StorageFailed: `document_unreadable`.
    """
    number = periods.get(view, period_id).scenario_version
    return number, load(view, period_id, number)


def head_version(view: View, period_id: int) -> ScenarioVersion:
    """Return who saved the newest version, when and why.

    Raises:
        NotFound: `period`.
    """
    number = periods.get(view, period_id).scenario_version
    return next(_versions(view, period_id, scenario_version.c.number == number))


def history(view: View, period_id: int) -> tuple[ScenarioVersion, ...]:
    """Return all versions of a period's scenario, newest first."""
    return tuple(_versions(view, period_id))


def _versions(
    view: View, period_id: int, *conditions: ColumnElement[bool]
) -> Iterator[ScenarioVersion]:
    table = scenario_version.c
    query = (
        select(table.number, table.author, table.at, table.reason)
        .where(table.period_id == period_id, *conditions)
        .order_by(table.number.desc())
    )
    for row in view.connection.execute(query):
        yield ScenarioVersion(row.number, row.author, row.at, row.reason)


def _listed(scenario: Scenario) -> dict[str, str]:
    return {
        "office_id": scenario.office.id,
        "office_zh": scenario.office.name.zh,
        "office_en": scenario.office.name.en,
        "start_day": scenario.period.start.isoformat(),
        "end_day": scenario.period.end.isoformat(),
    }


def _advance(tx: Transaction, period_id: int, scenario: Scenario, number: int) -> None:
    try:
        advanced = tx.connection.execute(
            update(office_period)
            .where(
                office_period.c.id == period_id,
                # Where writers run side by side, the loser waits here and then finds nothing.
                office_period.c.scenario_head == number - 1,
            )
            .values(**_listed(scenario), scenario_head=number)
        ).rowcount
    except IntegrityError as error:
        raise Conflict("period_exists", period_id=period_id) from error
    if advanced != 1:
        raise Conflict("scenario_changed", base_version=number - 1)


def _insert(tx: Transaction, period_id: int, number: int, doc: str, reason: str) -> None:
    tx.connection.execute(
        insert(scenario_version).values(
            period_id=period_id,
            number=number,
            doc=doc,
            sha256=sha256_of(doc),
            author=tx.actor,
            at=tx.at,
            reason=reason,
        )
    )


def _doc(view: View, period_id: int, version: int) -> str:
    query = select(scenario_version.c.doc).where(
        scenario_version.c.period_id == period_id, scenario_version.c.number == version
    )
    doc = view.connection.execute(query).scalar()
    if doc is None:
        raise NotFound("scenario_version", period_id=period_id, version=version)
    return str(doc)
