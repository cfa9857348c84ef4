#!/bin/bash
# own-kernel.sh   Holds the promises of GPIO and of software PWM against this machine's own kernel, without a virtual machine, on a
# chip of gpio-sim: it makes the chip, which is gone with the next boot, and takes root for that. Exit code 1 if one is broken.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  printf 'own-kernel: %s\n' "$*" >&2
  exit 1
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

PATH=$PATH:/usr/sbin:/sbin # where modprobe is, and a plain user's path does not go
modprobe -nq gpio-sim ||
  fail "this kernel ($(uname -r)) has no gpio-sim; it takes Linux 5.17 or later with CONFIG_GPIO_SIM. The virtual machine has one: tay verify --rig"
jdk=$(./tay jdk)
./tay board list >/dev/null # builds what is out of date
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"$jdk/bin/javac" -proc:none -Xlint:none -d "$classes" -cp 'target/tay/lib/*' -sourcepath rig/src/test/java rig/src/test/java/dev/tayberry/rig/guest/Promises.java
as_root rig/guest/rig-hw
[ -e /run/rig-gpio ] || fail "gpio-sim made no chip; on a Raspberry Pi join two pins by a wire: tay board test GPIO27 GPIO17"
as_root "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$classes:target/tay/lib/*" dev.tayberry.rig.guest.Promises gpio 'software pwm'
