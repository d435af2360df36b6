-- A room's key can be renewed, for those who are left when a member has gone. Its number says with which key a note was sealed, so that a browser
-- that still holds the key before seals nothing with it; whoever writes holds the row, so that a renewal misses no note.
alter table council.locks
    add generation integer not null default 1 check (generation > 0),
    add renewed_at timestamptz;
grant update on council.locks to trust_council;

-- the checkpoint that a note is about, where it is about one
alter table council.notes add checkpoint_id uuid;
