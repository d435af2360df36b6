-- The read tables follow from the entries. A Trust that fills them otherwise than the one before fills them anew before it serves; here stands whose rows they are.

alter table organisations add column read_tables integer not null default 0;
comment on column organisations.read_tables is 'the version of the read tables by which this organisation''s rows were written; 0: nobody knows';

create function organisations_to_replay(version integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select o.id from organisations o where o.read_tables <> version order by o.id $$;

revoke execute on function organisations_to_replay(integer) from public;
grant execute on function organisations_to_replay(integer) to trust_app;
