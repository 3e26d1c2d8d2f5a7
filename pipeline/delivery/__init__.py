"""Brings events to the endpoints of classrooms: signed, in order, until they arrive."""
