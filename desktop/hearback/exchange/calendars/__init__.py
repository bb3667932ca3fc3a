"""Calendar files: invitations read, follow-ups and rounds written."""
