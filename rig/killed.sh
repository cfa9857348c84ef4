#!/bin/bash
# killed.sh [ROUNDS]   How long from kill -9 of a program until its outputs are safe, step by step, by the kernel's clock: with systemd
# alone (/bin/true after it), with "safe.sh hold" after it, and with "safe.sh run" as its parent (docs/safety.md). In the machine that
# runs in RIG_RUN, else in one of its own; 20 rounds, on a quiet host. The program is gpioset, which starts at once: a JVM's own end is
# not in the figures. RIG_COMMAND names another one that puts GPIO24 on 1 and GPIO25 on 0, SAFE_SH a script that is there already.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/lib.sh"
rounds=${1:-20}
app=$here/src/test/safety/supervised
if ! alive "$RIG_RUN/amd64"; then
  "$here/rig" start amd64
  trap '"$here/rig" stop amd64' EXIT
fi
ssh=$RIG_RUN/amd64/ssh
if [ -n "${SAFE_SH:-}" ]; then cat "$SAFE_SH"; else "$here/../tay" safe "$app" --board raspberrypi,4-model-b --script; fi | "$ssh" 'cat >/run/safe.sh'
"$ssh" "ROUNDS=$rounds COMMAND='${RIG_COMMAND:-/usr/bin/gpioset --consumer app GPIO24=1 GPIO25=0}' bash -s" <<'END' | awk '
  /^way/ { way = substr($0, 5); next }
  { key = way "\t" substr($0, index($0, $2)); if (!(key in count)) order[++keys] = key; times[key, ++count[key]] = $1 }
  END {
    for (k = 1; k <= keys; k++) {
      key = order[k]; n = count[key]
      for (i = 2; i <= n; i++) for (j = i; j > 1 && times[key, j - 1] > times[key, j]; j--) {
        swap = times[key, j]; times[key, j] = times[key, j - 1]; times[key, j - 1] = swap
      }
      split(key, words, "\t")
      if (words[1] != last) { print "\n" words[1] ": ms after the kill, median (least, most)"; last = words[1] }
      printf "  %-44s %6.1f (%.1f, %.1f), %d times\n", words[2], times[key, int((n + 1) / 2)], times[key, 1], times[key, n], n
    }
  }'
tracing=/sys/kernel/tracing
mountpoint -q $tracing || mount -t tracefs tracefs $tracing
cd $tracing
echo 0 >events/enable
echo mono >trace_clock
echo 'sig == 9' >events/signal/signal_generate/filter
for event in gpio/gpio_value signal/signal_generate sched/sched_process_exec; do echo 1 >events/$event/enable; done
echo 1 >tracing_on
echo pull-up >/run/rig-gpio/sim_gpio24/pull
echo pull-down >/run/rig-gpio/sim_gpio25/pull

# way NAME START STOPPOST
way() {
  echo "way $1"
  printf '[Service]\nUser=pi\nExecStart=%s\nExecStopPost=%s\nKillMode=process\n' "$2" "$3" >/run/systemd/system/killed.service
  systemctl daemon-reload
  for _ in $(seq "$ROUNDS"); do
    systemctl start killed
    until gpioinfo GPIO24 GPIO25 | grep -c 'output.*consumer' | grep -qx 2; do sleep 0.2; done
    sleep 1
    main=$(systemctl show -P MainPID killed)
    child=$(pgrep -P "$main")
    echo >trace
    kill -KILL "${child:-$main}"
    sleep 1.5
    while systemctl is-active -q killed || [ "$(systemctl show -P SubState killed)" = stop-post ]; do sleep 0.2; done
    # The first of each; gpio_value is "NUMBER set LEVEL".
    awk '{ at = $0; sub(/: .*/, "", at); sub(/.* /, "", at); at *= 1000 }
      /signal_generate/ && !killed { killed = at }
      !killed { next }
      /sched_process_exec/ { what = $0; sub(/.*filename=/, "", what); sub(/ .*/, "", what); step = "starts " what; sub(/.proc.self.fd.*/, "systemd-executor", step) }
      /gpio_value/ { step = "the level is set" }
      !/signal_generate/ && !seen[step]++ && step !~ /systemctl|sleep|awk|tr$|grep$/ { printf "%.3f %s\n", at - killed, step }' trace
    sh /run/safe.sh release
  done
}
way "systemd alone" "$COMMAND" /bin/true
way "ExecStopPost=safe.sh hold" "$COMMAND" "/bin/sh /run/safe.sh hold"
way "ExecStart=safe.sh run" "/bin/sh /run/safe.sh run $COMMAND" "/bin/sh /run/safe.sh hold"
rm -f /run/systemd/system/killed.service
systemctl daemon-reload
echo 0 >events/enable
END
echo
echo "load of the host: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
