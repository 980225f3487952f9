-- A service that will stop for a while says so to its consumers beforehand; the axis stops and opens it at the hours announced.
create table exchange.planned_stop (
  id           uuid primary key,
  service_id   uuid not null references exchange.service (id),
  from_at      timestamptz not null,
  to_at        timestamptz not null,
  reason       text not null,
  actor_name   text not null,
  announced_at timestamptz not null,
  prior_state  text,
  state        text not null constraint planned_stop_state check (state in ('announced', 'under_way', 'over', 'cancelled')),
  constraint planned_stop_hours check (to_at > from_at)
);
comment on table exchange.planned_stop is 'Lần ngừng dịch vụ theo kế hoạch, đã báo trước cho các bên khai thác';
comment on column exchange.planned_stop.prior_state is 'Trạng thái của dịch vụ trước khi ngừng, để mở lại như cũ';
create unique index planned_stop_living on exchange.planned_stop (service_id) where state in ('announced', 'under_way');
