#!/bin/sh
# cut-test.sh [POINTS [SEED]]   Cuts the connection of a deploy at many points (200) and looks at what is left; minutes.
set -eu
CDPATH='' cd -P "$(dirname "$0")/.."
JAVA_HOME=$(./tay jdk)
export JAVA_HOME
exec mvn -B -q -ntp -pl deploy-tool -am test -Dtest=CutTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dcut.points="${1:-200}" -Dcut.seed="${2:-1}"
