"""Ways out: the clipboard, the e-mail program, a draft file, and the record that it was sent."""
