-- The drill that a call is, so that reports can tell practice from work. Null: a call of a customer.

alter table calls add column drill varchar(100);
