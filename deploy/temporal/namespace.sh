#!/bin/sh
# The namespace, kept for a month after a process closes, and the search attributes of the processes.
# Running it again changes nothing. TEMPORAL_ADDRESS is read by the temporal command itself.
set -eu
: "${TEMPORAL_ADDRESS:?}" "${TEMPORAL_NAMESPACE:?}"

tries=0
until temporal operator cluster health >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "Temporal does not answer at $TEMPORAL_ADDRESS" >&2; exit 1; }
  sleep 2
done

if temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention 720h >/dev/null
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 720h >/dev/null
fi

# A new namespace reaches every part of the server after some seconds.
attribute() {
  tries=0
  until temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"; do
    tries=$((tries + 1))
    [ "$tries" -lt 15 ] || { echo "search attribute $1 could not be made" >&2; exit 1; }
    sleep 2
  done
}

# libs/contracts: SEARCH_ATTRIBUTES. In PostgreSQL there is room for 10 Keyword, 3 Datetime and 3 Bool.
attribute OlnCommune Keyword
attribute OlnLine Keyword
attribute OlnStage Keyword
attribute OlnPersonInCharge Keyword
attribute OlnPriority Keyword
attribute OlnOutcome Keyword
attribute OlnWaitsFor Keyword
attribute OlnDue Datetime
attribute OlnSince Datetime
attribute OlnPausedUntil Datetime
attribute OlnOverdue Bool
attribute OlnPaused Bool
