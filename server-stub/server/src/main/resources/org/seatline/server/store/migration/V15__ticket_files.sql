-- Files that tickets name. The files themselves are in the folder files/ of the data.

create table ticket_files (
  id varchar(64) primary key,
  ticket_id varchar(100) not null,
  field varchar(100) not null,
  name varchar(200) not null,
  bytes bigint not null,
  type varchar(100) not null,
  sha256 varchar(64) not null,
  announced_ms bigint not null,
  agent_id varchar(40),
  path varchar(200),
  completed_ms bigint
);
create index ticket_files_ticket on ticket_files (ticket_id);
