"""The steps of setting Hearback up from its source; only the standard library, for nothing else is there yet."""
