"""The page of response times: curves, tables, what others say, a year's review; nothing of it is loaded before it opens."""
