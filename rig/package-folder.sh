#!/bin/bash
# package-folder.sh FOLDER   Fills FOLDER with Debian's Java 25 and what it needs, as a repository that apt can be pointed at: of the
# packages the machine was made of, which lie in the cache.
. "$(dirname "$0")/lib.sh"
folder=$1
kept=$RIG_CACHE/debs-$RIG_SUITE-amd64
mkdir -p "$folder"
# All of them: apt takes what it misses.
for file in "$kept"/*.deb; do
  ln -f "$file" "$folder/" 2>/dev/null || cp "$file" "$folder/"
done
cd "$folder" || exit
for file in *.deb; do
  dpkg-deb -f "$file"
  echo "Filename: ./$file"
  echo "Size: $(stat -c %s "$file")"
  echo "SHA256: $(sha256sum "$file" | cut -d ' ' -f 1)"
  echo
done >Packages
