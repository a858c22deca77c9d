-- Facts of the routing core, as they came, and laid out for reports.
-- (journal, effect_id) names a fact; a fact handed out again after a crash is stored once.

create table facts (
  journal varchar(64) not null,
  effect_id bigint not null,
  at_ms bigint not null,
  type varchar(40) not null,
  body varchar(20000) not null,
  primary key (journal, effect_id)
);
create index facts_at on facts (at_ms);

create table calls (
  call_id varchar(100) primary key,
  caller_number varchar(60) not null,
  arrived_ms bigint not null,
  closed_ms bigint,
  outcome varchar(20),
  ended_by varchar(20),
  why varchar(60),
  segments int not null
);
create index calls_arrived on calls (arrived_ms);

create table call_segments (
  call_id varchar(100) not null,
  segment int not null,
  queue_id varchar(60) not null,
  cause varchar(20) not null,
  priority int not null,
  digit varchar(20) not null,
  queued_ms bigint not null,
  offered_ms bigint,
  answered_ms bigint,
  closed_ms bigint,
  agent_id varchar(40),
  outcome varchar(20),
  ended_by varchar(20),
  wait_ms bigint,
  talk_ms bigint,
  hold_ms bigint,
  primary key (call_id, segment)
);
create index call_segments_queue on call_segments (queue_id, queued_ms);

create table call_offers (
  journal varchar(64) not null,
  offer_id varchar(100) not null,
  call_id varchar(100) not null,
  segment int not null,
  queue_id varchar(60) not null,
  agent_id varchar(40) not null,
  offered_ms bigint not null,
  closed_ms bigint not null,
  outcome varchar(20) not null,
  primary key (journal, offer_id)
);
create index call_offers_call on call_offers (call_id);

create table call_decisions (
  journal varchar(64) not null,
  offer_id varchar(100) not null,
  call_id varchar(100) not null,
  queue_id varchar(60) not null,
  agent_id varchar(40) not null,
  at_ms bigint not null,
  strategy varchar(40) not null,
  candidates int not null,
  waiting int not null,
  because varchar(400) not null,
  primary key (journal, offer_id)
);
create index call_decisions_call on call_decisions (call_id);

create table wrap_up_intervals (
  journal varchar(64) not null,
  effect_id bigint not null,
  call_id varchar(100) not null,
  queue_id varchar(60) not null,
  agent_id varchar(40) not null,
  started_ms bigint not null,
  ended_ms bigint not null,
  duration_ms bigint not null,
  disposition varchar(60),
  primary key (journal, effect_id)
);

create table dispositions (
  call_id varchar(100) not null,
  agent_id varchar(40) not null,
  disposition varchar(60) not null,
  at_ms bigint not null,
  primary key (call_id, agent_id)
);

create table seat_intervals (
  journal varchar(64) not null,
  effect_id bigint not null,
  agent_id varchar(40) not null,
  state varchar(20) not null,
  reason varchar(60) not null,
  since_ms bigint not null,
  until_ms bigint not null,
  duration_ms bigint not null,
  primary key (journal, effect_id)
);
create index seat_intervals_agent on seat_intervals (agent_id, since_ms);
