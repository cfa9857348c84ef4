#!/bin/sh
# The driver and the rig's box on a real pair of terminals, 9600 baud, in real time; every frame is compared. Needs socat.
set -eu

app=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
tay=$app/../../tay
work=$(mktemp -d)
line= box=
trap 'kill $box $line 2>/dev/null || :; rm -rf "$work"' EXIT

# An app of its own for each end: a manifest with the terminal as its port.
make() { # NAME
  mkdir "$work/$1"
  cp -R "$app/src" "$app/simulation" "$app/test/wire/$1.js" "$work/$1"
  cat >"$work/$1/package.json" <<JSON
{ "name": "$1", "type": "module", "main": "$1.js",
  "tayberry": { "serial": { "$1": { "port": "$(readlink -f "$work/tty-$1")", "baudRate": 9600 } }, "heartbeat": "1s" } }
JSON
}

socat "pty,raw,echo=0,link=$work/tty-desk" "pty,raw,echo=0,link=$work/tty-box" &
line=$!
until [ -e "$work/tty-desk" ] && [ -e "$work/tty-box" ]; do sleep 0.1; done
make desk
make box

"$tay" run "$work/box" >"$work/frames" &
box=$!
until grep -q listens "$work/frames"; do kill -0 "$box" && sleep 0.1; done
"$tay" run "$work/desk" | tee "$work/said"
sleep 1

diff - "$work/said" <<'SAID'
range 620-1400, presets 720,750,1050,1100
638: arrived, within 2 mm
650: arrived, within 2 mm
tripped (ERR_HEARTBEAT) fault
SAID
diff - "$work/frames" <<'FRAMES'
listens
F1 F1 2B 00 2B 7E
F1 F1 0C 00 0C 7E
F1 F1 20 00 20 7E
F1 F1 07 00 07 7E
F1 F1 0E 00 0E 7E
F1 F1 1F 00 1F 7E
F1 F1 1B 02 02 7E 9D 7E
F1 F1 1B 02 02 8A A9 7E
F1 F1 1B 02 05 5C 7E 7E
F1 F1 2B 00 2B 7E
F1 F1 2B 00 2B 7E
F1 F1 1B 02 04 4C 6D 7E
F1 F1 2B 00 2B 7E
F1 F1 2B 00 2B 7E
F1 F1 0C 00 0C 7E
F1 F1 20 00 20 7E
F1 F1 07 00 07 7E
F1 F1 0E 00 0E 7E
F1 F1 1F 00 1F 7E
F1 F1 1B 02 04 4C 6D 7E
F1 F1 2B 00 2B 7E
FRAMES
echo "on the wire: every frame as it should be"
