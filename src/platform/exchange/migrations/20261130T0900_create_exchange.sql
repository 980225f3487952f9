-- The integration axis (LGSP): which systems there are, what each offers, who may call what and why, and what was exchanged.
create schema exchange;

create table exchange.system (
  id             uuid primary key,
  code           text not null constraint system_code unique constraint system_code_form check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name           text not null,
  owner_unit_id  uuid,
  owner_unit_code text not null,
  owner_unit_name text not null,
  contact        text not null default '',
  security_level integer not null constraint system_security_level check (security_level between 1 and 5),
  environment    text not null constraint system_environment check (environment in ('sandbox', 'production')),
  state          text not null default 'active' constraint system_state check (state in ('active', 'suspended', 'retired')),
  created_at     timestamptz not null
);
comment on table exchange.system is 'Hệ thống thông tin kết nối với nền tảng tích hợp, chia sẻ dữ liệu; gọi và được gọi bằng tên của hệ thống, không của người';
comment on column exchange.system.security_level is 'Cấp độ an toàn hệ thống thông tin, 1 đến 5';
comment on column exchange.system.environment is 'sandbox: chỉ gọi được dịch vụ thử nghiệm; production: dữ liệu thật';

create table exchange.credential (
  id          uuid primary key,
  system_id   uuid not null references exchange.system (id),
  kind        text not null constraint credential_kind check (kind in ('secret', 'certificate', 'key')),
  secret_hash text,
  thumbprint  text constraint credential_thumbprint unique,
  public_key  jsonb,
  subject     text not null default '',
  not_after   timestamptz not null,
  created_at  timestamptz not null,
  revoked_at  timestamptz,
  constraint credential_has_one check (num_nonnulls(secret_hash, thumbprint, public_key) = 1)
);
comment on table exchange.credential is 'Khóa, chứng thư của hệ thống: khóa bí mật (chỉ giữ mã băm), chứng thư TLS, khóa công khai ký mục đích';
comment on column exchange.credential.thumbprint is 'SHA-256 của chứng thư, base64url (RFC 8705)';
create index credential_of_system on exchange.credential (system_id) where revoked_at is null;
create index credential_not_after on exchange.credential (not_after) where revoked_at is null;

create table exchange.service (
  id           uuid primary key,
  code         text not null constraint service_code_form check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version      text not null constraint service_version_form check (version ~ '^[0-9]+(\.[0-9]+){0,2}$'),
  name         text not null,
  description  text not null default '',
  provider_id  uuid not null references exchange.system (id),
  environment  text not null constraint service_environment check (environment in ('sandbox', 'production')),
  upstream_url text not null,
  contract     text not null,
  personal     boolean not null,
  article      text not null,
  settings     jsonb not null,
  state        text not null constraint service_state check (state in ('draft', 'published', 'deprecated', 'suspended', 'retired')),
  sunset_on    date,
  created_at   timestamptz not null,
  constraint service_version_once unique (environment, code, version)
);
comment on table exchange.service is 'Dịch vụ chia sẻ dữ liệu, một dòng mỗi phiên bản: bên cung cấp, địa chỉ, hợp đồng giao tiếp và cách gọi';
comment on column exchange.service.contract is 'Hợp đồng giao tiếp: OpenAPI 3.0 hoặc 3.1, JSON hoặc YAML';
comment on column exchange.service.personal is 'Có dữ liệu cá nhân: mỗi lượt gọi phải nêu cán bộ, hồ sơ và căn cứ, được kiểm tra';
comment on column exchange.service.sunset_on is 'Ngày ngừng cung cấp của phiên bản đã có phiên bản thay thế';

create table exchange.access_grant (
  id           uuid primary key,
  consumer_id  uuid not null references exchange.system (id),
  service_id   uuid not null references exchange.service (id),
  operations   text[] not null,
  fields       text[],
  row_scope    jsonb,
  purpose      text not null,
  article      text not null,
  valid_from   date not null,
  valid_to     date not null,
  daily_quota  integer not null constraint access_grant_quota check (daily_quota > 0),
  per_second   integer not null constraint access_grant_rate check (per_second > 0),
  hours        jsonb,
  state        text not null constraint access_grant_state
               check (state in ('requested', 'agreed', 'active', 'refused', 'suspended', 'ended')),
  changed_at   timestamptz not null,
  constraint access_grant_dates check (valid_to >= valid_from)
);
comment on table exchange.access_grant is 'Quyền khai thác: hệ thống nào được gọi thao tác nào, nhận trường nào, vì sao, đến khi nào';
comment on column exchange.access_grant.fields is 'Các trường được nhận; để trống là mọi trường của hợp đồng (chỉ với dịch vụ không có dữ liệu cá nhân)';
comment on column exchange.access_grant.row_scope is 'Phạm vi bản ghi: {field, values}, chỉ những bản ghi có trường mang một trong các giá trị';
comment on column exchange.access_grant.hours is 'Giờ được gọi trong ngày: {from, to}, giờ Việt Nam; để trống là mọi giờ';
create unique index access_grant_living on exchange.access_grant (consumer_id, service_id)
  where state in ('requested', 'agreed', 'active', 'suspended');
create index access_grant_of_service on exchange.access_grant (service_id);

create table exchange.grant_step (
  id         bigint generated always as identity primary key,
  grant_id   uuid not null references exchange.access_grant (id),
  at         timestamptz not null,
  actor_id   uuid,
  actor_name text not null,
  unit_name  text not null,
  action     text not null constraint grant_step_action
             check (action in ('request', 'agree', 'refuse', 'approve', 'suspend', 'resume', 'renew', 'end')),
  reason     text not null default ''
);
comment on table exchange.grant_step is 'Các bước của một quyền khai thác: ai xin, ai đồng ý, ai cấp, ai tạm ngừng và vì sao; chỉ ghi thêm';
create index grant_step_of_grant on exchange.grant_step (grant_id, id);

create table exchange.quota_use (
  grant_id uuid not null references exchange.access_grant (id),
  day      date not null,
  leased   integer not null,
  primary key (grant_id, day)
);
comment on table exchange.quota_use is 'Số lượt gọi trong ngày đã giao cho các cổng, mỗi lần một phần nhỏ';

create table exchange.gateway (
  id          text primary key,
  public_key  text not null,
  started_at  timestamptz not null,
  seen_at     timestamptz not null,
  shipped_batch integer not null default 0
);
comment on table exchange.gateway is 'Các cổng tích hợp: mỗi cổng có nhật ký riêng và khóa ký riêng';

create table exchange.sealed_batch (
  gateway_id text not null references exchange.gateway (id),
  number     integer not null,
  sealed_at  timestamptz not null,
  entries    integer not null,
  seal       text not null,
  primary key (gateway_id, number)
);
comment on table exchange.sealed_batch is 'Lô nhật ký đã niêm phong: gốc cây Merkle, nối với lô trước, có chữ ký của cổng';

create table exchange.log_entry (
  gateway_id     text not null,
  seq            bigint not null,
  batch          integer not null,
  at             timestamptz not null,
  consumer       text not null,
  service        text not null,
  operation      text not null,
  status         integer not null,
  outcome        text not null,
  took_ms        real not null,
  request_bytes  bigint not null,
  response_bytes bigint not null,
  trace_id       text not null,
  subject_key    text,
  dossier_code   text,
  entry          text not null,
  primary key (gateway_id, seq)
);
comment on table exchange.log_entry is 'Nhật ký trao đổi chuyển về từ các cổng để tra cứu; bản gốc có niêm phong ở thư mục của từng cổng';
comment on column exchange.log_entry.subject_key is 'HMAC của số định danh người được khai thác, để tìm mọi lượt của một người mà không lưu số';
comment on column exchange.log_entry.entry is 'Dòng nhật ký nguyên văn, để kiểm chứng';
create index log_entry_at on exchange.log_entry (at desc, gateway_id, seq);
create index log_entry_of_consumer on exchange.log_entry (consumer, at desc);
create index log_entry_of_service on exchange.log_entry (service, at desc);
create index log_entry_of_subject on exchange.log_entry (subject_key, at desc) where subject_key is not null;
create index log_entry_of_dossier on exchange.log_entry (dossier_code, at desc) where dossier_code is not null;

create table exchange.witness (
  gateway_id text not null,
  number     integer not null,
  witness    text not null,
  signature  text not null,
  signed_at  timestamptz not null,
  primary key (gateway_id, number, witness),
  constraint witness_of_batch foreign key (gateway_id, number) references exchange.sealed_batch (gateway_id, number)
);
comment on table exchange.witness is 'Chữ ký làm chứng của cơ quan khác trên niêm phong của một lô nhật ký';

-- Gateways keep what they need in memory and read it again when one of these changes.
create trigger system_changed after insert or update or delete on exchange.system
  for each statement execute function infrastructure.tell_change('exchange');
create trigger credential_changed after insert or update or delete on exchange.credential
  for each statement execute function infrastructure.tell_change('exchange');
create trigger service_changed after insert or update or delete on exchange.service
  for each statement execute function infrastructure.tell_change('exchange');
create trigger access_grant_changed after insert or update or delete on exchange.access_grant
  for each statement execute function infrastructure.tell_change('exchange');
