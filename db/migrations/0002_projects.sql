-- The truth (events), what hangs on it by reference (contents, files), the folded state, and the rows that answer questions.

-- people: never rebuilt, personal data ---------------------------------------------------------------------------------

create table people (
    organisation_id uuid not null references organisations,
    id uuid not null,
    name text,
    email text,
    language text not null,
    time_zone text not null,
    created_at timestamptz not null,
    left_on date,
    erased_at timestamptz,
    primary key (organisation_id, id),
    constraint erased_means_empty check ((erased_at is null) or (name is null and email is null))
);
create unique index people_by_email on people (organisation_id, lower(email));

-- the journal ----------------------------------------------------------------------------------------------------------

create table events (
    organisation_id uuid not null references organisations,
    stream_id uuid not null,
    number bigint not null check (number > 0),
    type text not null,
    type_version integer not null,
    at timestamptz not null,
    actor text not null,
    payload bytea not null,
    hash bytea not null check (octet_length(hash) = 32),
    primary key (organisation_id, stream_id, number)
);

-- typed texts: salt and body leave together, by a recorded erasure; nothing else ever changes
create table contents (
    organisation_id uuid not null references organisations,
    id uuid not null,
    stream_id uuid not null,
    language text not null,
    salt bytea,
    body text,
    digest bytea not null check (octet_length(digest) = 32),
    created_at timestamptz not null,
    erased_by bigint,
    primary key (organisation_id, id),
    constraint erased_whole check ((salt is null) = (body is null) and (body is null) = (erased_by is not null))
);
create index contents_by_stream on contents (organisation_id, stream_id);

create function contents_only_erased() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a content is erased, never deleted' using errcode = 'integrity_constraint_violation';
    end if;
    if (new.organisation_id, new.id, new.stream_id, new.language, new.digest, new.created_at)
        is distinct from (old.organisation_id, old.id, old.stream_id, old.language, old.digest, old.created_at)
        or old.erased_by is not null or new.erased_by is null or new.body is not null or new.salt is not null then
        raise exception 'a content is immutable but for its erasure' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger contents_only_erased before update or delete on contents for each row execute function contents_only_erased();

create table files (
    organisation_id uuid not null references organisations,
    id uuid not null,
    stream_id uuid not null,
    name_id uuid not null,
    media_type text not null,
    size bigint not null check (size >= 0),
    salt bytea,
    digest bytea not null check (octet_length(digest) = 32),
    created_at timestamptz not null,
    erased_by bigint,
    primary key (organisation_id, id),
    foreign key (organisation_id, name_id) references contents (organisation_id, id)
);

create table file_chunks (
    organisation_id uuid not null,
    file_id uuid not null,
    number integer not null,
    bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
    primary key (organisation_id, file_id, number),
    foreign key (organisation_id, file_id) references files (organisation_id, id)
);

-- the folded state: one row a project, and the project's lock ---------------------------------------------------------

create table project_states (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    number bigint not null,
    shape integer not null,
    head bytea not null,
    state bytea not null,
    primary key (organisation_id, project_id)
);

-- flow: what has been heard, what fires later, what was answered once -------------------------------------------------

create table hearings (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    heard_to bigint not null,
    number bigint not null,
    failures integer not null default 0,
    last_failure text,
    parked_at timestamptz,
    primary key (organisation_id, project_id)
);
create index hearings_behind on hearings (project_id) where heard_to < number and parked_at is null;

create table wakeups (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    key text not null,
    job text not null,
    due timestamptz not null,
    primary key (organisation_id, project_id, key)
);
create index wakeups_by_due on wakeups (due);

create table idempotency (
    organisation_id uuid not null references organisations,
    actor text not null,
    key text not null,
    request bytea not null,
    made uuid,
    version bigint not null,
    at timestamptz not null,
    primary key (organisation_id, actor, key)
);
create index idempotency_by_age on idempotency (at);

-- the business clock of a demo: one row, one offset -------------------------------------------------------------------

create table product_clock (
    one boolean primary key default true check (one),
    ahead interval not null
);

-- read tables: what a wipe and replay restores (ReadModels.cs lists them); ids, codes and references, no text ---------

create table projects (
    organisation_id uuid not null references organisations,
    id uuid not null,
    number bigint not null,
    state text not null,
    stage text not null,
    stage_state text not null,
    at_risk boolean not null,
    title_id uuid not null,
    owner_id uuid,
    starts_on date not null,
    since timestamptz not null,
    track text not null,
    turn_code text,
    turn_party text,
    turn_role text,
    turn_since timestamptz,
    primary key (organisation_id, id)
);

create table project_people (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    person_id uuid not null,
    part text not null,
    what text not null,
    from_on date,
    to_on date
);
create index project_people_by_project on project_people (organisation_id, project_id);
create index project_people_by_person on project_people (organisation_id, person_id);

create table turns (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    position integer not null,
    code text not null,
    facts jsonb not null,
    party text,
    role text,
    person_id uuid,
    place text not null,
    since timestamptz,
    due_on date,
    primary key (organisation_id, project_id, position)
);

create table evidence_revisions (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    stage text not null,
    item text not null,
    revision integer not null,
    number bigint not null,
    text_id uuid,
    link_id uuid,
    audience text not null,
    given_by text not null,
    at timestamptz not null,
    primary key (organisation_id, project_id, stage, item, revision)
);

create table objections (
    organisation_id uuid not null references organisations,
    id uuid not null,
    project_id uuid not null,
    raiser_id uuid not null,
    stage text,
    category text not null,
    state text not null,
    blocking boolean not null,
    for_body uuid,
    text_id uuid not null,
    raised_at timestamptz not null,
    since timestamptz not null,
    answered_at timestamptz,
    primary key (organisation_id, id)
);
create index objections_by_project on objections (organisation_id, project_id);

-- every tenant's table: forced row security, and what the app may do with it -----------------------------------------

do $$
declare t text;
begin
    foreach t in array array['people', 'events', 'contents', 'files', 'file_chunks', 'project_states', 'hearings', 'wakeups',
        'idempotency', 'projects', 'project_people', 'turns', 'evidence_revisions', 'objections']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_organisation on %I using (organisation_id = current_organisation())', t);
    end loop;
end $$;

grant select, insert on events to trust_app;
grant select, insert on contents, files, file_chunks to trust_app;
grant update (salt, body, erased_by) on contents to trust_app;
grant update (salt, erased_by) on files to trust_app;
grant delete on file_chunks to trust_app;
grant select, insert, update on people, project_states, hearings to trust_app;
grant delete on project_states to trust_app;
grant select, insert, update, delete on wakeups, idempotency, projects, project_people, turns, evidence_revisions, objections to trust_app;
grant select, insert, update on product_clock to trust_app;

-- pumps and sweeps learn only whose turn it is, then begin per organisation: two functions, run as the owner, who may look across
-- organisations at these two tables and nowhere else
create policy pump_looks on hearings for select to current_user using (true);
create policy sweep_looks on wakeups for select to current_user using (true);

create function projects_behind(at_most integer) returns table (organisation_id uuid, project_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select h.organisation_id, h.project_id from hearings h where h.heard_to < h.number and h.parked_at is null order by h.project_id limit at_most $$;

create function wakeups_due(moment timestamptz, at_most integer) returns table (organisation_id uuid, project_id uuid, key text, job text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select w.organisation_id, w.project_id, w.key, w.job from wakeups w where w.due <= moment order by w.due limit at_most $$;

revoke execute on function projects_behind(integer), wakeups_due(timestamptz, integer) from public;
grant execute on function projects_behind(integer), wakeups_due(timestamptz, integer) to trust_app;
