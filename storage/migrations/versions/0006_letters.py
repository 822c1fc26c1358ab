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
