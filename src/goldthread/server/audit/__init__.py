"""The record of every change; see `actions.action`, `actions.record` and `queries.history`."""
