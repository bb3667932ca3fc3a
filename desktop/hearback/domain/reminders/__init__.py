"""Reminders: which moments of the plans and interviews deserve a notification, and which of them are due now."""
