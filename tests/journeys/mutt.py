"""A real mail program without windows: it reads a draft, sends what it read, and what it sends is kept."""

import subprocess
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

SENDMAIL = """\
#!/bin/sh
exec cat > "{folder}/sent"
"""

SETTINGS = """\
set sendmail="{folder}/sendmail"
set from="Sam Bell <sam@bell.example>"
set copy=no
set folder="{folder}"
"""


def sent_by_mutt(draft: Path, folder: Path) -> EmailMessage:
    """Return the message that mutt sends of a draft; `folder` is empty and its own."""
    folder.mkdir()
    sendmail, settings = folder / "sendmail", folder / "muttrc"
    sendmail.write_text(SENDMAIL.format(folder=folder), encoding="utf-8")
    sendmail.chmod(0o755)
    settings.write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    done = subprocess.run(
        ["mutt", "-n", "-F", str(settings), "-H", str(draft)],
        env={"HOME": str(folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    message = message_from_bytes((folder / "sent").read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    """Return a message's text with single line breaks."""
    return str(message.get_content()).replace("\r\n", "\n")
