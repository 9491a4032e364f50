#!/bin/sh
# Starts $HEARTH_REAL without root's rights: Chromium refuses its sandbox to root.
if [ "$(id -u)" != 0 ]; then exec "$HEARTH_REAL" "$@"; fi
nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
if $nobody test -x "$HEARTH_REAL" && $nobody test -r package.json; then exec $nobody "$HEARTH_REAL" "$@"; fi
# a checkout that only root may enter: another name for root, in a namespace of its own, keeps the way in
exec unshare --user --map-user=65534 --map-group=65534 "$HEARTH_REAL" "$@"
