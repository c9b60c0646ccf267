"""A room that is not there: it declares what a room brings, for the tests beside it."""
