"""The record of every change; see `actions.action`, `actions.record`, `queries.history`, `record_words.says`."""
