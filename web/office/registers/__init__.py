"""The registers as pages: looked through, kept, imported, exported, and printed as labels."""

from web.office.registers import (
    customers,
    files,
    imports,
    labels,
    listing,
    objects,
    order_imports,
    rows,
)

ROUTES = (
    *order_imports.ROUTES,
    *labels.ROUTES,
    *listing.ROUTES,
    *imports.ROUTES,
    *customers.ROUTES,
    *objects.ROUTES,
    *files.ROUTES,
    *rows.ROUTES,
)
