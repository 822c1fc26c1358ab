"""The working day in chat: who asked to come in, topics, timers, stamps, what questions are how old."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "join_request",
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("username", types.Words(), nullable=True),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("said", types.Words(), nullable=False),
        sa.Column("asked_at", types.Utc(), nullable=False),
        sa.PrimaryKeyConstraint("telegram_id", name="pk_join_request"),
    )
    op.create_table(
        "topic",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("about", types.Words(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "about", name="pk_topic"),
    )
    op.create_table(
        "timer",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("order", types.Words(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.Column("running_since", types.Utc(), nullable=True),
        sa.Column("worked", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_timer"),
    )
    with op.batch_alter_table("user") as batch_op:
        batch_op.add_column(sa.Column("chat_lost_at", types.Utc(), nullable=True))
    with op.batch_alter_table("linked_chat") as batch_op:
        batch_op.add_column(sa.Column("language", types.Words(), nullable=True))
    with op.batch_alter_table("pending_input") as batch_op:
        batch_op.add_column(sa.Column("asked_at", types.Utc(), nullable=True))
    with op.batch_alter_table("card") as batch_op:
        batch_op.add_column(
            sa.Column("pinned", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("measure") as batch_op:
        batch_op.add_column(sa.Column("amends", sa.Uuid(), nullable=True))
    with op.batch_alter_table("document") as batch_op:
        batch_op.add_column(sa.Column("stage", types.Words(), nullable=True))
    with op.batch_alter_table("work_order") as batch_op:
        batch_op.add_column(sa.Column("stamps", sa.JSON(), server_default="[]", nullable=False))
    with op.batch_alter_table("assigned") as batch_op:
        batch_op.add_column(sa.Column("accepted_at", types.Utc(), nullable=True))
