"""Charts that allow for neighbours and seasons, and how well they hold."""
