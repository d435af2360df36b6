-- pages of a project for everybody who holds their address: what employees are told, and how far the project is
create table public_pages (
    organisation_id uuid not null references organisations,
    id uuid not null,
    project_id uuid not null,
    kind text not null check (kind in ('employees', 'status')),
    secret_hash bytea not null check (octet_length(secret_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (organisation_id, id)
);
create unique index public_pages_by_hash on public_pages (secret_hash);
create index public_pages_of_project on public_pages (organisation_id, project_id);

alter table public_pages enable row level security;
alter table public_pages force row level security;
create policy own_organisation on public_pages using (organisation_id = current_organisation());

grant select, insert, delete on public_pages to trust_app;

-- the page's door knows no organisation yet: it finds one row by the exact secret, as feeds are found (0008)
create policy door_looks on public_pages for select to current_user using (true);

create function public_page_with_hash(wanted bytea) returns setof public_pages
    language sql stable security definer set search_path = public, pg_temp
    as $$ select p.* from public_pages p where p.secret_hash = wanted $$;

revoke execute on function public_page_with_hash(bytea) from public;
grant execute on function public_page_with_hash(bytea) to trust_app;
