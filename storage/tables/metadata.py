"""What all tables share: the version they stand at, and how their keys are named."""

from sqlalchemy import Column, Identity, MetaData

from storage.types import ROW_ID

REVISION = "0007"
"""The migration these tables stand at."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def position() -> Column[int]:
    return Column("position", ROW_ID, Identity(), primary_key=True)
