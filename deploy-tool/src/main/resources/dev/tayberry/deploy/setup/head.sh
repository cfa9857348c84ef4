# In front of every script that root runs. POSIX sh. What they print: "say TEXT" on the way, then "changed", "same" or "fail TEXT".
set -eu
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
umask 022
base=/opt/tayberry

# A sudo that did not ask left the password's line to us.
IFS= read -r line
[ "$line" = tayberry-begin ] || IFS= read -r line
unset line

say() { printf 'say %s\n' "$*"; }
changed() {
  echo changed
  exit 0
}
# The rest of the input is read, so that its writer is not cut off.
same() {
  cat >/dev/null
  echo same
  exit 0
}
fail() {
  printf 'fail %s\n' "$*"
  exit 1
}

# What is renamed next must be on the disk itself before, or a power cut leaves an empty file of that name.
# Older ones have no sync for one file.
on_disk() { sync "$1" 2>/dev/null || sync; }

# What the next deploys use: tayberry-admin writes it into an app's unit.
use_runtime() {
  ln -sfn "$1" "$base/runtime/current.new"
  mv -T "$base/runtime/current.new" "$base/runtime/current"
  on_disk "$base/runtime"
}
