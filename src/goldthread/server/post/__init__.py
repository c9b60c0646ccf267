"""Letters: written within an action, kept in an outbox, sent by the worker, muted by kind."""
