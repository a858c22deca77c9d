-- By what a seat's store delivers what is sealed while nobody is signed in there.

create table delivery_permits (
  client_id varchar(100) primary key,
  token_hash varchar(64) not null unique,
  agent_id varchar(40) not null,
  issued_ms bigint not null,
  until_ms bigint not null
);
