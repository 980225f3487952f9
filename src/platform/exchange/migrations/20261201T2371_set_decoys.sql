create table exchange.decoy_key (
  id          uuid primary key,
  system_id   uuid not null references exchange.system (id),
  secret_hash text not null constraint decoy_key_hash unique,
  placed      text not null,
  created_at  timestamptz not null,
  removed_at  timestamptz
);
comment on table exchange.decoy_key is
  'Khóa bẫy: trông như khóa bí mật của hệ thống, không mở được gì; ai đưa ra thì đã lấy nó ở nơi đặt';
comment on column exchange.decoy_key.placed is 'Nơi đặt, để biết chỗ nào đã lộ';
create index decoy_key_of_system on exchange.decoy_key (system_id) where removed_at is null;
-- Gateways keep what they need in memory and read it again when one of these changes.
create trigger decoy_key_changed after insert or update or delete on exchange.decoy_key
  for each statement execute function infrastructure.tell_change('exchange');
-- Watched every quarter of a minute among millions of lines.
create index log_entry_leaked_key on exchange.log_entry (at) where outcome in ('decoy_shown', 'dead_key_shown');
