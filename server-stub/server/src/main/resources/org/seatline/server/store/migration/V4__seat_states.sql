-- What each seat does now: the open end of seat_intervals, which has closed intervals only.

create table seat_states (
  agent_id varchar(40) primary key,
  state varchar(20) not null,
  reason varchar(60) not null,
  since_ms bigint not null,
  call_id varchar(100),
  queue_id varchar(60),
  leased boolean not null
);
