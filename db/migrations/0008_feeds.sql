-- A person's own calendar feed: who holds the secret reads the dates of that person's projects, and nothing else.

create table calendar_feeds (
    organisation_id uuid not null references organisations,
    person_id uuid not null,
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    created_at timestamptz not null,
    primary key (organisation_id, person_id),
    foreign key (organisation_id, person_id) references people (organisation_id, id)
);
create unique index calendar_feeds_by_hash on calendar_feeds (secret_hash);

alter table calendar_feeds enable row level security;
alter table calendar_feeds force row level security;
create policy own_organisation on calendar_feeds using (organisation_id = current_organisation());

grant select, insert, update, delete on calendar_feeds to trust_app;

-- the feed's door knows no organisation yet: it finds one row by the exact secret, as tokens are found (0003)
create policy door_looks on calendar_feeds for select to current_user using (true);

create function feed_with_hash(wanted bytea) returns setof calendar_feeds
    language sql stable security definer set search_path = public, pg_temp
    as $$ select f.* from calendar_feeds f where f.secret_hash = wanted $$;

revoke execute on function feed_with_hash(bytea) from public;
grant execute on function feed_with_hash(bytea) to trust_app;
