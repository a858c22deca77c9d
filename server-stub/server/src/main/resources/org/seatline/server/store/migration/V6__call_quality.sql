-- How calls sounded, as the seats measured it. Figures of a direction are null when nothing is known.

create table call_quality (
  call_id varchar(100) not null,
  agent_id varchar(40) not null,
  agent_mos_mean double precision,
  agent_mos_worst double precision,
  agent_loss_percent double precision,
  agent_jitter_ms double precision,
  caller_mos_mean double precision,
  caller_mos_worst double precision,
  caller_loss_percent double precision,
  caller_jitter_ms double precision,
  codec varchar(40) not null,
  encrypted boolean not null,
  trouble varchar(40),
  received_ms bigint not null,
  primary key (call_id, agent_id)
);
