"""The building blocks of forms: labelled fields, typed days and times, choices, spans, the dialog around them."""
