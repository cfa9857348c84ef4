# Read by start-vm.sh: the machine QEMU plays. A saved state fits only the very machine it was saved with, so this file counts
# to what makes it (see stamp.sh).
# shellcheck shell=bash

# run_machine ARCH OUT FOLDER DISK PORT QEMU-ARGUMENT…   starts QEMU in the background; FOLDER gets its sockets and its process id.
run_machine() {
  local arch=$1 out=$2 folder=$3 disk=$4 port=$5 qemu machine cpu console
  shift 5
  case $arch in
    # The devices left out cost boot time and CPU while idle.
    amd64) qemu=qemu-system-x86_64 machine=q35,usb=off,smbus=off,vmport=off,i8042=off,hpet=off cpu=Nehalem console=ttyS0 ;;
    arm64) qemu=qemu-system-aarch64 machine=virt,gic-version=3 cpu=cortex-a72 console=ttyAMA0 ;;
  esac
  local boot="console=$console quiet loglevel=3 rw rig.root=/dev/vda net.ifnames=0"
  boot="$boot mitigations=off nokaslr audit=0 selinux=0 apparmor=0 random.trust_cpu=on tsc=reliable no_timer_check"
  boot="$boot systemd.show_status=0 systemd.log_level=warning ${RIG_APPEND:-}"
  "$RIG_CACHE/qemu/run/$qemu" -M "$machine" -accel tcg,thread=multi,tb-size=512 -cpu "$cpu" \
    -smp "${RIG_SMP:-2}" -m "${RIG_MEM:-1024}" -nodefaults -no-user-config -display none \
    -kernel "$out/vmlinuz" -initrd "$out/initrd" -append "$boot" \
    -serial "file:$folder/console.log" \
    -chardev "socket,id=uart,path=$folder/uart.sock,server=on,wait=off" -serial chardev:uart \
    -qmp "unix:$folder/qmp.sock,server=on,wait=off" \
    -drive "if=none,id=d0,file=$disk,format=qcow2,cache=unsafe,discard=unmap" -device virtio-blk-pci,drive=d0 \
    -netdev "user,id=n0,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=n0,romfile= \
    -device virtio-rng-pci \
    "$@" -pidfile "$folder/pid" -daemonize
}
