#!/bin/bash
# train.sh FOLDER CLASSPATH   Makes the AOT cache for the jars in FOLDER and prints its path; they lie at the same paths in the machine
# as in CLASSPATH. The machine's own Java makes it, on the host: emulated, it would take a minute or two. A cache is good as long
# as the jars and that Java are the same; the five used last are kept. For amd64, and for root, who may change the root folder; else it prints nothing.
. "$(dirname "$0")/lib.sh"
jars=$1 class_path=$2
[ "$(id -u)" -eq 0 ] && [ -e "$RIG_CACHE/root-amd64.tar" ] || exit 0
flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
cache=$RIG_CACHE/aot-$({ cat "$RIG_CACHE/root-amd64.tar.for" && ls "$jars" && echo "$class_path $flags"; } | sha256sum | cut -c1-16)
exec 9>"$RIG_CACHE/aot.lock"
flock 9
if [ -e "$cache" ]; then
  touch "$cache" # used: the oldest ones go
  echo "$cache"
  exit 0
fi

root=$RIG_CACHE/java-root
if [ "$(cat "$root/.for" 2>/dev/null)" != "$(cat "$RIG_CACHE/root-amd64.tar.for")" ]; then
  rm -rf "$root"
  mkdir -p "$root"
  tar -C "$root" -xf "$RIG_CACHE/root-amd64.tar" --exclude='./dev/*' --exclude='./var/*'
  cp "$RIG_CACHE/root-amd64.tar.for" "$root/.for"
fi
there=$root$(dirname "${class_path%%:*}")
rm -rf "$there"
mkdir -p "$there"
cp -p "$jars"/*.jar "$there" # with their times: the cache is good for those alone
train="java $flags -XX:AOTCacheOutput=/tmp/tayberry.aot -cp $class_path dev.tayberry.rig.guest.Rehearsal"
unshare -m sh -c "mount -t proc proc $root/proc && mount -t devtmpfs dev $root/dev && exec chroot $root $train" >"$RIG_CACHE/train.log" 2>&1 || true
[ -s "$root/tmp/tayberry.aot" ] || { say "no AOT cache, starts are slower; see $RIG_CACHE/train.log" && exit 0; }
mv "$root/tmp/tayberry.aot" "$cache"
# Other checkouts have theirs in here.
ls -t "$RIG_CACHE"/aot-* | tail -n +6 | while read -r old; do rm -f "$old"; done
echo "$cache"
