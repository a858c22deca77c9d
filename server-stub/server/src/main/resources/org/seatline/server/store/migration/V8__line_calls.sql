-- Calls that seats had over a fall-back line while the server was gone. Null: a call of the server.
-- Such a call has no segment: no queue of the server's had it, and its figures do not count it.

alter table calls add column line varchar(10);
alter table calls add column line_agent_id varchar(40);
alter table calls add column line_answered_ms bigint;
