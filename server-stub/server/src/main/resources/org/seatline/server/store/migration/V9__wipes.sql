-- The stores of seats, and what they are told to destroy. A person's order is for every store.

create table seat_stores (
  client_id varchar(100) primary key,
  seat_name varchar(200) not null,
  agent_id varchar(40) not null,
  known_ms bigint not null,
  seen_ms bigint not null,
  waiting int not null,
  waiting_since_ms bigint
);

create table wipes (
  id varchar(40) primary key,
  client_id varchar(100),
  agent_id varchar(40),
  deliver_first boolean not null,
  ordered_by varchar(40) not null,
  ordered_ms bigint not null
);
create index wipes_client on wipes (client_id);

create table wipes_done (
  wipe_id varchar(40) not null,
  client_id varchar(100) not null,
  undelivered int not null,
  done_ms bigint not null,
  primary key (wipe_id, client_id)
);
