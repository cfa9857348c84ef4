#!/bin/bash
# stop-vm.sh NAME   Ends the machine of that name, by its process id once that is seen to be this QEMU. None there is no error.
. "$(dirname "$0")/lib.sh"
folder=$RIG_RUN/$1
[ -e "$folder/pid" ] || exit 0
for master in "$folder"/cm-*; do
  [ ! -S "$master" ] || ssh -q -O exit -o ControlPath="$master" rig 2>/dev/null || true
done
pid=$(cat "$folder/pid")
if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q -F -- "$folder/pid"; then
  kill "$pid"
  for _ in $(seq 50); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
fi
rm -f "$folder/pid" "$folder"/*.sock "$folder/disk.qcow2"
