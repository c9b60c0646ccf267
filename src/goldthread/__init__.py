"""Goldthread: the open management system for continuous improvement in health and care."""

__version__ = "0.6.0"
