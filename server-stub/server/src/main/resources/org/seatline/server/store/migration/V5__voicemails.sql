-- Messages that callers left; the sound is DIR/voicemail/ID.wav.

create table voicemails (
  id varchar(100) primary key,
  call_id varchar(100) not null,
  queue_id varchar(60) not null,
  caller_number varchar(60) not null,
  at_ms bigint not null,
  length_ms bigint not null,
  state varchar(16) not null,
  done_by varchar(40),
  done_ms bigint
);
create index voicemails_queue on voicemails (queue_id, at_ms);
create index voicemails_at on voicemails (at_ms);
