-- Who may come in. No secret is kept: passwords, tokens and one-time links are here as digests only.

-- A person's sign-in. An address may have an account in several organisations; none of them learns of the other.
create table accounts (
    organisation_id uuid not null references organisations,
    id uuid not null,
    person_id uuid not null,
    email text not null check (email = lower(email)),
    password_hash text,
    security_stamp text not null,
    failures integer not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null,
    primary key (organisation_id, id),
    unique (organisation_id, person_id),
    unique (organisation_id, email),
    foreign key (organisation_id, person_id) references people (organisation_id, id)
);
create unique index accounts_by_id on accounts (id);
create index accounts_by_email on accounts (email);

-- personal access tokens; when one was last used is nobody's business
create table tokens (
    organisation_id uuid not null references organisations,
    id uuid not null,
    person_id uuid not null,
    label text not null,
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (organisation_id, id),
    foreign key (organisation_id, person_id) references people (organisation_id, id)
);
create unique index tokens_by_hash on tokens (secret_hash);

-- one-time links: to choose a sign-in, or to dispute one reported act without an account
create table links (
    organisation_id uuid not null references organisations,
    id uuid not null,
    purpose text not null check (purpose in ('invitation', 'administrator', 'dispute')),
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    person_id uuid,
    project_id uuid,
    party text,
    act_id uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (organisation_id, id),
    foreign key (organisation_id, person_id) references people (organisation_id, id),
    constraint dispute_names_an_act check (
        case when purpose = 'dispute'
            then person_id is null and num_nonnulls(project_id, party, act_id) = 3
            else person_id is not null and num_nonnulls(project_id, party, act_id) = 0
        end)
);
create unique index links_by_hash on links (secret_hash);

-- read table: the roles in the organisation, as the events of its own stream say
create table organisation_members (
    organisation_id uuid not null references organisations,
    person_id uuid not null,
    role text not null,
    primary key (organisation_id, person_id, role)
);

-- the persons who stand on the sign-in page of a demo; empty everywhere else
create table demo_people (
    organisation_id uuid not null references organisations,
    person_id uuid not null,
    part text not null,
    position integer not null,
    primary key (organisation_id, person_id),
    foreign key (organisation_id, person_id) references people (organisation_id, id)
);

do $$
declare t text;
begin
    foreach t in array array['accounts', 'tokens', 'links', 'organisation_members', 'demo_people']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy own_organisation on %I using (organisation_id = current_organisation())', t);
    end loop;
end $$;

grant select, insert, update, delete on accounts, tokens, links to trust_app;
grant select, insert, delete on organisation_members to trust_app;
grant select, insert, delete on demo_people to trust_app;

-- What is asked before the organisation is known: one row by its exact key, through functions that run as the owner.

create policy door_looks on accounts for select to current_user using (true);
create policy door_looks on tokens for select to current_user using (true);
create policy door_looks on links for select to current_user using (true);
create policy door_looks on organisation_members for select to current_user using (true);
create policy door_looks on demo_people for select to current_user using (true);

create function account_with_id(wanted uuid) returns setof accounts
    language sql stable security definer set search_path = public, pg_temp
    as $$ select a.* from accounts a where a.id = wanted $$;

create function accounts_with_email(wanted text) returns setof accounts
    language sql stable security definer set search_path = public, pg_temp
    as $$ select a.* from accounts a where a.email = wanted order by a.organisation_id $$;

create function token_with_hash(wanted bytea) returns setof tokens
    language sql stable security definer set search_path = public, pg_temp
    as $$ select t.* from tokens t where t.secret_hash = wanted $$;

create function link_with_hash(wanted bytea) returns setof links
    language sql stable security definer set search_path = public, pg_temp
    as $$ select l.* from links l where l.secret_hash = wanted $$;

create function demo_doors() returns setof demo_people
    language sql stable security definer set search_path = public, pg_temp
    as $$ select d.* from demo_people d order by d.position limit 10 $$;

-- at start: does anybody live here, and has anybody ever chosen a sign-in
create function first_organisation() returns table (organisation_id uuid, has_accounts boolean)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select m.organisation_id, exists (select from accounts a where a.organisation_id = m.organisation_id)
        from organisation_members m
        order by m.organisation_id
        limit 1
    $$;

revoke execute on function account_with_id(uuid), accounts_with_email(text), token_with_hash(bytea), link_with_hash(bytea), demo_doors(), first_organisation() from public;
grant execute on function account_with_id(uuid), accounts_with_email(text), token_with_hash(bytea), link_with_hash(bytea), demo_doors(), first_organisation() to trust_app;
