#!/bin/sh
# Databases, logins and schemas, made if they are missing: the same as ./oln up makes, and Temporal's own.
# Running it again changes nothing but passwords that were changed in the secrets.
set -eu
here="${OLN_SQL_FOLDER:-/deploy/postgres}"
secrets="${OLN_SECRETS_FOLDER:-/run/secrets}"

PGPASSWORD="$(cat "$secrets/postgres-admin-password")"
PGOPTIONS="--client-min-messages=warning"
export PGPASSWORD PGOPTIONS

sql() { psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --dbname "$@"; }

# Names are ours; the password goes by the environment, so that no list of processes shows it.
ensure_login() {
  OLN_PASSWORD="$2" sql postgres --set login="$1" <<'SQL'
\getenv password OLN_PASSWORD
select format('create role %I', :'login') where not exists (select from pg_roles where rolname = :'login') \gexec
alter role :"login" login nosuperuser nobypassrls nocreatedb nocreaterole password :'password';
SQL
}

ensure_database() {
  sql postgres --set name="$1" --set owner="$2" <<'SQL'
select format('create database %I owner %I', :'name', :'owner')
 where not exists (select from pg_database where datname = :'name') \gexec
revoke all on database :"name" from public;
SQL
}

fill() { sed -e "s/{{service}}/${2:-}/g" -e 's/{{database}}/oln/g' "$here/$1"; }

ensure_database oln "$PGUSER"
fill database.sql | sql oln

while read -r service works migrates; do
  ensure_login "oln_$service" "$works"
  ensure_login "oln_${service}_migrator" "$migrates"
  fill service.sql "$service" | sql oln
  echo "schema $service: ready"
done <"$secrets/database-logins"

ensure_login oln_temporal "$(cat "$secrets/temporal-database-password")"
ensure_database temporal oln_temporal
ensure_database temporal_visibility oln_temporal
echo "databases of Temporal: ready"
