"""Everything a person sees, a folder a screen; Qt is imported by the screens, never by this file."""
