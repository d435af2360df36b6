-- The daily broom learns only where something is to be swept, then begins per organisation; as with pump and sweep (0002).

create policy broom_looks on idempotency for select to current_user using (true);

create function organisations_with_keys_before(moment timestamptz) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select distinct i.organisation_id from idempotency i where i.at < moment $$;

revoke execute on function organisations_with_keys_before(timestamptz) from public;
grant execute on function organisations_with_keys_before(timestamptz) to trust_app;
