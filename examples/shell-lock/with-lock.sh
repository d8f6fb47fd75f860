#!/bin/sh
# with-lock.sh LOCK COMMAND [ARGUMENT…]: runs COMMAND under the exclusive lease LOCK, as docs/lock-protocol.md has it.
# Linux. Waits for whoever has the lock; leaves it to others to take one over from the dead, and to the next job to do so.
set -eum
lock=$1 && shift
token=$(cat /proc/sys/kernel/random/uuid) boot=$(cat /proc/sys/kernel/random/boot_id) space=$(readlink /proc/self/ns/pid)
stage=$lock.new.$token

ticks() { sed 's/.*) //' "/proc/$1/stat" | cut -d' ' -f20; }
record() { # [child]: writes the record as a whole, or not at all
  printf '{"version":1,"token":"%s","host":"%s","bootId":"%s","pidNamespace":"%s","pid":%d,"startTicks":"%s","since":"%s"%s}' \
    "$token" "$(uname -n)" "$boot" "$space" $$ "$(ticks $$)" "$(date -u +%FT%TZ)" "${1-}" >"$place/owner.json.new"
  mv "$place/owner.json.new" "$place/owner.json"
}
gone() { # reader: whether every process that it names is proved gone; those of another boot or container are not
  grep -q "\"$boot\"" "$1/owner.json" && grep -qF "\"$space\"" "$1/owner.json" || return 1
  for pid in $(grep -o '"pid":[0-9]*' "$1/owner.json" | cut -d: -f2); do
    if kill -0 "$pid" || kill -0 -- "-$pid"; then return 1; fi
  done
} 2>/dev/null
release() { [ -d "$lock" ] && grep -q "$token" "$lock/owner.json" && mv -T "$lock" "$lock.rel.$token"; rm -rf "$stage" "$lock.rel.$token"; }

child=
stop() { # ends the command and waits for it: nobody may get in while it works
  [ -z "$child" ] || { kill -TERM -- "-$child" 2>/dev/null && wait "$child" || true; }
  exit 130
}

mkdir -m 700 "$stage" && trap release EXIT && trap stop INT TERM HUP
place=$stage && record
# rename(2) refuses a directory that is not empty, and no lock ever is.
until mv -T "$stage" "$lock" 2>/dev/null; do sleep 0.1; done
place=$lock
for reader in "$lock".shared.????????-????-????-????-????????????; do
  while [ -e "$reader" ] && ! gone "$reader"; do sleep 0.1; done
done
"$@" & # in a process group of its own, by `set -m`
child=$!
record ",\"child\":{\"pid\":$child,\"startTicks\":\"$(ticks "$child")\"}"
wait "$child"
