"""What the office pages look at: counts are answered from indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_AWAITED = sa.text("state IN ('to_order', 'ordered')")


def upgrade() -> None:
    op.create_index("ix_work_order_state_created_at", "work_order", ["state", "created_at"])
    op.create_index("ix_received_mail_received_at", "received_mail", ["received_at"])
    op.create_index(
        "ix_article_to_order_awaited",
        "article_to_order",
        ["number", "name", "state"],
        sqlite_where=_AWAITED,
        postgresql_where=_AWAITED,
    )
