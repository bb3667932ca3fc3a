"""What the operating system gives: the clock, folders, shipped files, the holiday table."""
