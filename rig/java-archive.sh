#!/bin/bash
# java-archive.sh   Prints the path of a .tar.gz of Java 25 for "tay setup --java": what jlink makes of the JDK in JAVA_HOME, once: with
# the modules that the runtime asks for, a fifth of a vendor's, and unpacked in a fifth of the time.
. "$(dirname "$0")/lib.sh"
jdk=${JAVA_HOME:?}
to=$RIG_CACHE/java-$({ cat "$jdk/release" "$0"; } | sha256sum | cut -c1-16).tar.gz
exec 9>"$RIG_CACHE/java.lock"
flock 9
[ ! -e "$to" ] || { echo "$to" && exit 0; }
rm -f "$RIG_CACHE"/java-*.tar.gz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$jdk/bin/jlink" --add-modules java.logging,java.management,java.naming,java.sql,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.net \
  --strip-debug --no-man-pages --no-header-files --output "$work/jre-25" >&2
tar -C "$work" --owner=0 --group=0 -cf - jre-25 | gzip -1 >"$to.new"
mv "$to.new" "$to"
echo "$to"
