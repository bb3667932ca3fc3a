"""The steps of making packages that need no Python: freezing the program, drawing its icons, packing archives and packages."""
