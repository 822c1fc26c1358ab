"""Everything Ordna sends: what letters, calendars and papers keep."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outage",
        sa.Column("channel", types.Words(), nullable=False),
        sa.Column("since", types.Utc(), nullable=False),
        sa.Column("why", types.Words(), nullable=False),
        sa.Column("knock_at", types.Utc(), nullable=False),
        sa.Column("knocks", sa.Integer(), nullable=False),
        sa.Column("told_at", types.Utc(), nullable=True),
        sa.PrimaryKeyConstraint("channel", name="pk_outage"),
    )
    with op.batch_alter_table("user") as batch_op:
        batch_op.add_column(sa.Column("calendar_id", sa.Uuid(), nullable=True))
        batch_op.create_unique_constraint("uq_user_calendar_id", ["calendar_id"])
        batch_op.add_column(
            sa.Column("mails", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("booking") as batch_op:
        batch_op.add_column(sa.Column("confirmed_under", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("answer_note", types.Words(), nullable=True))
    with op.batch_alter_table("work_order") as batch_op:
        batch_op.add_column(sa.Column("rating", sa.JSON(), nullable=True))
    op.create_table(
        "held_time",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("quarter", types.Utc(), nullable=False),
        sa.Column("holder", sa.Uuid(), nullable=False),
        sa.Column("until", types.Utc(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_held_time_user_id"),
        sa.PrimaryKeyConstraint("user_id", "quarter", name="pk_held_time"),
    )
    op.create_table(
        "linked_contact",
        sa.Column("address_key", types.Words(), nullable=False),
        sa.Column("address", types.Words(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("linked_at", types.Utc(), nullable=False),
        sa.Column("last_channel", types.Words(), nullable=False),
        sa.Column("ended_at", types.Utc(), nullable=True),
        sa.PrimaryKeyConstraint("address_key", name="pk_linked_contact"),
    )
    op.create_index("ix_linked_contact_telegram_id", "linked_contact", ["telegram_id"])
    op.create_table(
        "address_code",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("address", types.Words(), nullable=False),
        sa.Column("hashed", types.Words(), nullable=False),
        sa.Column("expires_at", types.Utc(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("telegram_id", name="pk_address_code"),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", types.Utc(), nullable=False),
        sa.Column("opened_at", types.Utc(), nullable=True),
        sa.Column("seen_at", types.Utc(), nullable=True),
        sa.Column("ended_at", types.Utc(), nullable=True),
        sa.Column("browser", types.Words(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_session_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
    )
    op.create_index("ix_session_user_id", "session", ["user_id"])
