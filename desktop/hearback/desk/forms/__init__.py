"""Forms: adding and editing an application, its people, and what happened."""
