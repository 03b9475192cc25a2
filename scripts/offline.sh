#!/usr/bin/env bash
# Runs a command with the network off: none but the machine's own loopback is there. Where the system lets nobody do so, it says so and runs it all the same.
#   scripts/offline.sh make test
set -euo pipefail

# The loopback is off, too, in a new network: a test may serve a page to its own browser.
up='ip link set lo up 2>/dev/null || python3 -c "
import fcntl, socket, struct
with socket.socket() as one:
    fcntl.ioctl(one, 0x8914, struct.pack(\"16sH14x\", b\"lo\", 0x41))"'

# As root a network of its own is enough; anybody else needs to be root in a namespace of their own.
for how in -n -rn; do
    if unshare "$how" bash -c "$up" >/dev/null 2>&1; then
        echo "the network is off for: $*"
        exec unshare "$how" bash -c "$up; exec \"\$@\"" offline "$@"
    fi
done
echo "the network cannot be turned off on this system, and stays on for: $* (the tests refuse to leave the machine all the same)"
exec "$@"
