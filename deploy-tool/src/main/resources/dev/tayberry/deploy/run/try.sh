# try.sh BASE APP ID SIZE SETTINGS WHO ADMIN KEY   Has an app run once, in the foreground, from its folder's try.KEY; leaves nothing behind.
# Its standard input: SIZE bytes of a compressed stream, SETTINGS bytes of settings, then a sign of life now and then. Where these
# end the laptop is gone, and so is the app, by itself. What it prints is the app's console, and a line of ours here and there.
set -eu
umask 022
trap '' PIPE HUP
base=$1 app=$2 id=$3 size=$4 settings=$5 who=$6 admin=$7
home=$base/apps/$app
work=$home/try.$8
locked='' trying='' signs=''

fail() {
  printf 'tay: %s\n' "$*" 2>/dev/null || :
  exit 1
}

leave() {
  code=$?
  trap '' TERM INT
  set +e
  # That is what it waits for.
  [ -z "$signs" ] || kill "$signs" 2>/dev/null
  [ -z "$trying" ] || wait "$trying"
  if [ -n "$locked" ]; then
    rm -rf "$work" "$home/releases/$id.tmp"
    # The app was never deployed: no folder of it stays.
    [ -d "$home/releases" ] || { rm -f "$home/lock" && rmdir "$home"; } 2>/dev/null
  fi
  exit "$code"
}
trap leave EXIT
trap 'exit 143' TERM INT

# With a deploy's lock, so that none comes in between; by --force it ends this group, as it would another deploy.
(umask 002 && mkdir -p "$home") || fail "cannot make $home [EACCES]"
exec 9>>"$home/lock"
flock -n 9 || fail "locked: $(cat "$home/lock") [EBUSY]"
locked=yes
group=$(sed 's/.*) //' /proc/$$/stat | cut -d ' ' -f 3)
printf '{"who":"%s","since":"%s","group":%s}\n' "$who" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$group" >"$home/lock"
rm -rf "$home"/try.*
mkdir "$work"
# What is there already are links to releases beside it.
into=$work
[ ! -d "$home/releases" ] || into=$home/releases
said=$(head -c "$size" | tar -xzm --no-same-owner -f - -C "$into" 2>&1) || fail "could not unpack: $said [EIO]"
mv -T "$into/$id.tmp" "$work/app"
(umask 077 && head -c "$settings" >"$work/settings")

mkfifo "$work/signs"
sh -c "$admin"' "$@"' admin try "$app" "${8}" <"$work/signs" 2>&1 9>&- &
trying=$!
exec 3<&0
cat <&3 3<&- 9>&- >"$work/signs" 2>/dev/null &
signs=$!
exec 3<&-
code=0
wait "$trying" || code=$?
trying=''
exit "$code"
