#!/bin/sh
# Safe levels of the app @APP@ on @BOARD@, for when its process is gone. Written by "tay safe --script".
#   hold            puts every output on its safe level and keeps it there; sends last words (the default)
#   release         lets go, before the app is started again
#   run COMMAND...  lets go, runs the command, and holds the moment that is gone; ends as it did
# Needs gpioset of libgpiod 1 or 2, or Raspberry Pi's pinctrl. The exit code is 1 if anything was left undone.
TAYBERRY_SAFE=@APP@
export TAYBERRY_SAFE
failed=0

# Every line in one call of one process: what stands between a kill and the levels.
at_once() {
@NOW@
}

complain() {
  echo "tay: safe: $1" >&2
  failed=1
}

# pulses OWNER CHANNEL LEVEL: whether a PWM chip has the pin, by what hal:pwm noted of it last. Then the chip is told, through its
# files: gpioset would take the pin away from it, and the app's next start with it. Anybody may write notes there: only those
# of who runs this count, and with gpioset the level is safe as well.
pulses() {
  for mark in /dev/shm/tayberry-pwm-*-pwm"$2"; do
    [ -O "$mark" ] || continue
    who=
    read -r who rest <"$mark"
    [ "$who" = "$1" ] || continue
    device=${mark#/dev/shm/tayberry-pwm-}
    for out in /sys/bus/platform/devices/"${device%-pwm*}"/pwm/pwmchip*/pwm"$2"; do
      [ ! -d "$out" ] || { steady "$out" "$3" && return; }
    done
    [ -d "$out" ] || [ "$3" -eq 1 ] || return 0 # given back: nothing comes out, which is low
  done
  return 1
} 2>/dev/null

# steady OUTPUT LEVEL: no pulse, or one without an end; off where that surely is the level.
steady() {
  read -r polarity <"$1/polarity" && read -r period <"$1/period" || return
  case $polarity$2 in
    normal0 | inversed1) echo 0 >"$1/duty_cycle" || return ;;
    *) echo "$period" >"$1/duty_cycle" || return ;;
  esac
  [ "$polarity$2" = normal0 ]
  echo "$?" >"$1/enable"
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

# set_once LABEL LINE=LEVEL...: by offsets, the ways that libgpiod 1 and 2 want it.
set_once() {
  label=$1
  shift
  gpioset --mode=signal --background "$label" "$@" || {
    on=$(chip "$label")
    [ -n "$on" ] && gpioset --daemonize --consumer "$TAYBERRY_SAFE:safe" --chip "$on" "$@"
  }
}

# levels LABEL LINE=LEVEL...: where not all could be set at once: libgpiod is an old one, a kernel calls its lines otherwise, or
# the process that was killed lets go of them a moment later.
levels() {
  if command -v gpioset >/dev/null 2>&1; then
    tries=0
    until set_once "$@" 2>/dev/null; do
      tries=$((tries + 1))
      if [ "$tries" -ge 50 ]; then
        set_once "$@" || complain "cannot set $*"
        return
      fi
      sleep 0.01
    done
  elif command -v pinctrl >/dev/null 2>&1; then
    shift
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
  if ! at_once 2>/dev/null && [ -z "$(holders)" ]; then
@LEVELS@
    :
  fi
@WORDS@
  :
}

# record SIGNAL: the app has no last word of its own then. For the journal, and for its log of trips where systemd says that it is.
record() {
  names=@NAMES@
  [ -n "$names" ] || return
  text="the process was killed ($1)"
  [ "$failed" -eq 0 ] || text="$text; NOT ALL OF THEM ARE SAFE"
  echo "tay: safety: $names safe (killed): $text" >&2
  data=${STATE_DIRECTORY:-}
  data=${data%%:*}
  [ -O "$data" ] || return
  printf '{"time":"%s","reason":"killed","pins":%s,"message":"%s"}\n' \
    "$(date -u +%Y-%m-%dT%H:%M:%SZ)" @PINS@ "$text" >>"$data/trips.log"
}

# ended CODE: with one above 128 it was a signal that ended it; some it was told to end by.
ended() {
  case $1 in
    129 | 130 | 143) ;;
    *) [ "$1" -le 128 ] || ! name=$(kill -l "$1" 2>/dev/null) || record "$name" ;;
  esac
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

# tell SIGNAL: passes it on, and remembers it for a command that is not there yet.
tell() {
  told=$1
  [ -z "$child" ] || kill -s "$1" "$child" 2>/dev/null
}

# As its parent, this shell knows of the command's death at once. The other way round the kernel sees to it, where there is
# setpriv: a command that nobody would clean up after is killed. In the background a command is deaf to SIGINT.
run() {
  release
  unset WATCHDOG_PID # systemd means this shell by it, and the command is what it watches
  child=
  told=
  trap 'tell TERM' TERM INT
  trap 'tell HUP' HUP
  trap 'tell KILL' ABRT
  setpriv --pdeathsig KILL true 2>/dev/null && set -- setpriv --pdeathsig KILL "$@"
  exec 3<&0 # a shell gives what it starts in the background no input of its own
  "$@" <&3 3<&- &
  child=$!
  exec 3<&-
  [ -z "$told" ] || kill -s "$told" "$child"
  wait "$child"
  code=$?
  while kill -0 "$child" 2>/dev/null; do # a signal came between
    wait "$child"
    code=$?
  done
  hold
  ended "$code"
  exit "$code"
}

case ${1:-hold} in
  hold)
    hold
    case ${EXIT_CODE:-} in # of whoever was to do this, as systemd tells what it runs after it
      killed | dumped)
        case ${EXIT_STATUS:-} in
          HUP | INT | TERM) ;;
          *) record "${EXIT_STATUS:-}" ;;
        esac
        ;;
    esac
    ;;
  release) release ;;
  run)
    shift
    [ "${1:-}" != -- ] || shift
    run "$@"
    ;;
  *)
    echo "usage: $0 [hold | release | run COMMAND...]" >&2
    exit 2
    ;;
esac
exit "$failed"
