-- Every version of a form that was published: a ticket keeps the one that it began with.

create table form_versions (
  id varchar(100) not null,
  version int not null,
  body varchar(1000000) not null,
  primary key (id, version)
);
insert into form_versions (id, version, body)
  select id, version, body from documents where kind = 'form';
