"""Accounts: who can sign in, with which roles, and whom they stand for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, func, insert, select, update

from planner.access import Post, Role, Served
from planner.errors import Conflict, NotFound
from planner.store import audit
from planner.store.audit import AuditAction
from planner.store.tables import account, account_link
from planner.store.transactions import Transaction, View


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in; a sample account belongs to the sample offices' first look."""

    id: int
    name: str
    display_name: str
    roles: frozenset[Role]
    serves: frozenset[Served]
    is_enabled: bool
    is_sample: bool
    has_password: bool
    is_vouched_for: bool
    locked_until: datetime | None
    created_at: datetime
    email: str | None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account is made of; without a password hash it cannot sign in by password."""

    name: str
    display_name: str
    roles: frozenset[Role]
    password_hash: str | None = None
    is_sample: bool = False
    issuer: str | None = None
    subject: str | None = None
    email: str | None = None


def add(tx: Transaction, new: NewAccount) -> Account:
    """Make an account.

    Raises:
        Conflict: `account_exists`, there is one of that name.
    """
    if find(tx, new.name) is not None:
        raise Conflict("account_exists", name=new.name)
    values = {
        "name": new.name,
        "display_name": new.display_name,
        "roles": _roles_text(new.roles),
        "is_enabled": True,
        "is_sample": new.is_sample,
        "password_hash": new.password_hash,
        "failures": 0,
        "issuer": new.issuer,
        "subject": new.subject,
        "created_at": tx.at,
        "email": new.email,
    }
    tx.connection.execute(insert(account).values(**values))
    audit.append(tx, AuditAction.ACCOUNT_ADDED, _subject(new.name), roles=_roles_text(new.roles))
    return get(tx, new.name)


def get(view: View, name: str) -> Account:
    """Return an account by its name.

    Raises:
        NotFound: `account`.
    """
    found = find(view, name)
    if found is None:
        raise NotFound("account", name=name)
    return found


def find(view: View, name: str) -> Account | None:
    """Return an account by its name, or None."""
    row = view.connection.execute(select(account).where(account.c.name == name)).first()
    return None if row is None else _account(view, row)


def of_session(view: View, account_id: int) -> Account:
    """Return the account that a session belongs to."""
    row = view.connection.execute(select(account).where(account.c.id == account_id)).one()
    return _account(view, row)


def vouched_for(view: View, issuer: str, subject: str) -> Account | None:
    """Return the account that an OIDC provider calls `subject`, or None."""
    query = select(account).where(account.c.issuer == issuer, account.c.subject == subject)
    row = view.connection.execute(query).first()
    return None if row is None else _account(view, row)


def vouch(tx: Transaction, name: str, issuer: str, subject: str) -> None:
    """Let an OIDC provider's `subject` be this account from now on. Raises NotFound."""
    _set(tx, get(tx, name), issuer=issuer, subject=subject)
    audit.append(tx, AuditAction.ACCOUNT_CHANGED, _subject(name), issuer=issuer)


def every(view: View) -> tuple[Account, ...]:
    """Return all accounts by name."""
    rows = view.connection.execute(select(account).order_by(account.c.name)).all()
    return tuple(_account(view, row) for row in rows)


def are_own(view: View) -> bool:
    """Tell whether the office has accounts of its own, besides those of the samples."""
    query = select(func.count()).select_from(account).where(~account.c.is_sample)
    return view.connection.execute(query).scalar_one() > 0


def password_hash(view: View, account_id: int) -> str | None:
    """Return the hash of an account's password, None where it has none."""
    query = select(account.c.password_hash).where(account.c.id == account_id)
    found: str | None = view.connection.execute(query).scalar_one()
    return found


def set_password(tx: Transaction, name: str, hashed: str) -> None:
    """Replace an account's password, and take a lock after failures away. Raises NotFound."""
    _set(tx, get(tx, name), password_hash=hashed, failures=0, locked_until=None)
    audit.append(tx, AuditAction.PASSWORD_SET, _subject(name))


def rehash(tx: Transaction, account_id: int, hashed: str) -> None:
    """Keep the same password under newer parameters."""
    tx.connection.execute(
        update(account).where(account.c.id == account_id).values(password_hash=hashed)
    )


def set_roles(tx: Transaction, name: str, roles: frozenset[Role]) -> None:
    """Give an account exactly these roles. Raises NotFound."""
    _set(tx, get(tx, name), roles=_roles_text(roles))
    audit.append(tx, AuditAction.ACCOUNT_CHANGED, _subject(name), roles=_roles_text(roles))


def set_enabled(tx: Transaction, name: str, *, is_enabled: bool) -> None:
    """Let an account sign in, or keep it out. Raises NotFound."""
    _set(tx, get(tx, name), is_enabled=is_enabled, failures=0, locked_until=None)
    audit.append(tx, AuditAction.ACCOUNT_CHANGED, _subject(name), enabled=is_enabled)


def set_email(tx: Transaction, name: str, email: str | None) -> None:
    """Let notices go to an address from now on, or to none. Raises NotFound."""
    _set(tx, get(tx, name), email=email)
    # The address itself says who somebody is: the log keeps ids alone.
    has_email = email is not None
    audit.append(tx, AuditAction.ACCOUNT_CHANGED, _subject(name), has_email=has_email)


def set_links(tx: Transaction, name: str, serves: Collection[Served]) -> None:
    """Let an account stand for exactly these. Raises NotFound."""
    found = get(tx, name)
    tx.connection.execute(delete(account_link).where(account_link.c.account_id == found.id))
    ordered = sorted(serves, key=lambda one: (one.office_id, one.post, one.id))
    for one in ordered:
        tx.connection.execute(
            insert(account_link).values(
                account_id=found.id, office_id=one.office_id, post=one.post, resource_id=one.id
            )
        )
    told = " ".join(f"{one.office_id}/{one.post}/{one.id}" for one in ordered)
    audit.append(tx, AuditAction.ACCOUNT_CHANGED, _subject(name), serves=told)


def note_failure(tx: Transaction, account_id: int) -> int:
    """Count a wrong password; returns how many there were since the last right one."""
    tx.connection.execute(
        update(account).where(account.c.id == account_id).values(failures=account.c.failures + 1)
    )
    query = select(account.c.failures).where(account.c.id == account_id)
    failures: int = tx.connection.execute(query).scalar_one()
    return failures


def lock(tx: Transaction, account_id: int, until: datetime) -> None:
    """Refuse every password of an account until then."""
    tx.connection.execute(
        update(account).where(account.c.id == account_id).values(locked_until=until)
    )


def forget_failures(tx: Transaction, account_id: int) -> None:
    """Begin to count anew, after a right password."""
    tx.connection.execute(
        update(account).where(account.c.id == account_id).values(failures=0, locked_until=None)
    )


def _set(tx: Transaction, found: Account, **values: object) -> None:
    tx.connection.execute(update(account).where(account.c.id == found.id).values(**values))


def _account(view: View, row: Row[tuple[object, ...]]) -> Account:
    links = view.connection.execute(
        select(account_link).where(account_link.c.account_id == row.id)
    ).all()
    return Account(
        id=row.id,
        name=row.name,
        display_name=row.display_name,
        roles=frozenset(map(Role, row.roles.split())),
        serves=frozenset(
            Served(link.office_id, Post(link.post), link.resource_id) for link in links
        ),
        is_enabled=row.is_enabled,
        is_sample=row.is_sample,
        has_password=row.password_hash is not None,
        is_vouched_for=row.issuer is not None,
        locked_until=row.locked_until,
        created_at=row.created_at,
        email=row.email,
    )


def _roles_text(roles: frozenset[Role]) -> str:
    return " ".join(sorted(roles))


def _subject(name: str) -> str:
    return f"account/{name}"
