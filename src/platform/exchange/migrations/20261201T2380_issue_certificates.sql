create table exchange.certificate_authority (
  id           text primary key,
  certificates text not null,
  sealed_key   text,
  not_after    timestamptz not null,
  created_at   timestamptz not null
);
comment on table exchange.certificate_authority is
  'Nơi cấp chứng thư của nền tảng cho các hệ thống kết nối; cổng tin chứng thư do các nơi cấp ở đây ký';
comment on column exchange.certificate_authority.id is '16 chữ số đầu của SHA-256 của chứng thư nơi cấp, có trong địa chỉ công khai';
comment on column exchange.certificate_authority.certificates is 'PEM: chứng thư của nơi cấp, rồi các chứng thư cấp trên';
comment on column exchange.certificate_authority.sealed_key is 'Khóa riêng, đã mã hóa; để trống khi khóa được đưa vào bằng cài đặt';
create trigger certificate_authority_changed after insert or update or delete on exchange.certificate_authority
  for each statement execute function infrastructure.tell_change('certificate_authority');

create table exchange.certificate_request (
  id           uuid primary key,
  system_id    uuid not null references exchange.system (id),
  csr          text not null,
  key_kind     text not null,
  key_mark     text not null,
  state        text not null constraint certificate_request_state check (state in ('waiting', 'issued', 'refused')),
  asked_by     uuid,
  asked_name   text not null,
  asked_at     timestamptz not null,
  decided_by   uuid,
  decided_name text,
  decided_at   timestamptz,
  reason       text not null default '',
  constraint certificate_request_decided check ((state = 'waiting') = (decided_at is null))
);
comment on table exchange.certificate_request is
  'Yêu cầu cấp chứng thư (PKCS#10): hệ thống chưa có chứng thư còn hiệu lực do nền tảng cấp thì chờ cơ quan quản lý duyệt';
comment on column exchange.certificate_request.key_mark is
  'Dấu khóa: 16 chữ số đầu của SHA-256 của khóa công khai, để người duyệt hỏi lại cơ quan chủ quản';
-- One at a time: what waits is decided before another is sent.
create unique index certificate_request_waiting on exchange.certificate_request (system_id) where state = 'waiting';
create index certificate_request_of_system on exchange.certificate_request (system_id, asked_at desc);

create table exchange.issued_certificate (
  serial         text primary key,
  authority_id   text not null references exchange.certificate_authority (id),
  system_id      uuid not null references exchange.system (id),
  credential_id  uuid not null constraint issued_certificate_credential unique references exchange.credential (id),
  request_id     uuid constraint issued_certificate_request unique references exchange.certificate_request (id),
  certificate    text not null,
  key_thumbprint text not null,
  not_after      timestamptz not null,
  issued_at      timestamptz not null
);
comment on table exchange.issued_certificate is
  'Chứng thư do nền tảng cấp; thu hồi hay chưa là ở exchange.credential và trạng thái của hệ thống';
comment on column exchange.issued_certificate.serial is 'Số hiệu, 32 chữ số thập lục phân';
comment on column exchange.issued_certificate.key_thumbprint is
  'SHA-256 của khóa công khai: khóa của chứng thư đã thu hồi, hoặc của hệ thống khác, không được cấp lại';
create index issued_certificate_of_system on exchange.issued_certificate (system_id, not_after);
create index issued_certificate_by_key on exchange.issued_certificate (key_thumbprint);
create index issued_certificate_of_authority on exchange.issued_certificate (authority_id, not_after);

-- A list of revocations is made for whoever asks: of all certificates it reads those that were revoked.
create index credential_revoked on exchange.credential (not_after) where revoked_at is not null and kind = 'certificate';

create table exchange.revocation_list (
  authority_id text not null references exchange.certificate_authority (id),
  number       integer not null,
  list         text not null,
  content      text not null,
  made_at      timestamptz not null,
  next_at      timestamptz not null,
  primary key (authority_id, number)
);
comment on table exchange.revocation_list is 'Danh sách chứng thư bị thu hồi (CRL) đã công bố, số tăng dần';
comment on column exchange.revocation_list.list is 'DER, base64';
comment on column exchange.revocation_list.content is 'SHA-256 của những gì danh sách nêu: khác đi thì làm danh sách mới';

-- A certificate on hold is listed with the day its system was suspended.
alter table exchange.system add column state_since timestamptz;
comment on column exchange.system.state_since is 'Từ lúc nào ở trạng thái này; để trống khi chưa đổi lần nào';
create function exchange.note_state_since() returns trigger language plpgsql as $$
begin
  new.state_since := now();
  return new;
end $$;
create trigger system_state_since before update of state on exchange.system
  for each row when (old.state is distinct from new.state) execute function exchange.note_state_since();
