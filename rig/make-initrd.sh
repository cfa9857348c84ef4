#!/bin/bash
# make-initrd.sh amd64|arm64 FILE MODULE…   An initramfs that loads these kernel modules and goes on to the root disk (guest/init).
. "$(dirname "$0")/lib.sh"
arch=$1
to=$2
shift 2
kernel=$RIG_CACHE/kernel-$arch
version=$(cat "$kernel/version")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{bin,m,dev,proc,sys}

dpkg-deb --fsys-tarfile "$(deb "busybox-static:$arch")" | tar -xO --wildcards './*bin/busybox' >"$work/bin/busybox"
chmod +x "$work/bin/busybox"
install -m 755 "$here/guest/init" "$work/init"
for name in "$@"; do
  modprobe -S "$version" -d "$kernel" --show-depends "$name" 2>/dev/null | sed -nE 's/^insmod ([^ ]+).*/\1/p' || true
done | awk '!seen[$0]++' | while read -r file; do
  name=$(basename "${file%.xz}")
  case $file in *.xz) xz -dc "$file" >"$work/m/$name" ;; *) cp "$file" "$work/m/$name" ;; esac
  echo "$name" >>"$work/modules.order"
done
(CDPATH='' cd "$work" && find . | cpio -o -H newc --quiet | gzip -6) >"$to"
