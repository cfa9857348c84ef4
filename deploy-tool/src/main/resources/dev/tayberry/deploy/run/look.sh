# look.sh BASE APP RUNNING MAY-ADMIN...   Prints what a deploy must know, a fact a line; changes nothing.
# APP may be empty. MAY-ADMIN is a command that tells whether root's part may be called.
LC_ALL=C
export LC_ALL
base=$1 app=$2 running=$3
shift 3
home=$base/apps/$app
fact() { printf '%s %s\n' "$1" "$2"; }

fact arch "$(uname -m)"
fact user "$(id -un)"
fact time "$(date +%s)"
[ ! -r /proc/device-tree/compatible ] || tr '\0' '\n' </proc/device-tree/compatible | sed 's/^/board /'
[ -d "$base/apps" ] || exit 0
fact base "$base"
for runtime in "$base"/runtime/*/; do [ ! -d "$runtime" ] || fact runtime "$(basename "$runtime")"; done
where=$base/apps
[ ! -d "$home/releases" ] || where=$home/releases
if [ -w "$where" ]; then
  fact writable "$where"
elif [ "$(findmnt -no OPTIONS -T "$where" 2>/dev/null | cut -c1-2)" = ro ]; then
  fact read-only "$where"
fi
fact free "$(($(df -Pk "$where" | awk 'NR == 2 { print $4 }') * 1024))"
! "$@" >/dev/null 2>&1 || fact admin yes
# An older Tayberry's cannot.
! grep -q '^#   try ' "$base/bin/tayberry-admin" 2>/dev/null || fact tries yes
for one in "$base"/apps/*/; do [ ! -d "$one/releases" ] || fact app "$(basename "$one")"; done
[ -n "$app" ] && [ -d "$home" ] || exit 0

if [ -e "$home/lock" ] && command -v flock >/dev/null && ! flock -n "$home/lock" true; then fact locked "$(cat "$home/lock")"; fi
[ ! -L "$home/current" ] || fact current "$(basename "$(readlink "$home/current")")"
[ ! -e "$home/trial" ] || sed 's/^/trial /' "$home/trial"
[ ! -e "$home/quarantine" ] || sed 's/^/quarantine /' "$home/quarantine"
! systemctl is-active -q "tayberry-settle@$app" 2>/dev/null && [ "$(systemctl is-active "tayberry-settle@$app" 2>/dev/null)" != activating ] || fact settling yes
# What is in it is the app's: a reason a line.
if [ -e "$running/$app/busy" ]; then fact busy "$(head -c 300 "$running/$app/busy" 2>/dev/null | tr -d '\000-\011\013-\037\177' | paste -sd , | sed 's/,/, /g')"; fi
newest=
for one in "$home"/releases/*/; do
  id=$(basename "$one")
  case $id in *.tmp | '*') continue ;; esac
  fact release "$id $(cat "$one/.tayberry/release.json" 2>/dev/null)"
  [ "$id" = "$(basename "$(readlink "$home/current")")" ] || newest=$id
done
# Two of them know nearly every file of a next one.
for id in "$(basename "$(readlink "$home/current" 2>/dev/null)" 2>/dev/null)" "$newest"; do
  [ -n "$id" ] && [ -r "$home/releases/$id/.tayberry/files" ] || continue
  fact files "$id"
  sed 's/^/= /' "$home/releases/$id/.tayberry/files"
done
