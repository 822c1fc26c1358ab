"""The whole work order: registers, self-checks, history with before and after."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "info_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("model", types.Words(), nullable=True),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_info_template"),
        sa.UniqueConstraint("name_key", name="uq_info_template_name_key"),
    )
    op.create_table(
        "invoice",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("order_number", types.Words(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("invoice", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_invoice"),
    )
    with op.batch_alter_table("invoice") as batch_op:
        batch_op.create_index("ix_invoice_order_number", ["order_number"], unique=False)

    op.create_table(
        "model",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_model"),
        sa.UniqueConstraint("name_key", name="uq_model_name_key"),
    )
    op.create_table(
        "quote",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("order_number", types.Words(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("quote", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_quote"),
    )
    with op.batch_alter_table("quote") as batch_op:
        batch_op.create_index("ix_quote_order_number", ["order_number"], unique=False)

    op.create_table(
        "search_word",
        sa.Column("word", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_search_word"),
    )
    op.create_table(
        "self_check_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("points", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_self_check_template"),
        sa.UniqueConstraint("name_key", name="uq_self_check_template_name_key"),
    )
    op.create_table(
        "supplier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("email", types.Words(), nullable=True),
        sa.Column("phone", types.Words(), nullable=True),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_supplier"),
        sa.UniqueConstraint("name_key", name="uq_supplier_name_key"),
    )
    op.create_table(
        "agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("terms", types.Words(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name="fk_agreement_customer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        sa.UniqueConstraint("name_key", name="uq_agreement_name_key"),
    )
    with op.batch_alter_table("agreement") as batch_op:
        batch_op.create_index("ix_agreement_customer_id", ["customer_id"], unique=False)

    op.create_table(
        "purchase_order",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("supplier_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", types.Utc(), nullable=False),
        sa.Column("created_by", types.Words(), nullable=False),
        sa.Column("state", types.Words(), nullable=False),
        sa.Column("changed_at", types.Utc(), nullable=True),
        sa.Column("changed_by", types.Words(), nullable=True),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["supplier.id"], name="fk_purchase_order_supplier_id"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_purchase_order"),
    )
    with op.batch_alter_table("purchase_order") as batch_op:
        batch_op.create_index("ix_purchase_order_state_number", ["state", "number"], unique=False)
        batch_op.create_index("ix_purchase_order_supplier_id", ["supplier_id"], unique=False)

    op.create_table(
        "favourite",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.Column("name", types.Words(), nullable=False),
        sa.Column("filter", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_favourite_user_id"),
        sa.PrimaryKeyConstraint("user_id", "name_key", name="pk_favourite"),
    )
    op.create_table(
        "list_choice",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("filter", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("columns", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_list_choice_user_id"),
        sa.PrimaryKeyConstraint("user_id", name="pk_list_choice"),
    )
    op.create_table(
        "object_document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("document", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["object_id"], ["service_object.id"], name="fk_object_document_object_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_object_document"),
    )
    with op.batch_alter_table("object_document") as batch_op:
        batch_op.create_index("ix_object_document_object_id", ["object_id"], unique=False)

    op.create_table(
        "performed_service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", types.Words(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("performed_on", sa.Date(), nullable=False),
        sa.Column("facility_id", sa.Uuid(), nullable=True),
        sa.Column("service_object_id", sa.Uuid(), nullable=True),
        sa.Column("performed_by", types.Words(), nullable=False),
        sa.Column("notes", types.Words(), nullable=False),
        sa.Column("name_key", types.Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name="fk_performed_service_customer_id"
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facility.id"], name="fk_performed_service_facility_id"
        ),
        sa.ForeignKeyConstraint(
            ["service_object_id"],
            ["service_object.id"],
            name="fk_performed_service_service_object_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_performed_service"),
        sa.UniqueConstraint("name_key", name="uq_performed_service_name_key"),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("by", types.Words(), nullable=False),
        sa.Column("value", types.Exact(), nullable=False),
        sa.Column("order", types.Words(), nullable=True),
        sa.ForeignKeyConstraint(["object_id"], ["service_object.id"], name="fk_reading_object_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
    )
    with op.batch_alter_table("reading") as batch_op:
        batch_op.create_index("ix_reading_object_id_at", ["object_id", "at"], unique=False)

    op.create_table(
        "scan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("at", types.Utc(), nullable=False),
        sa.Column("by", types.Words(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["object_id"], ["service_object.id"], name="fk_scan_object_id"),
        sa.PrimaryKeyConstraint("id", name="pk_scan"),
    )
    with op.batch_alter_table("scan") as batch_op:
        batch_op.create_index("ix_scan_object_id_at", ["object_id", "at"], unique=False)

    with op.batch_alter_table("article") as batch_op:
        batch_op.add_column(sa.Column("vat", types.Exact(), nullable=True))
        batch_op.add_column(
            sa.Column("is_time", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("barcode", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("supplier_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("storage_place", types.Words(), nullable=True))
        batch_op.create_index("ix_article_barcode", ["barcode"], unique=False)
        batch_op.create_foreign_key("fk_article_supplier_id", "supplier", ["supplier_id"], ["id"])

    with op.batch_alter_table("article_to_order") as batch_op:
        batch_op.add_column(
            sa.Column("mailed", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.add_column(sa.Column("mailed_as", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("purchase_order", types.Words(), nullable=True))
        batch_op.create_index(
            "ix_article_to_order_purchase_order",
            ["purchase_order"],
            unique=False,
            sqlite_where=sa.text("purchase_order IS NOT NULL"),
            postgresql_where=sa.text("purchase_order IS NOT NULL"),
        )

    with op.batch_alter_table("assignment") as batch_op:
        batch_op.add_column(sa.Column("counter", types.Exact(), nullable=True))

    with op.batch_alter_table("booking") as batch_op:
        batch_op.create_index(
            "ix_booking_ends_at_starts_at", ["ends_at", "starts_at"], unique=False
        )

    with op.batch_alter_table("comment") as batch_op:
        batch_op.add_column(
            sa.Column("from_customer", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("customer") as batch_op:
        batch_op.add_column(sa.Column("organisation_number", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("vat_number", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("buyer_reference", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("name_key", types.Words(), nullable=True))
        batch_op.create_index("ix_customer_name_key", ["name_key"], unique=False)

    with op.batch_alter_table("event_log") as batch_op:
        batch_op.add_column(sa.Column("unit", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("actor_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("changes", sa.JSON(none_as_null=True), nullable=True))
        batch_op.create_index("ix_event_log_unit", ["unit"], unique=False)

    with op.batch_alter_table("facility") as batch_op:
        batch_op.add_column(sa.Column("invoiced_to_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("articles", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.create_foreign_key(
            "fk_facility_invoiced_to_id", "customer", ["invoiced_to_id"], ["id"]
        )

    with op.batch_alter_table("line") as batch_op:
        batch_op.add_column(sa.Column("vat", types.Exact(), nullable=True))
        batch_op.add_column(
            sa.Column("price_changed", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("is_time", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("facility_id", sa.Uuid(), nullable=True))
        batch_op.create_index("ix_line_added_by_added_at", ["added_by", "added_at"], unique=False)

    with op.batch_alter_table("mail_thread") as batch_op:
        batch_op.create_index("ix_mail_thread_order_number", ["order_number"], unique=False)

    with op.batch_alter_table("person") as batch_op:
        batch_op.add_column(
            sa.Column("gets_protocols", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("self_check") as batch_op:
        batch_op.add_column(
            sa.Column("points", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.add_column(sa.Column("completed_by", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("completed_at", types.Utc(), nullable=True))
        batch_op.add_column(sa.Column("signed_by", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("signed_at", types.Utc(), nullable=True))

    with op.batch_alter_table("service_object") as batch_op:
        batch_op.add_column(sa.Column("address", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("invoiced_to_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("agreement_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("counter_unit", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("counter_reading", types.Exact(), nullable=True))
        batch_op.add_column(
            sa.Column("info", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.add_column(
            sa.Column("qr_verification", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.create_foreign_key(
            "fk_service_object_invoiced_to_id", "customer", ["invoiced_to_id"], ["id"]
        )
        batch_op.create_foreign_key(
            "fk_service_object_agreement_id", "agreement", ["agreement_id"], ["id"]
        )

    with op.batch_alter_table("signature") as batch_op:
        batch_op.add_column(sa.Column("mail_sha256", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("digest", types.Words(), nullable=True))
        batch_op.add_column(
            sa.Column("seals", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )

    with op.batch_alter_table("user") as batch_op:
        batch_op.add_column(sa.Column("rights", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("customer_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "working_hours", sa.JSON(none_as_null=True), server_default="[]", nullable=False
            )
        )
        batch_op.add_column(
            sa.Column("absences", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.create_index("ix_user_customer_id", ["customer_id"], unique=False)
        batch_op.create_foreign_key("fk_user_customer_id", "customer", ["customer_id"], ["id"])

    with op.batch_alter_table("work_order") as batch_op:
        batch_op.add_column(sa.Column("service_number", types.Words(), nullable=True))
        batch_op.add_column(
            sa.Column("restored", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("cancelled_from", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("invoice_number", types.Words(), nullable=True))
        batch_op.add_column(sa.Column("recurrence", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("accounting", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(
            sa.Column("approvals", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.add_column(
            sa.Column("related", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )
        batch_op.add_column(
            sa.Column("indexed_version", sa.Integer(), server_default="-1", nullable=False)
        )
        batch_op.add_column(sa.Column("changed_at", types.Utc(), nullable=True))
        batch_op.create_index("ix_work_order_backorder_of", ["backorder_of"], unique=False)
        batch_op.create_index("ix_work_order_changed_at_id", ["changed_at", "id"], unique=False)
        batch_op.create_index("ix_work_order_created_at_id", ["created_at", "id"], unique=False)
        batch_op.create_index("ix_work_order_planned_on_id", ["planned_on", "id"], unique=False)
        batch_op.create_index(
            "ix_work_order_unindexed",
            ["id"],
            unique=False,
            sqlite_where=sa.text("version > indexed_version"),
            postgresql_where=sa.text("version > indexed_version"),
        )
