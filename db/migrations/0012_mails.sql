-- Mail that failed stands against an address until somebody corrects it, or says that it is to be tried again.

alter table deliveries add column cleared_at timestamptz;
create index deliveries_failed on deliveries (organisation_id, person_id) where state = 'failed' or reason = 'no-address';
