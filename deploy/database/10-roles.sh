#!/bin/sh
# Runs once, on an empty volume: the three roles and the database. What each role may do is granted by the migrations.
# The passwords come through the environment and not on a command line, where every process could read them.
set -eu
: "${TRUST_OWNER_PASSWORD:?}" "${TRUST_APP_PASSWORD:?}" "${TRUST_COUNCIL_PASSWORD:?}"
psql -q -v ON_ERROR_STOP=1 --username postgres --dbname postgres <<'SQL'
\getenv owner TRUST_OWNER_PASSWORD
\getenv app TRUST_APP_PASSWORD
\getenv council TRUST_COUNCIL_PASSWORD
create role trust_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner';
create role trust_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app';
create role trust_council login nosuperuser nocreatedb nocreaterole nobypassrls password :'council';
create database trust owner trust_owner;
revoke all on database trust from public;
grant connect on database trust to trust_app, trust_council;
SQL
