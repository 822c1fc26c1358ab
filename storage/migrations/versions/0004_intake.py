"""What is known of a mail beside its bytes: who sent it, how far that is proved, what was made of it."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "undeliverable",
        sa.Column("address", types.Words(), nullable=False),
        sa.Column("since", types.Utc(), nullable=False),
        sa.Column("reason", types.Words(), nullable=False),
        sa.Column("order_number", types.Words(), nullable=True),
        sa.PrimaryKeyConstraint("address", name="pk_undeliverable"),
    )
    op.create_table(
        "mail_mention",
        sa.Column("message_hash", types.Words(), nullable=False),
        sa.Column("order_number", types.Words(), nullable=False),
        sa.Column("subject_hash", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("message_hash", "order_number", name="pk_mail_mention"),
    )
    with op.batch_alter_table("mail_mention") as batch_op:
        batch_op.create_index("ix_mail_mention_order_number", ["order_number"])
    with op.batch_alter_table("mail_thread") as batch_op:
        batch_op.add_column(sa.Column("subject_hash", types.Words(), nullable=True))
    with op.batch_alter_table("received_mail") as batch_op:
        batch_op.add_column(sa.Column("sender", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("subject", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("kind", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("verdict", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("settled_at", types.Utc(), nullable=True))
        batch_op.add_column(sa.Column("settled_by", types.Words(), nullable=True))
    with op.batch_alter_table("work_order") as batch_op:
        batch_op.add_column(sa.Column("arrival", sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table("booking") as batch_op:
        batch_op.add_column(sa.Column("answer", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("answered_at", types.Utc(), nullable=True))
        batch_op.add_column(sa.Column("answered_by", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("proposed_starts_at", types.Utc(), nullable=True))
        batch_op.add_column(sa.Column("proposed_ends_at", types.Utc(), nullable=True))
    with op.batch_alter_table("article_to_order") as batch_op:
        batch_op.add_column(sa.Column("promised_on", sa.Date(), nullable=True))
