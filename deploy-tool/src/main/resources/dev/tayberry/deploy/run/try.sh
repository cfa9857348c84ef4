# try.sh BASE APP ID SIZE WHO ADMIN FOLDER NAME=VALUE...   Runs an app once, in the foreground, in FOLDER, and leaves nothing behind.
# Its standard input: SIZE bytes of a compressed stream, then a sign of life now and then. Where these end the laptop is gone, and
# so is the app, by itself. What it prints is the app's console, and a line of ours here and there.
set -eu
umask 022
trap '' PIPE HUP
base=$1 app=$2 id=$3 size=$4 who=$5 admin=$6 folder=$7
shift 7
home=$base/apps/$app unit=tayberry@$app
work='' into='' child='' watcher='' stopped=''

say() { printf 'tay: %s\n' "$*" 2>/dev/null || :; }
fail() {
  say "$*"
  exit 1
}
admin() { sh -c "$admin"' "$@"' admin "$@" >/dev/null; }

leave() {
  code=$?
  trap '' TERM INT
  set +e
  if [ -n "$child" ]; then
    kill "$child" 2>/dev/null
    wait "$child"
  fi
  [ -z "$watcher" ] || kill "$watcher" 2>/dev/null
  [ -z "$into" ] || rm -rf "$into/$id.tmp"
  [ -z "$work" ] || rm -rf "$work"
  if [ -n "$stopped" ]; then
    if admin start "$app"; then say "$app runs again as it was deployed"; else say "$app does not start again: tay logs"; fi
  fi
  exit "$code"
}
trap leave EXIT
trap 'exit 143' TERM INT

# With a deploy's lock, so that none comes in between; by --force it ends this group, as it would another deploy.
if [ -d "$home/releases" ]; then
  exec 9>>"$home/lock"
  flock -n 9 || fail "locked: $(cat "$home/lock") [EBUSY]"
  group=$(sed 's/.*) //' /proc/$$/stat | cut -d ' ' -f 3)
  printf '{"who":"%s","since":"%s","group":%s}\n' "$who" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$group" >"$home/lock"
  rm -rf "$home"/try.*
  into=$home/releases
else
  into=$folder
fi
mkdir "$folder"
work=$folder
said=$(head -c "$size" | tar -xzm --no-same-owner -f - -C "$into" 2>&1) || fail "could not unpack: $said [EIO]"
mv -T "$into/$id.tmp" "$work/app"
into=''
mkdir "$work/data" "$work/run"

if systemctl is-active -q "$unit" 2>/dev/null; then
  say "$app runs there as it was deployed; it is stopped for so long"
  stopped=yes
  admin stop "$app"
fi

exec 3<&0
env "$@" STATE_DIRECTORY="$work/data" RUNTIME_DIRECTORY="$work/run" /bin/sh "$work/app/.tayberry/safe.sh" run \
  "$base/runtime/current/bin/tay-app" "$work/app" </dev/null 2>&1 3<&- 9>&- &
child=$!
(
  while [ -n "$(timeout 15 head -c 1 <&3)" ]; do :; done
  kill "$child"
  sleep 10 # then it has had its say
  kill -s ABRT "$child"
) >/dev/null 2>&1 9>&- &
watcher=$!
exec 3<&-
code=0
wait "$child" || code=$?
child=''
exit "$code"
