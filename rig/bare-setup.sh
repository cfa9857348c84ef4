#!/bin/bash
# bare-setup.sh [java] [apt]   tay setup on a machine that has nothing of ours, and its way back: Java is purged, sudo asks for a
# password. java: it is brought along in a file made of the machine's own, and the start-up cache is trained there; apt: it comes by
# the machine's apt, from a package folder that this host serves. Unless told which, both. Too long for verify: the cache alone
# takes minutes here.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"
ways=("$@")
[ $# -gt 0 ] || ways=(java apt)
RIG_RUN=$(mktemp -d /tmp/bare.XXXX)
export RIG_RUN
server=
trap '[ -z "$server" ] || kill "$server"; "$here/rig" stop amd64; rm -rf "$RIG_RUN"' EXIT
"$here/../tay" setup --help >/dev/null # builds it, with Maven's own home
"$here/rig" start amd64
machine=$RIG_RUN/amd64
port=$(cat "$machine/port")
home=$RIG_RUN/home
(umask 077 && mkdir -p "$home/.ssh")
cp "$machine/known_hosts" "$(out_folder amd64)"/id_ed25519* "$home/.ssh/"
target=ssh://bare@127.0.0.1:$port

guest() { "$machine/ssh" "$@" </dev/null; }

# tay WORDS…   The laptop's, with a home of its own.
tay() {
  JAVA_TOOL_OPTIONS=-Duser.home=$home python3 "$here/with-password.py" 'it is a secret' "$here/../tay" "$@"
}

bare() {
  guest 'dpkg --purge openjdk-25-jre-headless ca-certificates-java java-common >/dev/null 2>&1
    id bare >/dev/null 2>&1 || useradd -m -s /bin/bash -G sudo bare && echo "bare:it is a secret" | chpasswd
    install -d -m 700 -o bare -g bare /home/bare/.ssh && install -m 600 -o bare -g bare /root/.ssh/authorized_keys /home/bare/.ssh/
    ! ls /usr/lib/jvm/*/bin/java 2>/dev/null && ! su bare -c "sudo -n true" 2>/dev/null' || fail "it is not bare"
}

# set_up OPTION…   There and back.
set_up() {
  local began=$SECONDS left
  tay setup "$target" --yes "$@" | tee "$RIG_RUN/log"
  say "set up in $((SECONDS - began)) s"
  ! grep -q 'could not be made' "$RIG_RUN/log" || fail "no start-up cache"
  tay setup "$target" --yes "$@" | tee "$RIG_RUN/log"
  grep -q 'Nothing to do: it is ready for apps' "$RIG_RUN/log" || fail "the second time something was left to do"
  tay doctor "$target" || fail "something is wrong with it"
  tay setup "$target" --yes --remove --purge
  left=$(guest 'ls -d /opt/tayberry /etc/tayberry /etc/sudoers.d/tayberry /etc/systemd/system/tayberry* /var/lib/tayberry 2>/dev/null;
    grep ^tayberry: /etc/group' || :)
  [ -z "$left" ] || fail "left behind: $left"
  say "it is as it was, after $((SECONDS - began)) s"
}

by_java() {
  say "a file of its Java"
  guest tar -C /usr/lib/jvm -chf - java-25-openjdk-amd64 | gzip -1 >"$RIG_RUN/java.tar.gz"
  bare
  set_up --java "$RIG_RUN/java.tar.gz"
}

by_apt() {
  local folder=$RIG_RUN/packages serves
  say "a folder of packages"
  "$here/package-folder.sh" "$folder"
  serves=$(free_port)
  python3 -m http.server --bind 127.0.0.1 --directory "$folder" "$serves" >"$RIG_RUN/served" 2>&1 &
  server=$!
  # 10.0.2.2 is the host, as QEMU's network has it. Nobody has signed the folder.
  guest "echo 'deb [trusted=yes] http://10.0.2.2:$serves ./' >/etc/apt/sources.list"
  bare
  set_up --no-cache
  # shellcheck disable=SC2016 # dpkg's own words
  guest 'dpkg-query -W -f "\${Package} \${db:Status-Status}\n" openjdk-25-jre-headless ca-certificates-java' |
    grep -c ' installed' | grep -qx 2 || fail "Java has not come by apt"
  grep -q 'GET .*openjdk-25-jre-headless' "$RIG_RUN/served" || fail "nothing was fetched"
}

for way in "${ways[@]}"; do "by_$way"; done
