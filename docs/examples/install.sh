#!/bin/sh
# An installer that asks ai-doctor before it goes on. POSIX sh: tried under dash and busybox.
#
#   sh install.sh            asks a person where something could not be established
#   sh install.sh --yes      goes on in that case
#
# Yours to change: what is asked (a profile or a file of your own), whom the service runs as, and how the file is fetched.
set -eu

asks=${ACME_REQUIREMENTS:-ollama@0.32}
service_user=${ACME_USER:-}
# Where the executable lies once it was downloaded. Fetch it as you fetch the rest of your program, and pin its checksum here:
# the one printed beside it by the release (ai-doctor-linux-x64.sha256).
doctor=${ACME_DOCTOR:-./ai-doctor-linux-$(uname -m | sed -e 's/x86_64/x64/' -e 's/aarch64/arm64/')}
checksum=${ACME_DOCTOR_SHA256:-}

say() { printf '%s\n' "$*" >&2; }

# A file that is not the one that was released is not run.
verify() {
  [ -f "$doctor" ] || { say "There is no $doctor."; exit 1; }
  [ -n "$checksum" ] || { say "No checksum is pinned for $doctor (ACME_DOCTOR_SHA256)."; exit 1; }
  printf '%s  %s\n' "$checksum" "$doctor" | sha256sum -c - >/dev/null 2>&1 || { say "$doctor has another checksum than the one pinned."; exit 1; }
  [ -x "$doctor" ] || chmod +x "$doctor"
}

# Sets the variables AI_DOCTOR_…; their values are quoted, so that eval runs nothing of what was read from the machine.
preflight() {
  if [ -n "$service_user" ] && id "$service_user" >/dev/null 2>&1; then set -- --as-user "$service_user"; else set --; fi
  answer=$("$doctor" preflight "$asks" --format sh "$@") || code=$?
  code=${code:-0}
  case $code in
    0 | 3 | 4 | 5) eval "$answer" ;;
    *) say "ai-doctor could not judge this machine (exit $code)."; exit 1 ;;
  esac
}

reasons() {
  say "  $AI_DOCTOR_MESSAGE"
  [ -z "$AI_DOCTOR_SAW" ] || say "  $AI_DOCTOR_SAW"
  [ -z "$AI_DOCTOR_REMEDY" ] || say "  $AI_DOCTOR_REMEDY"
}

verify
preflight
case $AI_DOCTOR_EXIT in
  0) say "$AI_DOCTOR_SUMMARY" ;;
  3)
    say "Acme cannot be installed here: $AI_DOCTOR_SUMMARY"
    reasons
    exit 3
    ;;
  4)
    say "Acme will run, with limits: $AI_DOCTOR_SUMMARY"
    reasons
    ;;
  5)
    say "$AI_DOCTOR_SUMMARY"
    reasons
    if [ "${1:-}" != --yes ]; then
      printf 'Go on all the same? [y/N] ' >&2
      read -r reply || reply=
      case $reply in [yY]*) ;; *) exit 5 ;; esac
    fi
    ;;
esac

say "Installing Acme."
# … the installation itself.
