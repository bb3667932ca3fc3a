"""What a Linux desktop says and hears over D-Bus: notifications, do-not-disturb, sleep. Imported only where it may be."""
