"""The parts of the main window around its list and its timeline."""
