"""The list of orders as pages: narrowed, kept, sorted, printed, and what is done with several."""

from web.office.orders import bulk, columns, favourites, files, listing, new

ROUTES = (
    *listing.ROUTES,
    *favourites.ROUTES,
    *columns.ROUTES,
    *files.ROUTES,
    *bulk.ROUTES,
    *new.ROUTES,
)
