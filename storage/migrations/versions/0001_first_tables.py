"""The first tables."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", types.Words(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("unit", types.Words(), nullable=False),
        sa.Column("price", types.Exact(), nullable=True),
        sa.Column("number_key", types.Words(), nullable=False),
        sa.Column("search_key", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("number_key", name="uq_article_number_key"),
    )
    op.create_table(
        "bot_line",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("stands_for", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_bot_line"),
    )
    op.create_table(
        "counter",
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counter"),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("email", types.Words(), nullable=True),
        sa.Column("phone", types.Words(), nullable=True),
        sa.Column("address", types.Words(), nullable=True),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("comment", types.Words(), nullable=True),
        sa.Column("unconfirmed", sa.Boolean(), nullable=False),
        sa.Column("email_key", types.Words(), nullable=True),
        sa.Column("search_key", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customer"),
    )
    op.create_index("ix_customer_email_key", "customer", ["email_key"], unique=False)
    op.create_table(
        "delivery",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cause", types.Words(), nullable=False),
        sa.Column("channel", types.Words(), nullable=False),
        sa.Column("recipient", types.Words(), nullable=False),
        sa.Column("letter", types.Words(), nullable=False),
        sa.Column("language", types.Words(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("order_number", types.Words(), nullable=True),
        sa.Column("by", types.Words(), nullable=False),
        sa.Column("created_at", types.Utc(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("due_at", types.Utc(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("token", sa.Uuid(), nullable=True),
        sa.Column("finished_at", types.Utc(), nullable=True),
        sa.Column("external_id", types.Words(), nullable=True),
        sa.Column("error", types.Words(), nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_delivery"),
        sa.UniqueConstraint("cause", "channel", "recipient", "letter", name="uq_delivery_once"),
        sa.UniqueConstraint("id", name="uq_delivery_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delivery_order_number", "delivery", ["order_number"], unique=False)
    op.create_index(
        "ix_delivery_unfinished_due",
        "delivery",
        ["channel", "due_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_index(
        "ix_delivery_unfinished_queue",
        "delivery",
        ["channel", "recipient", "position", "attempts", "due_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )
    op.create_table(
        "due_row",
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("key", types.Words(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_due_row"),
    )
    op.create_index("ix_due_row_at", "due_row", ["at"], unique=False)
    op.create_table(
        "event_log",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("by", types.Words(), nullable=False),
        sa.Column("order_number", types.Words(), nullable=True),
        sa.Column("event", types.Words(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_event_log"),
        sa.UniqueConstraint("id", name="uq_event_log_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_event_log_order_number_position",
        "event_log",
        ["order_number", "position"],
        unique=False,
    )
    op.create_table(
        "hand",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("order", types.Words(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "chat_id", "thread_id", name="pk_hand"),
    )
    op.create_table(
        "link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", types.Words(), nullable=False),
        sa.Column("order_id", sa.BigInteger(), nullable=False),
        sa.Column("recipient", types.Words(), nullable=False),
        sa.Column("expires_at", types.Utc(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("used_at", types.Utc(), nullable=True),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_link"),
    )
    op.create_index("ix_link_order_id_purpose", "link", ["order_id", "purpose"], unique=False)
    op.create_table(
        "linked_chat",
        sa.Column("role", types.Words(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("role", name="pk_linked_chat"),
    )
    op.create_table(
        "mail_thread",
        sa.Column("message_hash", types.Words(), nullable=False),
        sa.Column("order_number", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("message_hash", name="pk_mail_thread"),
    )
    op.create_table(
        "pending_input",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", types.Words(), nullable=False),
        sa.Column("order", types.Words(), nullable=True),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("prompt_message_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "chat_id", "thread_id", name="pk_pending_input"),
    )
    op.create_table(
        "received_mail",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("identity", types.Words(), nullable=False),
        sa.Column("envelope_from", types.Words(), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("source", types.Words(), nullable=False),
        sa.Column("received_at", types.Utc(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("due_at", types.Utc(), nullable=False),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("outcome", types.Words(), nullable=True),
        sa.Column("order_number", types.Words(), nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_received_mail"),
        sa.UniqueConstraint("id", name="uq_received_mail_id"),
        sa.UniqueConstraint("identity", name="uq_received_mail_identity"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_received_mail_quarantined",
        "received_mail",
        ["position"],
        unique=False,
        sqlite_where=sa.text("state IN ('quarantined')"),
        postgresql_where=sa.text("state IN ('quarantined')"),
    )
    op.create_index(
        "ix_received_mail_waiting",
        "received_mail",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting')"),
        postgresql_where=sa.text("state IN ('waiting')"),
    )
    op.create_table(
        "seen_mail",
        sa.Column("folder", types.Words(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("folder", "uidvalidity", name="pk_seen_mail"),
    )
    op.create_table(
        "setting",
        sa.Column("key", types.Words(), nullable=False),
        sa.Column("value", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "telegram_update",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            nullable=False,
        ),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("key", types.Words(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("reason", types.Words(), nullable=True),
        sa.Column("stored_at", types.Utc(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_telegram_update"),
        sa.UniqueConstraint("update_id", name="uq_telegram_update_update_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_telegram_update_stored_at", "telegram_update", ["stored_at"], unique=False)
    op.create_index(
        "ix_telegram_update_waiting",
        "telegram_update",
        ["position"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting')"),
        postgresql_where=sa.text("state IN ('waiting')"),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("role", types.Words(), nullable=False),
        sa.Column("email", types.Words(), nullable=True),
        sa.Column("phone", types.Words(), nullable=True),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("telegram_id", sa.BigInteger(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_user"),
        sa.UniqueConstraint("name_key", name="uq_user_name_key"),
        sa.UniqueConstraint("telegram_id", name="uq_user_telegram_id"),
    )
    op.create_table(
        "facility",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("address", types.Words(), nullable=True),
        sa.Column("comment", types.Words(), nullable=True),
        sa.Column("search_key", types.Words(), nullable=False),
        sa.Column("name_key", types.Words(), nullable=True),
        sa.Column("address_key", types.Words(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_facility_customer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_facility"),
    )
    op.create_index("ix_facility_address_key", "facility", ["address_key"], unique=False)
    op.create_index("ix_facility_customer_id", "facility", ["customer_id"], unique=False)
    op.create_index("ix_facility_name_key", "facility", ["name_key"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("secret_hash", types.Words(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", types.Utc(), nullable=False),
        sa.Column("used_at", types.Utc(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_invitation_user_id"),
        sa.PrimaryKeyConstraint("secret_hash", name="pk_invitation"),
    )
    op.create_index("ix_invitation_user_id", "invitation", ["user_id"], unique=False)
    op.create_table(
        "raw_mail",
        sa.Column("mail_id", sa.Uuid(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["mail_id"], ["received_mail.id"], name="fk_raw_mail_mail_id"),
        sa.PrimaryKeyConstraint("mail_id", name="pk_raw_mail"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("email", types.Words(), nullable=True),
        sa.Column("phone", types.Words(), nullable=True),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("facility_id", sa.Uuid(), nullable=True),
        sa.Column("email_key", types.Words(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_person_customer_id"),
        sa.ForeignKeyConstraint(["facility_id"], ["facility.id"], name="fk_person_facility_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_customer_id", "person", ["customer_id"], unique=False)
    op.create_index("ix_person_email_key", "person", ["email_key"], unique=False)
    op.create_index("ix_person_facility_id", "person", ["facility_id"], unique=False)
    op.create_table(
        "service_object",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", types.Words(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=True),
        sa.Column("facility_id", sa.Uuid(), nullable=True),
        sa.Column("model", types.Words(), nullable=True),
        sa.Column("serial_number", types.Words(), nullable=True),
        sa.Column("comment", types.Words(), nullable=True),
        sa.Column("code_key", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_service_object_customer_id"
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facility.id"], name="fk_service_object_facility_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_service_object"),
        sa.UniqueConstraint("code_key", name="uq_service_object_code_key"),
    )
    op.create_index(
        "ix_service_object_customer_id", "service_object", ["customer_id"], unique=False
    )
    op.create_index(
        "ix_service_object_facility_id", "service_object", ["facility_id"], unique=False
    )
    op.create_table(
        "work_order",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("facility_id", sa.Uuid(), nullable=True),
        sa.Column("invoiced_to_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("requester_id", sa.Uuid(), nullable=True),
        sa.Column("origin", types.Words(), nullable=False),
        sa.Column("created_at", types.Utc(), nullable=False),
        sa.Column("created_by", types.Words(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("language", types.Words(), nullable=True),
        sa.Column("custom_status", types.Words(), nullable=True),
        sa.Column("order_type", types.Words(), nullable=True),
        sa.Column("subgroup", types.Words(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("cost_centre", types.Words(), nullable=True),
        sa.Column("customer_order_number", types.Words(), nullable=True),
        sa.Column("custom_fields", sa.JSON(), nullable=False),
        sa.Column(
            "backorder_of", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", types.Words(), nullable=False),
        sa.Column("title_key", types.Words(), nullable=False),
        sa.Column("shown_version", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["backorder_of"], ["work_order.id"], name="fk_work_order_backorder_of"
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["person.id"], name="fk_work_order_contact_id"),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_work_order_customer_id"
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facility.id"], name="fk_work_order_facility_id"
        ),
        sa.ForeignKeyConstraint(
            ["invoiced_to_id"], ["customer.id"], name="fk_work_order_invoiced_to_id"
        ),
        sa.ForeignKeyConstraint(
            ["requester_id"], ["person.id"], name="fk_work_order_requester_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_work_order"),
    )
    op.create_index(
        "ix_work_order_customer_id_id", "work_order", ["customer_id", "id"], unique=False
    )
    op.create_index("ix_work_order_facility_id", "work_order", ["facility_id"], unique=False)
    op.create_index(
        "ix_work_order_stale",
        "work_order",
        ["id"],
        unique=False,
        sqlite_where=sa.text("version > shown_version"),
        postgresql_where=sa.text("version > shown_version"),
    )
    op.create_index("ix_work_order_state_id", "work_order", ["state", "id"], unique=False)
    op.create_table(
        "assigned",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_assigned_order_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_assigned_user_id"),
        sa.PrimaryKeyConstraint("order_id", "user_id", name="pk_assigned"),
    )
    op.create_index(
        "ix_assigned_user_id_order_id", "assigned", ["user_id", "order_id"], unique=False
    )
    op.create_table(
        "assignment",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("description", types.Words(), nullable=False),
        sa.Column("error", types.Words(), nullable=False),
        sa.Column("cause", types.Words(), nullable=False),
        sa.Column("service_object_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_assignment_order_id"),
        sa.ForeignKeyConstraint(
            ["service_object_id"], ["service_object.id"], name="fk_assignment_service_object_id"
        ),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_assignment"),
    )
    op.create_index(
        "ix_assignment_service_object_id", "assignment", ["service_object_id"], unique=False
    )
    op.create_table(
        "booking",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("resource", types.Words(), nullable=False),
        sa.Column("starts_at", types.Utc(), nullable=False),
        sa.Column("ends_at", types.Utc(), nullable=False),
        sa.Column("confirmation_sent_at", types.Utc(), nullable=True),
        sa.Column("changed_since_confirmation", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_booking_order_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_booking_user_id"),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_booking"),
    )
    op.create_index(
        "ix_booking_user_id_starts_at", "booking", ["user_id", "starts_at"], unique=False
    )
    op.create_table(
        "card",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", types.Words(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("shown_hash", types.Words(), nullable=False),
        sa.Column("tried_at", types.Utc(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_card_order_id"),
        sa.PrimaryKeyConstraint("order_id", "chat_id", "thread_id", name="pk_card"),
    )
    op.create_table(
        "comment",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("by", types.Words(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("visible_to_customer", sa.Boolean(), nullable=False),
        sa.Column("quoted", types.Words(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_comment_order_id"),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_comment"),
    )
    op.create_table(
        "signature",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", types.Words(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("image_sha256", types.Words(), nullable=True),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_signature_order_id"),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_signature"),
    )
    op.create_table(
        "article_to_order",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("quantity", types.Exact(), nullable=False),
        sa.Column("added_by", types.Words(), nullable=False),
        sa.Column("added_at", types.Utc(), nullable=False),
        sa.Column("number", types.Words(), nullable=True),
        sa.Column("unit", types.Words(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id", "assignment_id"],
            ["assignment.order_id", "assignment.id"],
            name="fk_article_to_order_assignment",
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["work_order.id"], name="fk_article_to_order_order_id"
        ),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_article_to_order"),
    )
    op.create_table(
        "line",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=True),
        sa.Column("home", types.Words(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("quantity", types.Exact(), nullable=False),
        sa.Column("added_by", types.Words(), nullable=False),
        sa.Column("added_at", types.Utc(), nullable=False),
        sa.Column("number", types.Words(), nullable=True),
        sa.Column("unit", types.Words(), nullable=False),
        sa.Column("price", types.Exact(), nullable=True),
        sa.Column("discount", types.Exact(), nullable=True),
        sa.Column("signed_in", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id", "assignment_id"],
            ["assignment.order_id", "assignment.id"],
            name="fk_line_assignment",
        ),
        sa.ForeignKeyConstraint(
            ["order_id", "signed_in"],
            ["signature.order_id", "signature.id"],
            name="fk_line_signature",
        ),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_line_order_id"),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_line"),
    )
    op.create_table(
        "measure",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", types.Words(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_by", types.Words(), nullable=False),
        sa.Column("signed_in", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id", "assignment_id"],
            ["assignment.order_id", "assignment.id"],
            name="fk_measure_assignment",
        ),
        sa.ForeignKeyConstraint(
            ["order_id", "signed_in"],
            ["signature.order_id", "signature.id"],
            name="fk_measure_signature",
        ),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_measure_order_id"),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_measure"),
    )
    op.create_table(
        "self_check",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("mandatory", sa.Boolean(), nullable=False),
        sa.Column("completed", sa.Boolean(), nullable=False),
        sa.Column("signed_in", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id", "assignment_id"],
            ["assignment.order_id", "assignment.id"],
            name="fk_self_check_assignment",
        ),
        sa.ForeignKeyConstraint(
            ["order_id", "signed_in"],
            ["signature.order_id", "signature.id"],
            name="fk_self_check_signature",
        ),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_self_check_order_id"),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_self_check"),
    )
    op.create_table(
        "document",
        sa.Column(
            "order_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("content_type", types.Words(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("by", types.Words(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("sha256", types.Words(), nullable=True),
        sa.Column("measure_id", sa.Uuid(), nullable=True),
        sa.Column("source", types.Words(), nullable=True),
        sa.Column("album", types.Words(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id", "measure_id"],
            ["measure.order_id", "measure.id"],
            name="fk_document_measure",
        ),
        sa.ForeignKeyConstraint(["order_id"], ["work_order.id"], name="fk_document_order_id"),
        sa.PrimaryKeyConstraint("order_id", "id", name="pk_document"),
    )
