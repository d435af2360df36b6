-- What an engine other than the embedded one keeps of each project's process. It follows from the journal: lost, it is made anew.

create table process_instances (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    definition text not null,
    moved_by bigint not null check (moved_by > 0),
    open text[] not null,
    -- the engine's own; it counts on the order of what it wrote, which jsonb would not keep
    state text not null,
    primary key (organisation_id, project_id)
);

alter table process_instances enable row level security;
alter table process_instances force row level security;
create policy own_organisation on process_instances using (organisation_id = current_organisation());
grant select, insert, update, delete on process_instances to trust_app;
