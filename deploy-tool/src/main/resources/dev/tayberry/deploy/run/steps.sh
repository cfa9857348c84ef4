# steps.sh BASE APP SETTLED   The steps of a plan, as functions; the plan's own calls follow below.
# What it prints, the laptop reads: @step N, @failed CODE TEXT, @settled JSON. Nobody may be there to read it any more:
# from the switch on it goes on alone.
set -eu
LC_ALL=C
export LC_ALL
umask 002
trap '' PIPE HUP
base=$1 app=$2 settled=$3
home=$base/apps/$app
tmp=

tell() { printf '%s\n' "$*" 2>/dev/null || :; }
failed() {
  tell "@failed $*"
  exit 1
}
step() { tell "@step $1"; }

leave() {
  code=$?
  [ -z "$tmp" ] || rm -rf "$tmp"
  exit $code
}
trap leave EXIT
trap 'exit 143' TERM INT

# The kernel lets go of it when this shell ends, however it ends.
lock() {
  mkdir -p "$home/releases" || failed EACCES "cannot make $home"
  exec 9>>"$home/lock"
  if ! flock -n 9; then
    [ "$2" = force ] || failed EBUSY "locked: $(cat "$home/lock")"
    holder=$(sed -n 's/.*"group":\([0-9]*\).*/\1/p' "$home/lock")
    [ -z "$holder" ] || kill -- "-$holder" 2>/dev/null || :
    flock -w 10 9 || failed EBUSY "$(cat "$home/lock") does not let go of the lock"
  fi
  # sshd gives every command a process group of its own.
  group=$(sed 's/.*) //' /proc/$$/stat | cut -d ' ' -f 3)
  printf '{"who":"%s","since":"%s","group":%s}\n' "$1" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$group" >"$home/lock"
  # What a cut connection or a power cut left behind.
  rm -rf "$home"/releases/*.tmp "$home"/try.*
  tell @locked
}

upload() {
  tmp=$home/releases/$1.tmp
  rm -rf "$tmp"
  # -m: a clock that is wrong would only make it complain.
  said=$(tar -xzm --no-same-owner -f - -C "$home/releases" 2>&1) && return
  case $said in
    *'No space left'* | *'quota exceeded'*) failed ENOSPC "the disk there is full; make room, or leave files out in .tayignore" ;;
    *'Read-only file system'*) failed EROFS "the disk there is read-only now" ;;
  esac
  failed EIO "could not unpack: $(printf '%s' "$said" | tail -n 1)"
}

check() {
  cd "$home/releases/$1.tmp"
  proof=$(xargs -0r sha256sum -z -- <.tayberry/arrived | tr '\n\0' ' \n' | cut -c1-64 | sha256sum | cut -c1-64)
  [ "$proof" = "$2" ] || failed EIO "what arrived is not what was sent"
  rm .tayberry/arrived
}

publish() {
  sync -f "$home/releases/$1.tmp" # all its bytes, and then the name
  mv -T "$home/releases/$1.tmp" "$home/releases/$1"
  tmp=
}

# The note of the trial first: whoever finds the new link after a power cut must know that it is not proven.
switch() {
  printf '%s\n%s\n' "$1" "$2" >"$home/trial.new"
  sync "$home/trial.new"
  mv -T "$home/trial.new" "$home/trial"
  sync "$home" "$home/releases"
  point "$1"
}

point() {
  ln -sfn "releases/$1" "$home/current.new"
  mv -T "$home/current.new" "$home/current"
  sync "$home"
}

# apply ID PREVIOUS VERB ADMIN...   Where root's part refuses, everything is as it was.
apply() {
  id=$1 previous=$2 verb=$3
  shift 3
  said=$("$@" "$verb" "$app" 2>&1) && return
  if [ -n "$previous" ]; then point "$previous"; else rm -f "$home/current"; fi
  rm -f "$home/trial"
  sync "$home"
  failed EPERM "tayberry-admin refused $id: $(printf '%s' "$said" | tr '\n' ' ')"
}

# settle ID SECONDS   The device decides by itself; this only waits for what it says.
settle() {
  ticks=$(($2 * 5))
  while :; do
    line=$(cat "$settled/$app" 2>/dev/null) || line=
    case $line in *'"id":"'"$1"'"'*) break ;; esac
    ticks=$((ticks - 1))
    [ $ticks -gt 0 ] || failed ETIMEDOUT "the device has not decided on $1 within $2 s"
    sleep 0.2
  done
  tell "@settled $line"
  case $line in *'"result":"kept"'*) ;; *) exit 3 ;; esac
}

# First out of the way by its name: half a release must not look like one.
prune() {
  for old; do
    mv -T "$home/releases/$old" "$home/releases/$old.tmp" && rm -rf "$home/releases/$old.tmp"
  done
}

# audit DID ID WHO
audit() {
  printf '{"at":"%s","did":"%s","release":"%s","by":"%s"}\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "$2" "$3" >>"$home/audit.log"
}
