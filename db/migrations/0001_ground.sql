-- The ground. What every later migration keeps to:
--   1. forward only: once merged, a file is never edited; the migrator compares its digest and refuses;
--   2. run by the database's owner; the roles trust_app and trust_council exist, own nothing, and get each grant by name here;
--   3. every table of a tenant has organisation_id as the first column of its primary key, unique and foreign keys, and
--          alter table t enable row level security;
--          alter table t force row level security;
--          create policy own_organisation on t using (organisation_id = current_organisation());
--      current_organisation() reads current_setting('trust.organisation', true), which Database.Begin sets for the transaction;
--      with nothing set it is null, and no row is seen or written;
--   4. a security definer function names its search_path: set search_path = public, pg_temp;
--   5. moments are timestamptz, ids are uuid and made by the app, words of a closed list are text; valid on PostgreSQL 15;
--   6. no file puts a row into an empty database: a restore fills one that holds none.

grant usage on schema public to trust_app, trust_council;

-- after a transaction the setting comes back as '', not as null
create function current_organisation() returns uuid
    language sql stable
    return nullif(current_setting('trust.organisation', true), '')::uuid;

create table organisations (
    id uuid primary key,
    name text not null,
    language text not null,
    created_at timestamptz not null
);

alter table organisations enable row level security;
alter table organisations force row level security;
create policy own_organisation on organisations using (id = current_organisation());
grant select, insert, update on organisations to trust_app;

-- keys that sign cookies and one-time links: the server's, not a tenant's
create table data_protection_keys (
    friendly_name text primary key,
    xml text not null
);

grant select, insert on data_protection_keys to trust_app;
