#!/bin/sh
# Starts $HEARTH_REAL without root's rights: Chromium refuses its sandbox to root.
if [ "$(id -u)" != 0 ]; then exec "$HEARTH_REAL" "$@"; fi
nobody='--reuid=65534 --regid=65534 --clear-groups'
if setpriv $nobody test -x "$HEARTH_REAL"; then exec setpriv $nobody "$HEARTH_REAL" "$@"; fi
# in a folder that only root may enter
exec unshare --user --map-user=65534 --map-group=65534 "$HEARTH_REAL" "$@"
