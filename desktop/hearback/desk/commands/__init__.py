"""Every act by its name: the palette that finds one, and the sheet that tells their shortcuts."""
