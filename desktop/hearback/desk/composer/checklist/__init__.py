"""The checklist beside the message: what is judged, and the words for it."""
