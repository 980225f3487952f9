create table exchange.acme_key (
  id         text primary key,
  system_id  uuid not null references exchange.system (id),
  sealed_key text not null,
  created_at timestamptz not null,
  ends_at    timestamptz not null,
  removed_at timestamptz
);
comment on table exchange.acme_key is
  'Khóa ghép tài khoản ACME (external account binding, RFC 8555 mục 7.3.4) với một hệ thống; hiện một lần, giữ đã mã hóa vì phải kiểm tra HMAC';
create index acme_key_of_system on exchange.acme_key (system_id) where removed_at is null;

create table exchange.acme_account (
  id             uuid primary key,
  system_id      uuid not null references exchange.system (id),
  acme_key_id    text not null references exchange.acme_key (id),
  key_thumbprint text not null constraint acme_account_key unique,
  public_key     jsonb not null,
  contact        jsonb not null,
  state          text not null constraint acme_account_state check (state in ('valid', 'deactivated')),
  created_at     timestamptz not null
);
comment on table exchange.acme_account is 'Tài khoản ACME của một hệ thống: chỉ xin được chứng thư mang tên hệ thống ấy';
comment on column exchange.acme_account.key_thumbprint is 'RFC 7638, SHA-256';
create index acme_account_of_system on exchange.acme_account (system_id) where state = 'valid';
create index acme_account_by_acme_key on exchange.acme_account (acme_key_id);

create table exchange.acme_order (
  id         uuid primary key,
  account_id uuid not null references exchange.acme_account (id),
  identifier text not null,
  serial     text constraint acme_order_serial unique references exchange.issued_certificate (serial),
  created_at timestamptz not null,
  ends_at    timestamptz not null
);
comment on table exchange.acme_order is 'Lần xin chứng thư theo ACME; có số hiệu là đã cấp xong';
create index acme_order_of_account on exchange.acme_order (account_id);
create index acme_order_ends on exchange.acme_order (ends_at) where serial is null;

create table exchange.acme_used_nonce (
  nonce   text primary key,
  ends_at timestamptz not null
);
comment on table exchange.acme_used_nonce is
  'Số dùng một lần đã dùng, giữ đến khi chính nó hết hạn; số chưa dùng không lưu ở đâu (tự mang hạn và chữ ký)';
create index acme_used_nonce_ends on exchange.acme_used_nonce (ends_at);
