-- people who came from one list, so that the whole of it can be taken back while nobody of it has been used
alter table people add column import_id uuid;
create index people_by_import on people (organisation_id, import_id) where import_id is not null;

grant delete on people to trust_app;
-- whoever came otherwise is erased, never deleted
create policy only_a_list_is_taken_back on people as restrictive for delete using (import_id is not null and erased_at is null);
