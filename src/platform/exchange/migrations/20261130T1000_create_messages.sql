-- Store and forward: what systems send each other without waiting, kept until it is acknowledged.
create table exchange.topic (
  id          uuid primary key,
  code        text not null constraint topic_code unique constraint topic_code_form check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name        text not null,
  owner_id    uuid not null references exchange.system (id),
  schema      jsonb,
  keep_days   integer not null constraint topic_keep_days check (keep_days between 1 and 365),
  state       text not null constraint topic_state check (state in ('active', 'suspended'))
);
comment on table exchange.topic is 'Chủ đề thông điệp; một hộp thư riêng là chủ đề chỉ có một bên nhận';
comment on column exchange.topic.schema is 'JSON Schema của dữ liệu; để trống là không kiểm tra';
comment on column exchange.topic.keep_days is 'Thông điệp chưa nhận được giữ bấy nhiêu ngày rồi hết hạn';

create table exchange.topic_right (
  topic_id   uuid not null references exchange.topic (id),
  system_id  uuid not null references exchange.system (id),
  may        text not null constraint topic_right_may check (may in ('publish', 'subscribe')),
  push_url   text,
  primary key (topic_id, system_id, may)
);
comment on table exchange.topic_right is 'Hệ thống nào được gửi, được nhận thông điệp của chủ đề';
comment on column exchange.topic_right.push_url is 'Địa chỉ nhận thông điệp đẩy tới; để trống thì bên nhận tự lấy';

create table exchange.message (
  sender_id    uuid not null references exchange.system (id),
  id           text not null,
  topic_id     uuid not null references exchange.topic (id),
  key          text not null,
  digest       text not null,
  envelope     text not null,
  sent_at      timestamptz not null,
  expires_at   timestamptz not null,
  primary key (sender_id, id)
);
comment on table exchange.message is 'Thông điệp (CloudEvents) đã nhận gửi; cùng mã gửi lại thì nhận lại biên nhận cũ';
comment on column exchange.message.key is 'Khóa giữ thứ tự: các thông điệp cùng khóa tới bên nhận đúng thứ tự gửi';

create table exchange.delivery (
  id            bigint generated always as identity primary key,
  sender_id     uuid not null,
  message_id    text not null,
  topic_id      uuid not null,
  recipient_id  uuid not null references exchange.system (id),
  key           text not null,
  state         text not null default 'waiting' constraint delivery_state
                check (state in ('waiting', 'acknowledged', 'refused', 'expired', 'dead')),
  attempts      integer not null default 0,
  next_at       timestamptz not null,
  leased_until  timestamptz,
  expires_at    timestamptz not null,
  settled_at    timestamptz,
  last_fault    text not null default '',
  constraint delivery_of_message foreign key (sender_id, message_id) references exchange.message (sender_id, id)
);
comment on table exchange.delivery is 'Việc giao một thông điệp cho một bên nhận: chờ, đã nhận, bị từ chối, hết hạn, hoặc hỏng phải xử lý tay';
create index delivery_waiting on exchange.delivery (recipient_id, next_at, id) where state = 'waiting';
create index delivery_order on exchange.delivery (recipient_id, key, id) where state = 'waiting';
create index delivery_dead on exchange.delivery (settled_at desc) where state in ('dead', 'expired', 'refused');
create index delivery_expiring on exchange.delivery (expires_at) where state = 'waiting';

create trigger topic_changed after insert or update or delete on exchange.topic
  for each statement execute function infrastructure.tell_change('exchange');
create trigger topic_right_changed after insert or update or delete on exchange.topic_right
  for each statement execute function infrastructure.tell_change('exchange');
