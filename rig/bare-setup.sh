#!/bin/bash
# bare-setup.sh   tay setup on a machine that has nothing of ours, and its way back: Java is purged, sudo asks for a password, and
# Java is brought along in a file made of the machine's own. Too long for verify: the start-up cache alone takes minutes here.
. "$(dirname "$0")/lib.sh"
RIG_RUN=$(mktemp -d /tmp/bare.XXXX)
export RIG_RUN
trap '"$here/rig" stop amd64; rm -rf "$RIG_RUN"' EXIT
"$here/../tay" setup --help >/dev/null # builds it, with Maven's own home
"$here/rig" start amd64
machine=$RIG_RUN/amd64
port=$(cat "$machine/port")
home=$RIG_RUN/home
mkdir -p -m 700 "$home/.ssh"
cp "$machine/known_hosts" "$(out_folder amd64)"/id_ed25519* "$home/.ssh/"

say "a file of its Java"
java=java-25-openjdk-amd64
"$machine/ssh" tar -C /usr/lib/jvm -chf - $java </dev/null | gzip -1 >"$RIG_RUN/java.tar.gz"
"$machine/ssh" 'dpkg --purge --force-depends openjdk-25-jre-headless >/dev/null 2>&1
  useradd -m -s /bin/bash -G sudo bare && echo "bare:it is a secret" | chpasswd
  install -d -m 700 -o bare -g bare /home/bare/.ssh && install -m 600 -o bare -g bare /root/.ssh/authorized_keys /home/bare/.ssh/
  ! ls /usr/lib/jvm 2>/dev/null && ! su bare -c "sudo -n true" 2>/dev/null' </dev/null || fail "it is not bare"

# tay WORDS…   The laptop's, with a home of its own.
tay() {
  JAVA_TOOL_OPTIONS=-Duser.home=$home python3 "$here/with-password.py" 'it is a secret' "$here/../tay" "$@"
}
target=ssh://bare@127.0.0.1:$port
SECONDS=0
tay setup "$target" --yes --java "$RIG_RUN/java.tar.gz" | tee "$RIG_RUN/log"
say "set up in $SECONDS s"
! grep -q 'could not be made' "$RIG_RUN/log" || fail "no start-up cache"
tay setup "$target" --yes | tee "$RIG_RUN/log"
grep -q 'Nothing to do: it is ready for apps' "$RIG_RUN/log" || fail "the second time something was left to do"
tay doctor "$target" || fail "something is wrong with it"
tay setup "$target" --yes --remove --purge
left=$("$machine/ssh" 'ls -d /opt/tayberry /etc/tayberry /etc/sudoers.d/tayberry /etc/systemd/system/tayberry* /var/lib/tayberry 2>/dev/null;
  grep ^tayberry: /etc/group' </dev/null || :)
[ -z "$left" ] || fail "left behind: $left"
say "it is as it was, after $SECONDS s"
