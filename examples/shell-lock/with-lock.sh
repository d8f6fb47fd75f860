#!/bin/sh
# with-lock.sh LOCK COMMAND [ARGUMENT…]: runs COMMAND under the exclusive lease LOCK, as docs/lock-protocol.md has it.
# Linux. Waits for whoever has the lock, and leaves it to the next job to take one over from the dead.
set -eu
lock=$1 && shift
token=$(cat /proc/sys/kernel/random/uuid) boot=$(cat /proc/sys/kernel/random/boot_id) space=$(readlink /proc/self/ns/pid)
stage=$lock.new.$token place=$stage child='' beat=''

ticks() { sed 's/.*) //' "/proc/$1/stat" | cut -d' ' -f20; }
record() { # [child]: writes the record as a whole, or not at all
  printf '{"version":1,"token":"%s","host":"%s","bootId":"%s","pidNamespace":"%s","pid":%d,"startTicks":"%s","since":"%s"%s}' \
    "$token" "$(uname -n)" "$boot" "$space" $$ "$(ticks $$)" "$(date -u +%FT%TZ)" "${1-}" >"$place/owner.json.new"
  mv "$place/owner.json.new" "$place/owner.json"
}
gone() { # reader: whether all that it names is proved gone; what is of another boot or container never is
  grep -q "\"$boot\"" "$1/owner.json" && grep -qF "\"$space\"" "$1/owner.json" || return 1
  for pid in $(sed 's/"parent":{[^}]*}//' "$1/owner.json" | grep -o '"pid":[0-9]*' | cut -d: -f2); do
    if kill -s 0 "$pid" || kill -s 0 -- "-$pid"; then return 1; fi
  done
} 2>/dev/null
works() { [ "$child" ] && { kill -s 0 -- "-$child" || kill -s 0 "$child"; } 2>/dev/null; }
release() {
  if works; then exit; fi # the lock stays with what goes on; its end is for the next one to see
  [ -z "$beat" ] || kill "$beat"
  if grep -qs "$token" "$lock/owner.json"; then mv -T "$lock" "$lock.rel.$token"; fi
  rm -rf "$stage" "$lock.rel.$token"
  flock -u 9 # from daemons that have inherited it, too
}
stop() { # ends the command and waits for it: nobody may get in while it works
  if works; then kill -s TERM -- "-$child"; fi
  while works; do sleep 0.1; done
  exit 130
}

mkdir -m 700 "$stage" && trap stop INT TERM HUP && record
exec 9>>"$lock.flk" && trap release EXIT
flock 9 & # the queue of those that have flock(1); in the background, so that a signal is not kept waiting
wait $!
# rename(2) refuses a directory that is not empty, and no lock ever is.
until mv -T "$stage" "$lock" 2>/dev/null; do sleep 0.1; done
place=$lock
while kill -s 0 $$ && sleep 5; do touch -c "$lock"; done >/dev/null 2>&1 9>&- & # for those that cannot see our process
beat=$!
for reader in "$lock".shared.????????-????-????-????-????????????; do
  while [ -e "$reader" ] && ! gone "$reader"; do sleep 0.1; done
done
setsid "$@" & # in a process group of its own, with descriptor 9
child=$!
record ",\"child\":{\"pid\":$child,\"startTicks\":\"$(ticks "$child")\"}"
wait "$child"
