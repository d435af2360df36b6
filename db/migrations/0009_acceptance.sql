-- Measured acceptance: the figures of a project, one row an entry; of a day's several entries the last counts.

create table kpi_points (
    organisation_id uuid not null references organisations,
    project_id uuid not null,
    kpi text not null,
    number bigint not null,
    on_day date not null,
    value numeric not null,
    counted integer,
    baseline boolean not null,
    source_id uuid not null,
    at timestamptz not null,
    primary key (organisation_id, project_id, number)
);

alter table kpi_points enable row level security;
alter table kpi_points force row level security;
create policy own_organisation on kpi_points using (organisation_id = current_organisation());

grant select, insert, update, delete on kpi_points to trust_app;
