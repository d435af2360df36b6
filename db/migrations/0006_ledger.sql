-- The calendar: an organisation's own days, the ledger of mails, and what people chose to get.

create table organisation_days (
    organisation_id uuid not null references organisations,
    country text not null,
    day date not null,
    worked boolean not null,
    primary key (organisation_id, country, day)
);

-- one row a mail and person; each ends as sent once, skipped or failed, and says why
create table deliveries (
    organisation_id uuid not null references organisations,
    id uuid not null,
    project_id uuid not null,
    occasion text not null,
    offset_days integer not null,
    person_id uuid not null,
    kind text not null,
    party text,
    due_at timestamptz not null,
    state text not null check (state in ('planned', 'sending', 'sent', 'skipped', 'failed')),
    reason text,
    attempts integer not null default 0,
    unknowns integer not null default 0,
    fence bigint not null default 0,
    handing boolean not null default false,
    lease_until timestamptz,
    next_try timestamptz,
    ended_at timestamptz,
    primary key (organisation_id, id),
    constraint ended_means_ended check ((ended_at is null) = (state in ('planned', 'sending'))),
    constraint reason_where_needed check ((state in ('skipped', 'failed')) = (reason is not null))
);
create unique index deliveries_once on deliveries (organisation_id, project_id, occasion, person_id, offset_days);
create index deliveries_by_person on deliveries (organisation_id, person_id);
create index deliveries_open on deliveries (due_at) where state in ('planned', 'sending');
create index deliveries_by_end on deliveries (ended_at) where ended_at is not null;

-- what a person switched on or off; without a row the kind's own rule holds
create table mail_choices (
    organisation_id uuid not null references organisations,
    person_id uuid not null,
    switch text not null,
    wanted boolean not null,
    primary key (organisation_id, person_id, switch)
);

-- where an organisation's mails are handed over; nothing leaves before it was checked
create table post_offices (
    organisation_id uuid primary key references organisations,
    house text not null,
    from_address text not null,
    from_name text not null,
    host text not null,
    port integer not null check (port between 1 and 65535),
    security text not null check (security in ('tls', 'start-tls', 'open')),
    user_name text,
    password_protected text,
    checked_at timestamptz
);

do $$
declare t text;
begin
    foreach t in array array['organisation_days', 'deliveries', 'mail_choices', 'post_offices']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_organisation on %I using (organisation_id = current_organisation())', t);
    end loop;
end $$;

grant select, insert, update, delete on organisation_days, deliveries, mail_choices, post_offices to trust_app;

-- the mail pump learns only where something is due, then begins per organisation; as with pump and sweep (0002)
create policy mail_looks on deliveries for select to current_user using (true);

create function organisations_with_mail_due(business timestamptz, system timestamptz) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select distinct d.organisation_id
        from deliveries d
        where d.state in ('planned', 'sending') and d.due_at <= business
          and (d.next_try is null or d.next_try <= system) and (d.lease_until is null or d.lease_until <= system)
    $$;

revoke execute on function organisations_with_mail_due(timestamptz, timestamptz) from public;
grant execute on function organisations_with_mail_due(timestamptz, timestamptz) to trust_app;

-- the moment of the next thing that the calendar brings: what the demo moves to; what waits for another try is not the calendar's
create function next_due() returns timestamptz
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select least(
            (select min(greatest(w.due, '1970-01-01')) from wakeups w),
            (select min(d.due_at) from deliveries d where d.state = 'planned' and d.next_try is null))
    $$;

revoke execute on function next_due() from public;
grant execute on function next_due() to trust_app;

-- mails that should have gone: what health says of the ledger, a number and nothing else
create function mails_late(business timestamptz) returns bigint
    language sql stable security definer set search_path = public, pg_temp
    as $$ select count(*) from deliveries d where d.state in ('planned', 'sending') and d.due_at < business $$;

revoke execute on function mails_late(timestamptz) from public;
grant execute on function mails_late(timestamptz) to trust_app;
