#!/bin/bash
# train-device.sh SSH ARCHIVE   Makes, on the host, the start-up cache of a machine that "tay setup --no-cache --java ARCHIVE" has set
# up, and puts it in its place there: the training itself takes minutes in an emulated machine. SSH runs its arguments in it, as root.
. "$(dirname "$0")/lib.sh"
ssh=$1 archive=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
runtime=/opt/tayberry/runtime
cache=$("$ssh" $runtime/current/bin/tay-app --cache </dev/null)
version=$("$ssh" readlink $runtime/current </dev/null)
# The very files, with their times: a cache is good for these alone.
"$ssh" tar -C $runtime -cf - "$version" </dev/null | tar -C "$work" -xf -
tar -C "$work" -xzf "$archive"
TAYBERRY_JAVA=$(echo "$work"/*/bin/java)
export TAYBERRY_JAVA=${TAYBERRY_JAVA%/bin/java}
# Without what the JVM writes for this host's processor; the machine's is an older one.
export JAVA_TOOL_OPTIONS='-XX:+UnlockDiagnosticVMOptions -XX:-AOTAdapterCaching -XX:-AOTStubCaching'
"$work/$version/bin/tay-app" --train >"$work/log" 2>&1 || { cat "$work/log" >&2 && fail "no start-up cache"; }
"$ssh" "cat >$cache.new && chmod 644 $cache.new && mv $cache.new $cache" <"$(echo "$work/$version"/aot-*.new)"
