-- what an organisation says in its own words, one row a text and language; the words themselves are contents, as every typed text is
create table organisation_texts (
    organisation_id uuid not null references organisations,
    which text not null,
    language text not null,
    content_id uuid not null,
    primary key (organisation_id, which, language)
);

alter table organisation_texts enable row level security;
alter table organisation_texts force row level security;
create policy own_organisation on organisation_texts using (organisation_id = current_organisation());

grant select, insert, update, delete on organisation_texts to trust_app;

-- before a sign-in nobody's organisation is known, unless there is only one: no page of one speaks to the people of another
create function only_organisation() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select min(m.organisation_id::text)::uuid
        from organisation_members m
        having count(distinct m.organisation_id) = 1
    $$;

revoke execute on function only_organisation() from public;
grant execute on function only_organisation() to trust_app;
