"""What stands beside the message: conversation notes, the debrief that makes them, and the thread."""
