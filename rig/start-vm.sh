#!/bin/bash
# start-vm.sh amd64|arm64 [NAME]   Starts the made machine on a throw-away disk, waits for SSH, and says how to reach it. Where a
# saved running machine is there (save-vm.sh), it goes on from that in two seconds; RIG_COLD=1 boots from the start.
# Leaves in $RIG_RUN/NAME: pid, port, ssh, known_hosts, console.log, qmp.sock, and uart.sock, the other end of the second UART.
# Settings: RIG_PORT, RIG_SMP, RIG_MEM (MB; cold only), RIG_APPEND (to the kernel's command line), RIG_WAIT (seconds)
. "$(dirname "$0")/lib.sh"
. "$here/machine.sh"
arch=$1
name=${2:-$arch}
out=$(out_folder "$arch")
folder=$(run_folder "$name")
port=$(free_port)

base=$out/disk.img format=raw resume=() words=booted
if [ -z "${RIG_COLD:-}" ] && [ -e "$out/ready/state" ]; then
  base=$out/ready/disk.qcow2 format=qcow2 resume=(-incoming "file:$out/ready/state") words=resumed
fi
disk=${RIG_DISK_FILE:-$folder/disk.qcow2}
rm -f "$disk" "$folder"/*.sock "$folder/console.log"
"$RIG_CACHE/qemu/run/qemu-img" create -q -f qcow2 -b "$base" -F "$format" "$disk"

began=$(date +%s%N)
run_machine "$arch" "$out" "$folder" "$disk" "$port" "${resume[@]}"
[ $words = booted ] || python3 "$here/qmp.py" "$folder/qmp.sock" wait-migration cont
echo "$port" >"$folder/port"
sed "s/PORT/$port/" "$out/known_hosts.in" >"$folder/known_hosts"
ssh_wrapper "$folder" "$port" "$out/id_ed25519"
await_ssh "$folder" "${RIG_WAIT:-120}"
# A resumed machine still has the time of its saving.
RIG_MASTER=auto "$folder/ssh" "date -s @$(date +%s); systemctl start rig-hw; udevadm settle" </dev/null >/dev/null 2>&1
echo "$arch $words in $((($(date +%s%N) - began) / 1000000)) ms; run $folder/ssh COMMAND"
