"""Tables that others wrote (CSV, TSV, XLSX) and the one that Hearback writes."""
