-- What a body keeps for itself: notes, the keys that lock them, guests. trust_app is given nothing here; trust_council sees a body's rows only
-- in a session of a person who holds that body's seat, or stands in, on that day. The app says who asks and which day it is; whether that person
-- belongs to the body is looked up here, among the seats as the journal says them.

create schema council;
grant usage on schema council to trust_council;

create function council.asking() returns uuid
    language sql stable
    return nullif(current_setting('trust.person', true), '')::uuid;

-- runs as the owner, since trust_council may not read who is in a project; row security keeps it to the session's organisation
create function council.belongs(project uuid, body uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select exists (
            select from project_people m
            where m.organisation_id = current_organisation() and m.project_id = project and m.person_id = council.asking()
              and m.part in ('seat', 'deputy') and m.what = body::text
              and coalesce(m.from_on <= nullif(current_setting('trust.day', true), '')::date, m.from_on is null)
              and coalesce(m.to_on >= nullif(current_setting('trust.day', true), '')::date, m.to_on is null))
    $$;

-- a row: this body's notes are locked, and plain ones are no longer taken
create table council.locks (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    body_id uuid not null,
    locked_at timestamptz not null,
    primary key (organisation_id, project_id, body_id)
);

-- the room's key, which the server never sees, sealed with a secret of one member, or with the code on the recovery sheet
create table council.keys (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    body_id uuid not null,
    id uuid not null,
    person_id uuid,
    salt bytea not null check (octet_length(salt) = 16),
    iterations integer not null check (iterations between 600000 and 10000000),
    sealed bytea not null check (octet_length(sealed) = 60),    -- 12 of nonce, 32 of key, 16 of tag
    created_at timestamptz not null,
    primary key (organisation_id, project_id, body_id, id),
    unique nulls not distinct (organisation_id, project_id, body_id, person_id),
    foreign key (organisation_id, person_id) references people (organisation_id, id)
);

-- plain as it was typed, or sealed in the browser; never both
create table council.notes (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    body_id uuid not null,
    id uuid not null,
    version integer not null check (version > 0),
    kind text not null check (kind in ('note', 'draft', 'minutes', 'attendance', 'vote')),
    title text,
    body text,
    sealed bytea check (octet_length(sealed) between 28 and 400000),
    changed_at timestamptz not null,
    primary key (organisation_id, project_id, body_id, id),
    constraint plain_or_sealed check ((title is null) = (body is null) and (body is null) = (sealed is not null))
);

-- an expert who reads, without an account and until a day, the evidence that the body picked
create table council.guests (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    body_id uuid not null,
    id uuid not null,
    label text not null,
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    items text[] not null check (cardinality(items) > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (organisation_id, project_id, body_id, id)
);
create unique index guests_by_hash on council.guests (secret_hash);

do $$
declare t text;
begin
    foreach t in array array['locks', 'keys', 'notes', 'guests']
    loop
        execute format('alter table council.%I enable row level security', t);
        execute format('alter table council.%I force row level security', t);
        execute format('create policy own_body on council.%I using (organisation_id = current_organisation() and council.belongs(project_id, body_id))', t);
    end loop;
end $$;

-- whoever has left a body still sees what is kept on themselves
create policy on_oneself on council.keys for select using (organisation_id = current_organisation() and person_id = council.asking());

-- a guest is asked before organisation and body are known, by the exact digest; what is over is taken away whoever asks
create policy door_looks on council.guests for select to current_user using (true);
create policy time_takes on council.guests for delete to current_user using (true);

create function council.guest_with_hash(wanted bytea) returns setof council.guests
    language sql stable security definer set search_path = public, pg_temp
    as $$ select g.* from council.guests g where g.secret_hash = wanted $$;

create function council.forget_guests(before timestamptz) returns void
    language sql security definer set search_path = public, pg_temp
    as $$ delete from council.guests g where g.expires_at < before $$;

revoke execute on all functions in schema council from public;
grant execute on all functions in schema council to trust_council;
grant select, insert on council.locks to trust_council;
grant select, insert, update, delete on council.keys, council.notes, council.guests to trust_council;
