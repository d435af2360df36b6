-- A document is kept ahead of the command that will cite it; one that nothing ever cites is swept after a day.

alter table files add column uncited_since timestamptz;
comment on column files.uncited_since is 'since when it waits to be cited by an entry of its project; null once it is';

-- as for a text: what is gone names the entry that says so
alter table files add constraint erased_whole check ((salt is null) = (erased_by is not null));

-- what is here already: the owner looks across organisations this once
alter table files no force row level security;
alter table events no force row level security;
update files f
set uncited_since = f.created_at
where f.erased_by is null and not exists (
    select from events e
    where e.organisation_id = f.organisation_id and e.stream_id = f.stream_id and position(f.id::text in encode(e.payload, 'escape')) > 0);
alter table files force row level security;
alter table events force row level security;

create index files_uncited on files (organisation_id, uncited_since) where uncited_since is not null;

grant update (uncited_since) on files to trust_app;
