-- Whom somebody is likeliest to talk to next is asked for at every first copy of a seat.

create index contacts_queue on contacts (queue_id, started_ms);
create index tickets_author on tickets (created_by, created_ms);
