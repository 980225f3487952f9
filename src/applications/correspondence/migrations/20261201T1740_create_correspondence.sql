-- Documents exchanged with agencies outside the province's system over the national document axis, and the statuses told about them.
create schema correspondence;

create table correspondence.document (
  id             uuid primary key,
  direction      text not null constraint document_direction check (direction in ('out', 'in')),
  own_code       text not null,
  other_code     text not null,
  document_code  text not null,
  response_for   text,
  subject        text not null,
  content        jsonb not null,
  made_for       text constraint document_made_for unique,
  dossier_code   text,
  partner        text,
  round          integer,
  paper_id       uuid,
  state          text not null constraint document_state
                 check (state in ('waiting', 'sent', 'refused', 'cancelled', 'taken', 'held')),
  status         text,
  reason         text not null default '',
  raw_sha256     text,
  attempts       integer not null default 0,
  fault          text not null default '',
  next_try_at    timestamptz,
  created_at     timestamptz not null,
  exchanged_at   timestamptz,
  constraint document_once unique (direction, own_code, other_code, document_code)
);
comment on table correspondence.document is 'Văn bản điện tử đi, đến qua trục liên thông văn bản quốc gia';
comment on column correspondence.document.document_code is 'DocumentId: mã đơn vị, ngày ban hành, số/ký hiệu';
comment on column correspondence.document.made_for is 'Lần hỏi mà văn bản đi được lập cho; một lần hỏi chỉ có một văn bản';
comment on column correspondence.document.state is 'Đi: waiting, sent, refused, cancelled; đến: taken (đã ghi vào hồ sơ), held (chờ người xem), refused (đã từ chối)';
comment on column correspondence.document.status is 'Trạng thái xử lý gần nhất do bên nhận báo (01–06)';
comment on column correspondence.document.raw_sha256 is 'Văn bản đến nguyên như đã nhận, trong kho tệp';
create index document_to_send on correspondence.document (next_try_at) where next_try_at is not null;
create index document_exchanged on correspondence.document (exchanged_at);
create index document_of_dossier on correspondence.document (dossier_code);

create table correspondence.status_message (
  id            uuid primary key,
  direction     text not null constraint status_direction check (direction in ('out', 'in')),
  own_code      text not null,
  other_code    text not null,
  document_code text not null,
  code          text not null constraint status_code check (code in ('01', '02', '03', '04', '05', '06', '13', '15', '16')),
  reason        text not null default '',
  is_applied    boolean not null,
  attempts      integer not null default 0,
  fault         text not null default '',
  next_try_at   timestamptz,
  created_at    timestamptz not null,
  exchanged_at  timestamptz,
  constraint status_once unique (direction, own_code, other_code, document_code, code)
);
comment on table correspondence.status_message is 'Trạng thái xử lý văn bản, gửi đi và nhận về; mỗi trạng thái của một văn bản một lần';
comment on column correspondence.status_message.is_applied is 'Sai khi trạng thái đến không đúng trình tự: chỉ ghi lại';
create index status_to_send on correspondence.status_message (next_try_at) where next_try_at is not null;
create index status_exchanged on correspondence.status_message (exchanged_at);
