#!/bin/sh
# Temporal's tables, brought to the version of this image. Running it again changes nothing.
set -eu
SQL_PASSWORD="$(cat /run/secrets/temporal-database-password)"
export SQL_PASSWORD

bring_up_to_date() {
  tool="temporal-sql-tool --plugin postgres12_pgx --ep postgres --port 5432 --user oln_temporal --db $1"
  $tool setup-schema --version 0.0
  $tool update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$2/versioned"
}

bring_up_to_date temporal temporal
bring_up_to_date temporal_visibility visibility
