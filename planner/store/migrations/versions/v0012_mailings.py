"""E-mail: an address of each account, and which notice goes to which address."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and make the table."""
    op.add_column("account", sa.Column("email", sa.String(254)))
    op.create_table(
        "mailing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(24)),
        sa.Column("changed_at", sa.String(32), nullable=False),
        sa.Column("due_at", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_mailing"),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name="fk_mailing_notice_id_notice"),
        sa.UniqueConstraint("notice_id", "address", name="uq_mailing_notice_id_address"),
    )
    op.create_index("ix_mailing_notice_id", "mailing", ["notice_id"])
    op.create_index("ix_mailing_state", "mailing", ["state"])
