#!/bin/sh
# Registers SAHAY's search attributes in a Temporal cluster; run again it changes nothing.
# The local platform does the same through the SDK. Needs the `temporal` command, whose usual
# environment (TEMPORAL_ADDRESS, TEMPORAL_TLS_...) says which cluster; NAMESPACE defaults to sahay.
set -eu

namespace="${NAMESPACE:-sahay}"
known=$(temporal operator search-attribute list --namespace "$namespace")

register() {
  if printf '%s\n' "$known" | grep -qw "$1"; then
    echo "$1 is there"
  else
    temporal operator search-attribute create --namespace "$namespace" --name "$1" --type "$2"
  fi
}

register SahayStatus Keyword
register SahayDistrict Keyword
register SahayStateCode Keyword
register SahayCategory Keyword
register SahayOwnerRole Keyword
register SahaySystem Keyword
register SahayLevel Int
register SahayDueAt Datetime
register SahayHeld Bool
