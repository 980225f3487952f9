-- Who read what of whom: every look into a shared database, beside the record and never inside it (N5).
create schema registry;

create table registry.access (
  id             uuid primary key,
  at             timestamptz not null,
  register       text not null,
  subject_kind   text not null constraint access_subject_kind check (subject_kind in ('person', 'enterprise')),
  subject_number text not null,
  reader_id      uuid,
  unit_id        uuid,
  unit_name      text not null,
  post_title     text not null,
  purpose        text not null constraint access_purpose
                 check (purpose in ('own_form', 'intake', 'match', 'dossier', 'verification', 'own_view', 'reasoned', 'exchange')),
  article        text not null,
  dossier_code   text,
  reason         text not null default '',
  fields         text[] not null,
  outcome        text not null constraint access_outcome
                 check (outcome in ('found', 'none', 'matched', 'differs', 'unavailable', 'refused')),
  flagged        boolean not null default false
);
comment on table registry.access is 'Nhật ký khai thác dữ liệu của một người, một doanh nghiệp: ai, lúc nào, vì sao, những trường nào; chỉ ghi thêm';
comment on column registry.access.reader_id is 'Tài khoản đã đọc; để trống là công việc tự động của hệ thống';
comment on column registry.access.flagged is 'Cán bộ đọc ngoài hồ sơ đang giải quyết của người này, có nêu lý do';
create index access_of_subject on registry.access (subject_kind, subject_number, at desc, id desc);
create index access_of_unit_flagged on registry.access (unit_id, at desc) where flagged;

create table registry.access_question (
  id             uuid primary key,
  access_id      uuid not null constraint access_question_once unique references registry.access (id),
  asked_by       uuid not null,
  asked_at       timestamptz not null,
  question       text not null,
  unit_id        uuid not null,
  due_at         timestamptz not null,
  answered_at    timestamptz,
  answered_by    uuid,
  answerer_title text,
  answer         text,
  constraint access_question_answered check ((answered_at is null) = (answer is null))
);
comment on table registry.access_question is 'Câu hỏi của người dân về một lượt khai thác dữ liệu của mình, đơn vị đã đọc phải trả lời';
create index access_question_open on registry.access_question (unit_id, due_at) where answered_at is null;

create table registry.look_up_count (
  account_id uuid not null,
  kind       text not null,
  day        date not null,
  looks      integer not null,
  misses     integer not null,
  last_at    timestamptz not null,
  primary key (account_id, kind, day)
);
comment on table registry.look_up_count is 'Số lượt đối chiếu, tra cứu trong ngày của một tài khoản, để chặn việc dò số';
