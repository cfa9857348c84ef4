#!/bin/sh
# Safe levels of the app @APP@ on @BOARD@, for when its process is gone. Written by "tay safe --script".
#   hold     puts every output on its safe level and keeps it there; sends last words (the default)
#   release  lets go, before the app is started again
# Needs gpioset of libgpiod 1 or 2, or Raspberry Pi's pinctrl. The exit code is 1 if anything was left undone.
TAYBERRY_SAFE=@APP@
export TAYBERRY_SAFE
failed=0

complain() {
  echo "tay: safe: $1" >&2
  failed=1
}

# The processes that keep the levels, known by the variable they were started with.
holders() {
  for comm in /proc/[0-9]*/comm; do
    { read -r name <"$comm"; } 2>/dev/null || continue
    [ "$name" = gpioset ] || continue
    pid=${comm#/proc/}
    pid=${pid%/comm}
    tr '\0' '\n' 2>/dev/null <"/proc/$pid/environ" | grep -qx "TAYBERRY_SAFE=$TAYBERRY_SAFE" && echo "$pid"
  done
}

# chip LABEL: its name now; numbers change from kernel to kernel.
chip() {
  gpiodetect 2>/dev/null | while read -r name label rest; do
    if [ "$label" = "[$1]" ]; then
      echo "$name"
      break
    fi
  done
}

# set_once CHIP LINE=LEVEL...: sets all at once and leaves a process behind that keeps them. Whatever costs a
# process more than needed is left for the case that this fails.
set_once() {
  on=$1
  shift
  gpioset --daemonize --consumer "$TAYBERRY_SAFE:safe" --chip "$on" "$@" || case $(gpioset --version) in
    *v1.*) gpioset --mode=signal --background "$on" "$@" ;;
    *) return 1 ;;
  esac
}

# levels LABEL NAMES OFFSETS: each a word with LINE=LEVEL for every line. By names first, which takes one process
# only; by label and offsets where a kernel calls its lines otherwise, or has two of a name.
levels() {
  label=$1
  if gpioset --daemonize --strict --by-name --consumer "$TAYBERRY_SAFE:safe" $2 2>/dev/null; then
    return
  fi
  shift
  set -- $2
  if command -v gpioset >/dev/null 2>&1; then
    on=$(chip "$label")
    if [ -z "$on" ]; then
      complain "there is no GPIO chip $label"
      return
    fi
    tries=0
    # The lines of a process that was killed are free a moment later.
    until set_once "$on" "$@" 2>/dev/null; do
      [ -z "$(holders)" ] || return
      tries=$((tries + 1))
      if [ "$tries" -ge 50 ]; then
        set_once "$on" "$@" || complain "cannot set $* on $label"
        return
      fi
      sleep 0.01
    done
  elif command -v pinctrl >/dev/null 2>&1; then
    for each in "$@"; do
      case $each in
        *=1) pinctrl set "${each%=*}" op dh || complain "cannot set $each" ;;
        *) pinctrl set "${each%=*}" op dl || complain "cannot set $each" ;;
      esac
    done
  else
    complain "neither gpioset nor pinctrl is here; sudo apt install gpiod"
  fi
}

# usb VENDOR PRODUCT [SERIAL]: the device of an adapter.
usb() {
  for tty in /sys/class/tty/ttyUSB* /sys/class/tty/ttyACM*; do
    at=$(readlink -f "$tty/device") || continue
    while [ ${#at} -gt 4 ] && [ ! -e "$at/idVendor" ]; do at=${at%/*}; done
    [ "$(cat "$at/idVendor" 2>/dev/null):$(cat "$at/idProduct" 2>/dev/null)" = "$1:$2" ] || continue
    [ -z "$3" ] || [ "$(cat "$at/serial" 2>/dev/null)" = "$3" ] || continue
    echo "/dev/${tty##*/}"
    return
  done
}

# say DEVICE BAUD OCTAL: a second at most; a port that does not take them must not keep the rest.
say() {
  if [ ! -c "$1" ]; then
    complain "there is no serial port $1"
    return
  fi
  (
    stty -F "$1" "$2" raw -echo clocal -crtscts 2>/dev/null && exec 3<>"$1" && stty raw -echo clocal <&3 && printf "$3" >&3
  ) &
  saying=$!
  (
    sleep 1
    kill "$saying" 2>/dev/null
  ) >/dev/null 2>&1 &
  wait "$saying" || complain "cannot write to $1"
}

hold() {
@LEVELS@
@WORDS@
  :
}

release() {
  for pid in $(holders); do
    kill "$pid" || complain "cannot end process $pid"
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 100 ]; do
      tries=$((tries + 1))
      sleep 0.01
    done
  done
}

case ${1:-hold} in
  hold) hold ;;
  release) release ;;
  *)
    echo "usage: $0 [hold | release]" >&2
    exit 2
    ;;
esac
exit "$failed"
