#!/usr/bin/env bash
# Makes a disk image to drag Hearback.app from: make_dmg.sh Hearback.app IMAGE.dmg. Signed where HEARBACK_CODESIGN_IDENTITY says by whom.
set -euo pipefail
app=$1
image=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/Hearback.app"
ln -s /Applications "$folder/Applications"
rm -f "$image"
hdiutil create -quiet -volname Hearback -fs HFS+ -format UDZO -srcfolder "$folder" "$image"
if [ -n "${HEARBACK_CODESIGN_IDENTITY:-}" ]; then
  codesign --sign "$HEARBACK_CODESIGN_IDENTITY" --timestamp "$image"
fi
