#!/bin/sh
# Temporal's tables, brought to the version of this image. Running it again changes nothing.
set -eu
SQL_PASSWORD="$(cat /run/secrets/temporal-database-password)"
export SQL_PASSWORD

bring_up_to_date() {
  tool="temporal-sql-tool --plugin postgres12_pgx --ep postgres -p 5432 -u oln_temporal --db $1"
  $tool setup-schema -v 0.0
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}

bring_up_to_date temporal temporal
bring_up_to_date temporal_visibility visibility
