-- The daily run of retention looks at every organisation, one after the other; doctor proves the journal of each. Both learn the ids alone,
-- then begin per organisation, as pump and sweep do (0002).

create policy daily_looks on organisations for select to current_user using (true);

create function every_organisation() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select o.id from organisations o order by o.id $$;

revoke execute on function every_organisation() from public;
grant execute on function every_organisation() to trust_app;

-- the keys of requests are one kind among those that it clears
drop function organisations_with_keys_before(timestamptz);
drop policy broom_looks on idempotency;
