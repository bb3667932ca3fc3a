"""Importing files in the window: tables, backups, invitations."""
