# Read by the rig's scripts: where things lie, and what several of them do.
# shellcheck shell=bash disable=SC2034 # what it sets is used by those who read it
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${XDG_CACHE_HOME:-$HOME/.cache}/tayberry-rig
export RIG_CACHE=${RIG_CACHE:-$home/cache} # downloads and unpacked kernels
export RIG_OUT=${RIG_OUT:-$home/out}       # made machines: disk images, saved states, keys
export RIG_RUN=${RIG_RUN:-$home/run}       # running machines
export RIG_SUITE=${RIG_SUITE:-trixie}
mkdir -p "$RIG_CACHE" "$RIG_OUT" "$RIG_RUN"

say() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

fail() {
  printf 'rig: %s\n' "$*" >&2
  exit 1
}

# The Debian mirror is the one this machine's apt is set to; its address goes into no file and no message.
# shellcheck disable=SC2016 # apt's own placeholder
mirror_uris() { apt-get indextargets --format '$(REPO_URI)' "Created-By: Packages" | sort -u; }
deb_uri() { mirror_uris | grep -v -- -security | head -1; }
deb_sec_uri() { mirror_uris | grep -- -security | head -1; }
hide() { sed -E 's#https?://[^/ ]+#MIRROR#g'; }

# Another suite's packages, without touching this machine's own apt.
sapt() { "$here/suite-apt.sh" "$@"; }

sapt_update_once_a_day() {
  [ -z "$(find "$RIG_CACHE/apt-$RIG_SUITE/lists" -name '*_Packages*' -mtime -1 2>/dev/null | head -1)" ] || return 0
  sapt apt-get update 2>&1 | hide | tail -1 >&2
}

# The file of a Debian package, downloaded once: deb NAME[:ARCH[=VERSION]]
deb() {
  local name=${1%%[:=]*} want=$1 folder
  folder=$RIG_CACHE/debs/$(printf %s "$want" | tr ':=' '__')
  if [ ! -e "$folder/done" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    (CDPATH='' cd "$folder" && sapt apt-get download "$want" >/dev/null 2>&1) || fail "no package $want on the mirror"
    touch "$folder/done"
  fi
  printf '%s\n' "$folder/$name"_*.deb
}

# What makes a machine: where any of it changes, a machine made before no longer counts.
stamp() {
  (
    CDPATH='' cd "$here"
    {
      echo "$RIG_SUITE $1"
      find get-kernel.sh make-*.sh save-vm.sh machine.sh guest ko -type f | LC_ALL=C sort | xargs cat
    } | sha256sum | cut -c1-10
  )
}

# The folder of the made machine of these scripts; others lie beside it.
out_folder() { printf '%s/%s-%s\n' "$RIG_OUT" "$1" "$(stamp "$1")"; }

alive() { [ -e "$1/pid" ] && kill -0 "$(cat "$1/pid")" 2>/dev/null; }

# The folder of a running machine. Sockets lie in it, whose paths the kernel limits to 107 bytes; ssh adds 17 of its own.
run_folder() {
  local folder=$RIG_RUN/$1
  [ ${#folder} -le 75 ] || fail "RIG_RUN is too long a path for sockets: $RIG_RUN"
  mkdir -p "$folder"
  ! alive "$folder" || fail "already running: $folder"
  printf '%s\n' "$folder"
}

free_port() {
  [ -z "${RIG_PORT:-}" ] || { echo "$RIG_PORT" && return; }
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# ssh_wrapper FOLDER PORT KEY   writes FOLDER/ssh, which runs its arguments in the machine. One connection for all calls, until
# the machine is stopped: a command then costs 30 ms and not a second. It is opened by who says RIG_MASTER=auto, and holds that
# one's pipes; where it is gone, the others do without.
ssh_wrapper() {
  cat >"$1/ssh" <<END
#!/bin/sh
exec ssh -q -i '$3' -o IdentitiesOnly=yes -o ConnectTimeout=60 -o ServerAliveInterval=60 -o UserKnownHostsFile='$1/known_hosts' \\
  -o ControlMaster="\${RIG_MASTER:-no}" -o ControlPath='$1/cm-%r' -o ControlPersist=yes -p $2 "\${RIG_USER:-root}@127.0.0.1" "\$@"
END
  chmod +x "$1/ssh"
}

# await_ssh FOLDER SECONDS   QEMU's port forward accepts at once; only a banner means that sshd is there.
await_ssh() {
  local end=$((SECONDS + $2))
  until python3 "$here/banner.py" "$(cat "$1/port")"; do
    if [ $SECONDS -ge $end ] || ! alive "$1"; then
      tail -20 "$1/console.log" >&2 || true
      fail "no SSH; see $1/console.log"
    fi
    sleep 0.1
  done
}
