# What `./tay verify` does; read by tay, whose functions it uses.

verify() {
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
  { maven -ntp --fail-at-end -Dmaven.test.failure.ignore=true -Dsurefire.rerunFailingTestsCount=1 -Dspotless.check.skip=true verify 2>&1 && echo 0 >"$state/build.status"; } | tee "$state/build.log"
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
  for app in "$root"/sample-apps/*/; do
    [ -d "$app/test" ] || continue
    app=sample-apps/$(basename "$app")
    printf '\ntay test %s\n' "$app"
    if CI=${CI:-true} "$root/tay" test "$root/$app"; then result ok "$app: its own tests"; else result FAILED "$app: its own tests"; fi
  done
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
