-- who added a list of people, for the day on which they, or an administrator, may take it back
create table people_imports (
    organisation_id uuid not null references organisations,
    id uuid not null,
    added_by uuid not null,
    at timestamptz not null,
    primary key (organisation_id, id),
    foreign key (organisation_id, added_by) references people (organisation_id, id)
);

alter table people_imports enable row level security;
alter table people_imports force row level security;
create policy own_organisation on people_imports using (organisation_id = current_organisation());

grant select, insert, delete on people_imports to trust_app;
