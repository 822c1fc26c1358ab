"""The planner: a week by technician, and every deed with a booking (BO-01 to BO-11, WO-05)."""

from web.office.planner import booking, slots, unplanned, week

ROUTES = (*week.ROUTES, *booking.ROUTES, *unplanned.ROUTES, *slots.ROUTES)
