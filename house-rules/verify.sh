# What `./tay verify` does; read by tay, whose functions it uses.

verify_usage() {
  cat <<HELP
tay verify [--rig [--arm64 | --pi] | --deploy]

  tay verify                 all tests that need no hardware, the format, the rules of the house; as CI does first
  tay verify --rig           the tests on a real Linux kernel, in a virtual machine: GPIO, serial, USB; as CI does next
  tay verify --deploy        setup, deploy, roll back, remove: one story on a virtual machine with systemd and sudo; as CI does last
  tay verify --rig --arm64   the same on an arm64 machine; slower
  tay verify --rig --pi      those that QEMU's Raspberry Pi 3 can do; slower still

The rig needs an x86-64 Debian or one of its kin, and root to make its machine; that takes 2-3 minutes, once.
docs/testing.md tells more.
HELP
}

verify() {
  suite=house
  arch=amd64
  while [ $# -gt 0 ]; do
    case $1 in
      --rig) [ "$suite" != house ] || suite=rig ;;
      --arm64) suite=rig arch=arm64 ;;
      --pi) suite=pi arch=raspi3b ;;
      --deploy) suite=deploy ;;
      --help | -h)
        verify_usage
        return
        ;;
      *)
        say "verify has no '$1'; './tay verify --help' tells what it has"
        exit 2
        ;;
    esac
    shift
  done
  if [ "$suite" = house ]; then verify_house; else verify_rig; fi
}

# Builds all, and runs the tests of the module rig alone. They start the machine themselves.
verify_rig() {
  need_jdk
  need_maven
  began=$(date +%s)
  machine=$arch
  case $suite in
    rig) groups='!pi & !deploy' ;;
    pi) groups=pi machine=arm64 ;; # it has no simulated lines to pull: tests of its own, and arm64's kernel and card
    *) groups=$suite ;;
  esac
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) ;;
    *) fail "the rig needs Linux on x86-64; on a board of your own, docs/testing.md says what to do instead." ;;
  esac
  command -v bash >/dev/null || fail "the rig's scripts need bash"
  "$root/rig/rig" make "$machine" || fail "the rig's machine cannot be made here, see above; docs/testing.md says what it needs."
  lock build
  results=$state/verify.results
  : >"$results"
  echo 1 >"$state/build.status"
  {
    RIG_ARCH=$arch maven -ntp -pl rig -am -DskipTests -Drig.skip=false -Dsurefire.rerunFailingTestsCount=1 \
      -Dspotless.check.skip=true "-Drig.groups=$groups" test 2>&1 && echo 0 >"$state/build.status"
  } | tee "$state/build.log"
  tests=$(count_tests)
  if [ "$(cat "$state/build.status")" -ne 0 ] || errors >/dev/null; then
    result FAILED "$suite, $arch: ${tests%;*}"
  else
    case $tests in
      "0 "*) result FAILED "$suite, $arch: ran no tests" ;;
      *) result ok "$suite, $arch: ${tests%;*}" ;;
    esac
  fi
  unlock
  printf '\ntay verify, %s, %s s\n' "$suite" "$(($(date +%s) - began))"
  cat "$results"
  ! grep -q FAILED "$results"
}

verify_house() {
  need_jdk
  need_maven
  lock build
  began=$(date +%s)
  results=$state/verify.results
  : >"$results"
  start_build
  echo 1 >"$state/build.status"
  # Failed tests do not stop the modules after theirs; they, and forks that die, leave [ERROR] lines behind.
  # One that fails is run once more: with real brokers and processes a busy machine can be too late. It is named then.
  # Two modules at once where their arrows allow it: much of a test's time is waiting.
  { maven -ntp -T 2 --fail-at-end -Dmaven.test.failure.ignore=true -Dsurefire.rerunFailingTestsCount=1 -Dspotless.check.skip=true verify 2>&1 && echo 0 >"$state/build.status"; } | tee "$state/build.log"
  tests=$(count_tests)
  if [ "$(cat "$state/build.status")" -eq 0 ]; then take_jars; fi
  if [ "$(cat "$state/build.status")" -ne 0 ] || errors >/dev/null; then
    result FAILED "Maven: $tests"
  else
    case $tests in
      "0 "*) result FAILED "Maven ran no tests" ;;
      *) result ok "Maven: $tests" ;;
    esac
  fi
  check_format
  check_canary
  unlock
  printf '\ntay verify, %s s\n' "$(($(date +%s) - began))"
  cat "$results"
  ! grep -q FAILED "$results"
}

result() { printf '  %-7s %s\n' "$1" "$2" >>"$results"; }

# What was wrong in the end; not what went right when it was run again.
errors() {
  grep '^\[ERROR\]' "$state/build.log" | grep -vE '<<< (FAILURE|ERROR)!|^\[ERROR\] +Run [0-9]+:|^\[ERROR\] *$'
}

count_tests() {
  awk '/Tests run: .*Skipped: [0-9]+(, Flakes: [0-9]+)?$/ {
      gsub(/[^0-9 ]/, ""); run += $1; failed += $2 + $3; skipped += $4; flaky += $5
    }
    END {
      printf "%d tests, %d failed, %d skipped, %d right at the second try; ", run, failed, skipped, flaky
      printf "Error Prone, NullAway and house rules"
    }' \
    "$state/build.log"
}

# Apart from the rest, since a module that fails to package keeps those after it from being tested.
check_format() {
  if maven -ntp -q spotless:check 2>&1; then
    result ok "format"
  else
    result FAILED "format: mvn spotless:apply mends it"
  fi
}

# Gates can go blind without a word; so one module must not compile, and for the right reasons.
check_canary() {
  if maven -ntp -q -P canary -pl house-rules/canary compile >"$state/canary.log" 2>&1; then
    result FAILED "canary: it compiles, so the compiler's checks are off"
  elif grep -q "\[NullAway\].* 'song'" "$state/canary.log" && grep -q "\[NullAway\].*'cage.song()'" "$state/canary.log" &&
    grep -q '\[DeadException\]' "$state/canary.log"; then
    result ok "canary: NullAway and Error Prone refuse it"
  else
    cat "$state/canary.log"
    result FAILED "canary: it does not compile, but for another reason"
  fi
}
