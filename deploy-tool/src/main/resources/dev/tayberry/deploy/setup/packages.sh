# NAME…   Debian packages. apt runs on by itself where the connection is cut: half an installation is worse than a whole one.
work=/run/tayberry-apt
missing=
for name in "$@"; do
  case $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || :) in
    installed) ;;
    *) missing="$missing $name" ;;
  esac
done
[ -n "$missing" ] || same

# Tells on the way what one waits for; ends with what apt ended with.
apt() {
  rm -rf $work
  mkdir -m 700 $work
  : >$work/log
  DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 setsid sh -c '
    apt-get -y -q -o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0 -o Acquire::Retries=2 "$@" >/run/tayberry-apt/log 2>&1
    echo $? >/run/tayberry-apt/ended' sh "$@" </dev/null >/dev/null 2>&1 &
  seen=0
  while :; do
    ended=
    [ ! -s $work/ended ] || ended=yes
    lines=$(wc -l <$work/log)
    if [ "$lines" -gt "$seen" ]; then
      sed -n "$((seen + 1)),${lines}p" $work/log | tr '\r' '\n' | sed -n \
        -e 's/^Waiting for cache lock.*held by process \(.*\)/say waiting for another apt, process \1/p' \
        -e 's/^\(Need to get .*\)\./say \1/p' -e 's/^Unpacking \([^ ]*\).*/say unpacking \1/p'
      seen=$lines
    fi
    [ -z "$ended" ] || return "$(cat $work/ended)"
    sleep 1
  done
}

# Newest words first: what went wrong is at the end.
why() { grep -E '^(E|W|Err):' $work/log | tail -n 3 | tr '\n' ' '; }

failed() {
  else=
  case $missing in *openjdk*) else=", or bring Java along with --java FILE.tar.gz" ;; esac
  # shellcheck disable=SC2086 # several names
  set -- $missing
  case $(cat $work/log) in
    *"No space left"*) fail "no space left for $*; free some (df -h) and run this again" ;;
    *"not valid yet"*) fail "the package lists are of the future: the clock is wrong; set it and run this again" ;;
    *"Could not resolve"* | *"Temporary failure"* | *"Could not connect"* | *"Unable to connect"* | *"Connection timed out"*)
      fail "the package servers cannot be reached from the device; give it internet$else" ;;
    *"Unable to locate package"* | *"has no installation candidate"*)
      fail "this system has no package $*$else" ;;
    *"Could not get lock"*) fail "another apt holds its lock: $(why); wait for it and run this again" ;;
  esac
  fail "apt failed: $(why)"
}

# A cut or a crash before may have left packages half way; dpkg wants that ended first.
if dpkg --audit 2>/dev/null | grep -q .; then
  say "ending an installation that was broken off"
  dpkg --configure -a >/dev/null 2>&1 || :
fi
known() { for name in $missing; do apt-cache show "$name" >/dev/null 2>&1 || return 1; done; }
if ! known; then
  say "reading the package lists"
  # The lists have a lock of their own, for which apt does not wait.
  tries=0
  while ! apt update; do
    grep -q 'Could not get lock' $work/log && [ $tries -lt 60 ] || failed
    [ $tries -gt 0 ] || say "waiting for another apt"
    tries=$((tries + 1))
    sleep 5
  done
fi
# shellcheck disable=SC2086 # a list of words
if ! apt install --no-install-recommends $missing; then
  # Lists of yesterday name files that are gone.
  grep -qE '404 +Not Found|Unable to fetch some archives' $work/log || failed
  say "reading the package lists anew"
  apt update || failed
  # shellcheck disable=SC2086
  apt install --no-install-recommends $missing || failed
fi
rm -rf $work
changed
