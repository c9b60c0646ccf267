"""The record of every change; see `actions.action`, `actions.record`, `record_words.says`."""
