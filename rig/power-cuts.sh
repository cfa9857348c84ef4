#!/bin/bash
# power-cuts.sh [--control] [CUTS [SEED]]   The power goes while tay deploys: at 40 random points (or so many) the machine is killed,
# and started again from its disk. Then the old release or the new one has to be current and whole, file by file, and to run; one
# that tay had told of as deployed has to be there; and the next deploy has to work. Every fifth time it is an app's first deploy.
# --control puts a "sync" into the machine that does nothing, and wants to see that found.
# The disk is honest: a root with a journal, and a write cache that forgets what was not flushed. The runtime in the machine is a shell
# script that tells systemd what ours would: Java's start is slow here, and no file of a release hangs on it. 20-60 s a cut.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"
. "$here/machine.sh"
# The same machine, but for the word that lets QEMU hear of no flush.
eval "$(declare -f run_machine | sed 's/cache=unsafe/cache=writeback/')"
control=
[ "${1:-}" != --control ] || { control=yes && shift; }
cuts=${1:-40}
RANDOM=${2:-1}
"$here/rig" make amd64
RIG_RUN=$(mktemp -d /tmp/cuts.XXXX)
export RIG_RUN
trap 'off; rm -rf "$RIG_RUN"' EXIT
out=$(out_folder amd64)
folder=$(run_folder cut)
port=$(free_port)
target=ssh://pi@127.0.0.1:$port
apps=/opt/tayberry/apps
app=$RIG_RUN/app

# --- The machine ---

# As a power cut does.
off() {
  ssh -q -O exit -o ControlPath="$folder/cm-root" rig 2>/dev/null || :
  alive "$folder" || return 0
  local pid
  pid=$(cat "$folder/pid")
  kill -KILL "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
}

# QEMU keeps what it knows of new blocks to itself until the machine flushes, so that a kill loses what was not flushed.
boot() {
  for _ in 1 2 3; do
    rm -f "$folder"/*.sock "$folder"/cm-*
    run_machine amd64 "$out" "$folder" "$RIG_RUN/disk.qcow2" "$port"
    ! (await_ssh "$folder" 120) 2>/dev/null || return 0
    say "it hangs while it boots, once more" # an emulated one does so once in a dozen times
    off
  done
  fail "it does not boot; see $folder/console.log"
}

guest() { "$folder/ssh" "$@" </dev/null; }

image() { "$RIG_CACHE/qemu/run/qemu-img" "$@"; }

as_prepared() {
  off
  image create -q -f qcow2 -b "$RIG_RUN/prepared.qcow2" -F qcow2 "$RIG_RUN/disk.qcow2"
}

# --- The laptop ---

tay() { JAVA_TOOL_OPTIONS=-Duser.home=$RIG_RUN/home "$here/../tay" "$@" </dev/null 2>&1 | sed '/^Picked up/d'; }

# version N   Another app each time: half of its files, and at times its rights.
version() {
  local pins='"led": "GPIO27"' i
  [ $(($1 / 2 % 2)) -eq 0 ] || pins=
  mkdir -p "$app"
  printf '{ "name": "lamp", "main": "main.js", "tayberry": { "boards": ["raspberrypi,4-model-b"], "pins": { %s },
    "ready": { "within": "60s", "stable": "1s" } } }\n' "$pins" >"$app/package.json"
  echo "$1" >"$app/version"
  echo 'setInterval(() => {}, 1000);' >"$app/main.js"
  for i in $(seq 30); do
    if [ "$i" -le 15 ] || [ ! -e "$app/part$i.bin" ]; then head -c 40000 /dev/urandom >"$app/part$i.bin"; fi
  done
}

# In place of ours. Systemd's pauses and limits are as for any app.
runtime() {
  cat <<'END'
#!/bin/sh
up() { systemd-notify --ready --status="ready, release $(basename "$(readlink "$1")")"; }
trap 'systemd-notify --reloading; up "$1"' HUP
trap 'exit 143' TERM
up "$1"
while :; do
  systemd-notify WATCHDOG=1
  sleep 5 &
  wait $!
done
END
}

# What is wrong; nothing where all is well. OLD and NEW are versions, SAID is what the laptop was told.
wrong() {
  "$folder/ssh" "OLD='$1' NEW='$2' SAID='$3' bash -s" <<'END' 2>&1
cd /opt/tayberry/apps/lamp 2>/dev/null || { [ -z "$OLD" ] && [ "$SAID" != 0 ] || echo "the app is gone"; exit; }
for _ in $(seq 300); do
  [ ! -e trial ] && case $(systemctl is-active tayberry-settle@lamp) in inactive | failed) break ;; esac
  sleep 0.2
done
[ ! -e trial ] || echo "still on trial: $(tr '\n' ' ' <trial)"
for release in releases/*; do
  case $release in *.tmp | 'releases/*') continue ;; esac
  sed 's/^\([0-9a-f]\{64\}\) [0-9]* [0-9]* /\1  /' "$release/.tayberry/files" >/run/listed
  [ -s /run/listed ] || echo "$release has no listing"
  (cd "$release" && sha256sum --quiet -c /run/listed 2>&1 | head -n 3 | sed "s#^#$release: #")
done
if [ ! -L current ]; then
  [ -z "$OLD" ] && [ "$SAID" != 0 ] || echo "nothing is current"
  exit
fi
is=$(cat current/version)
case $is in
  "$NEW") ;;
  "$OLD") [ "$SAID" != 0 ] || echo "$NEW was told of as deployed, and $OLD is current" ;;
  *) echo "'$is' is current, neither '$OLD' nor $NEW" ;;
esac
for _ in $(seq 300); do
  case $(systemctl show -P StatusText tayberry@lamp) in "ready, release $(basename "$(readlink current)")") break ;; esac
  sleep 0.2
done
[ "$(systemctl is-active tayberry@lamp)" = active ] || echo "it does not run: $(journalctl -u tayberry@lamp -n 3 -o cat | tr '\n' ' ')"
[ "$(systemctl show -P User tayberry@lamp)" = tay-lamp ] || echo "its unit's rights are gone"
END
}

# --- A disk with one release on it ---

say "a machine with a journal"
cp --sparse=always "$out/disk.img" "$RIG_RUN/base.img"
tune2fs -j "$RIG_RUN/base.img" >/dev/null 2>&1
image create -q -f qcow2 -b "$RIG_RUN/base.img" -F raw "$RIG_RUN/disk.qcow2"
sed "s/PORT/$port/" "$out/known_hosts.in" >"$folder/known_hosts"
echo "$port" >"$folder/port"
ssh_wrapper "$folder" "$port" "$out/id_ed25519"
(umask 077 && mkdir -p "$RIG_RUN/home/.ssh")
cp "$folder/known_hosts" "$out"/id_ed25519* "$RIG_RUN/home/.ssh/"
boot
tay setup "$target" --yes --no-cache >"$RIG_RUN/log" || fail "setup: $(tail -3 "$RIG_RUN/log")"
runtime | "$folder/ssh" 'cat >/opt/tayberry/runtime/current/bin/tay-app'
version 0
tay deploy "$app" "$target" >"$RIG_RUN/log"
grep -q 'is current' "$RIG_RUN/log" || fail "the first deploy: $(cat "$RIG_RUN/log")"
began=$(date +%s%N)
version 1
tay deploy "$app" "$target" >"$RIG_RUN/log"
takes=$((($(date +%s%N) - began) / 1000000))
guest 'cp /usr/bin/sync /usr/bin/really-sync'
[ -z "$control" ] || guest 'cp /usr/bin/true /usr/bin/sync.new && mv /usr/bin/sync.new /usr/bin/sync'
guest really-sync
off
mv "$RIG_RUN/disk.qcow2" "$RIG_RUN/prepared.qcow2"
as_prepared
boot

# --- The cuts ---

say "a deploy takes $takes ms; $cuts cuts${control:+ without syncs}, seed ${2:-1}"
old=1 number=1 found=0 now_old=0 now_new=0 now_none=0
for cut in $(seq "$cuts"); do
  if [ $((cut % 5)) -eq 0 ]; then
    tay remove "$target" --yes >/dev/null
    guest really-sync
    old=
  fi
  number=$((number + 1))
  version $number
  # The first part of it is the laptop's; and some come when all is said.
  at=$((takes / 5 + (RANDOM * 32768 + RANDOM) % (takes + 3000)))
  rm -f "$RIG_RUN/said"
  (
    tay deploy "$app" "$target" >"$RIG_RUN/log"
    ! grep -q 'is current' "$RIG_RUN/log" || echo 0 >"$RIG_RUN/said"
  ) &
  deploy=$!
  sleep "$((at / 1000)).$(printf %03d $((at % 1000)))"
  said=$(cat "$RIG_RUN/said" 2>/dev/null) || said=
  off
  wait $deploy || :
  boot
  is=$(guest "cat $apps/lamp/current/version 2>/dev/null") || is=
  seen=$(wrong "$old" $number "$said") || seen="it cannot be looked at: $seen"
  if [ -z "$seen" ]; then
    case $is in "$number") now_new=$((now_new + 1)) ;; '') now_none=$((now_none + 1)) ;; *) now_old=$((now_old + 1)) ;; esac
    number=$((number + 1))
    version $number
    tay deploy "$app" "$target" >"$RIG_RUN/log" || :
    [ "$(guest "cat $apps/lamp/current/version")" = $number ] || seen="the next deploy does not work: $(cat "$RIG_RUN/log")"
    old=$number
  fi
  say "cut $cut after $at ms${said:+, told as done}: ${is:-nothing} is current${seen:+; WRONG: $seen}"
  if [ -n "$seen" ]; then
    found=$((found + 1))
    old=1
    as_prepared
    boot
  fi
done
echo "$cuts cuts${control:+ without syncs}: $now_old times the old release, $now_new times the new, $now_none times none yet; $found times wrong"
if [ -n "$control" ]; then [ $found -gt 0 ] || fail "cuts without syncs were not found: this shows nothing"; else [ $found -eq 0 ]; fi
