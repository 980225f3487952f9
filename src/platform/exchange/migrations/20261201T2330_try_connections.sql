-- An official asks whether a grant's connection works; a gateway, which alone has the way to the provider, takes the trial and tells each step.
create table exchange.connection_trial (
  id            uuid primary key,
  grant_id      uuid not null references exchange.access_grant (id),
  asked_at      timestamptz not null,
  asked_by      uuid,
  asker_name    text not null,
  asker_unit    text not null,
  state         text not null default 'open'
                constraint connection_trial_state check (state in ('open', 'passed', 'failed', 'no_gateway', 'no_result')),
  -- Since then nobody is at it; while a gateway is, a moment ahead, moved on as long as the gateway lives.
  idle_since    timestamptz not null default now(),
  waits_seconds integer not null,
  attempts      integer not null default 0,
  attempt       uuid,
  gateway_id    text,
  steps         jsonb not null default '[]'
);
create unique index connection_trial_open on exchange.connection_trial (grant_id) where state = 'open';
create index connection_trial_to_take on exchange.connection_trial (asked_at) where state = 'open';
create index connection_trial_of_grant on exchange.connection_trial (grant_id, asked_at desc);
create index connection_trial_of_asker on exchange.connection_trial (asked_by, asked_at);
create index connection_trial_asked_at on exchange.connection_trial (asked_at);
comment on table exchange.connection_trial is
  'Lượt thử kết nối của một quyền khai thác: ai hỏi, cổng nào thử, từng bước ra sao; giữ theo quy tắc của tỉnh rồi xóa';
comment on column exchange.connection_trial.asked_by is 'Tài khoản đã hỏi; để trống khi hỏi bằng lệnh của người vận hành';
comment on column exchange.connection_trial.idle_since is
  'Từ lúc này không cổng nào đang thử; khi đang thử là thời điểm sắp tới, được dời đi chừng nào cổng còn chạy. Theo đồng hồ của cơ sở dữ liệu';
comment on column exchange.connection_trial.waits_seconds is 'Không ai nhận trong bấy nhiêu giây thì thôi chờ';
comment on column exchange.connection_trial.attempt is 'Lần thử đang giữ lượt này; chỉ lần này được ghi';
comment on column exchange.connection_trial.steps is
  'Các bước: tên, kết quả, mã điều đã thấy và số liệu; không có dữ liệu cá nhân, không có nội dung trả lời của bên cung cấp';
