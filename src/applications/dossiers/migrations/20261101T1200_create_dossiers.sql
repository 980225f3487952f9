-- The dossier: an append-only list of actions and, beside it, what is computed from them. Large tables carry the immutable
-- (received_unit_id, received_on), by which they can be partitioned and distributed later; it is part of their unique keys.
create schema dossiers;

create table dossiers.code_counter (
  agency_code text not null,
  received_on date not null,
  last_number integer not null check (last_number > 0),
  primary key (agency_code, received_on)
);
comment on table dossiers.code_counter is 'Số thứ tự hồ sơ trong ngày của mỗi cơ quan; cấp liên tục, không nhảy số';

create table dossiers.draft (
  id               uuid primary key,
  account_id       uuid not null,
  procedure_code   text not null,
  package_version  text not null,
  content          jsonb not null,
  revision         integer not null default 1,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  submitted_as     text
);
comment on table dossiers.draft is 'Bản khai đang soạn, lưu dần khi người dân nhập';
comment on column dossiers.draft.submitted_as is 'Mã hồ sơ sau khi nộp; bản khai đã nộp không sửa được nữa';
create index draft_account on dossiers.draft (account_id, updated_at desc) where submitted_as is null;

create table dossiers.dossier (
  id                uuid not null,
  received_unit_id  uuid not null,
  received_on       date not null,
  code              text not null,
  procedure_code    text not null,
  procedure_name    text not null,
  package_version   text not null,
  channel           text not null constraint dossier_channel check (channel in ('online', 'counter', 'post')),
  helped_unit_id    uuid,
  deciding_unit_id  uuid not null,
  applicant_account_id uuid,
  owner_account_id  uuid,
  owner_name        text not null,
  owner_number      text,
  owner_search      text generated always as (infrastructure.fold(owner_name)) stored,
  status            smallint not null constraint dossier_status check (status between 1 and 10),
  submitted_at      timestamptz not null,
  accepted_at       timestamptz,
  due_on            date,
  due_at            timestamptz,
  finished_at       timestamptz,
  returned_at       timestamptz,
  last_action_at    timestamptz not null,
  revision          integer not null,
  last_hash         text not null,
  state             jsonb not null,
  primary key (received_unit_id, received_on, id),
  constraint dossier_code_unique unique (received_unit_id, received_on, code)
);
comment on table dossiers.dossier is 'Hồ sơ thủ tục hành chính: trạng thái hiện tại, tính từ nhật ký thao tác';
comment on column dossiers.dossier.received_unit_id is 'Nơi tiếp nhận (bộ phận một cửa); không đổi';
comment on column dossiers.dossier.received_on is 'Ngày nhận hồ sơ; không đổi';
comment on column dossiers.dossier.helped_unit_id is 'Nơi hỗ trợ người dân nộp, nếu có';
comment on column dossiers.dossier.deciding_unit_id is 'Cơ quan có thẩm quyền giải quyết; có thể đổi khi sáp nhập';
comment on column dossiers.dossier.owner_number is 'Số định danh hoặc mã số thuế của chủ hồ sơ';
comment on column dossiers.dossier.status is 'Trạng thái quốc gia 1–10';
comment on column dossiers.dossier.due_on is 'Ngày hẹn trả theo luật; chậm hay không tính theo ngày';
comment on column dossiers.dossier.due_at is 'Giờ hẹn trả';
comment on column dossiers.dossier.revision is 'Số thao tác đã có; thao tác mới phải biết đúng số này (khóa lạc quan)';
comment on column dossiers.dossier.last_hash is 'Mã băm của thao tác cuối trong chuỗi';
comment on column dossiers.dossier.state is 'Phần còn lại của trạng thái: các bên, thời hạn, bổ sung, phí, kết quả';
create unique index dossier_id on dossiers.dossier (id, received_on, received_unit_id);
create index dossier_code on dossiers.dossier (code);
create index dossier_applicant on dossiers.dossier (applicant_account_id, submitted_at desc);
create index dossier_owner on dossiers.dossier (owner_account_id, submitted_at desc);
create index dossier_owner_number on dossiers.dossier (owner_number);
create index dossier_deciding on dossiers.dossier (deciding_unit_id, status, due_at);
create index dossier_received on dossiers.dossier (received_unit_id, status, due_at);
create index dossier_owner_search on dossiers.dossier using gin (owner_search gin_trgm_ops);
create index dossier_finished on dossiers.dossier (procedure_code, finished_at) where finished_at is not null;

create table dossiers.action (
  received_unit_id  uuid not null,
  received_on       date not null,
  dossier_id        uuid not null,
  sequence          integer not null check (sequence > 0),
  kind              text not null,
  at                timestamptz not null,
  actor_id          uuid,
  actor_name        text not null,
  actor_unit_id     uuid,
  actor_title       text,
  command_id        uuid not null,
  content           jsonb not null,
  previous_hash     text not null,
  hash              text not null,
  primary key (received_unit_id, received_on, dossier_id, sequence)
);
comment on table dossiers.action is 'Nhật ký thao tác của hồ sơ; chỉ thêm, mỗi dòng mang mã băm nối với dòng trước';
create index action_dossier on dossiers.action (dossier_id, sequence);

create table dossiers.open_task (
  id                uuid not null,
  received_unit_id  uuid not null,
  received_on       date not null,
  dossier_id        uuid not null,
  process_task_id   text not null,
  node_id           text not null,
  name              text not null,
  action            text not null,
  role              text not null,
  unit_id           uuid not null,
  assignee_id       uuid,
  opened_at         timestamptz not null,
  step_due_at       timestamptz,
  waiting           boolean not null default false,
  dossier_code      text not null,
  procedure_code    text not null,
  procedure_name    text not null,
  owner_name        text not null,
  channel           text not null,
  status            smallint not null,
  due_on            date,
  due_at            timestamptz,
  primary key (received_unit_id, received_on, id)
);
comment on table dossiers.open_task is 'Việc đang chờ làm; đổi trong cùng giao dịch với thao tác sinh ra nó';
comment on column dossiers.open_task.waiting is 'Đang chờ người dân (bổ sung, nộp phí): không ai phải làm gì';
comment on column dossiers.open_task.step_due_at is 'Hạn của bước theo quy trình nội bộ';
create index open_task_work_list on dossiers.open_task (unit_id, role, waiting, due_at, opened_at);
create index open_task_assignee on dossiers.open_task (assignee_id) where assignee_id is not null;
create index open_task_dossier on dossiers.open_task (dossier_id);

create table dossiers.supplied_document (
  id                uuid not null,
  received_unit_id  uuid not null,
  received_on       date not null,
  dossier_id        uuid not null,
  document_id       text not null,
  round             smallint not null,
  name              text not null,
  file_name         text,
  sha256            text references infrastructure.stored_file (sha256),
  media_type        text,
  size_bytes        bigint,
  page_count        integer,
  paper_originals   smallint not null default 0,
  paper_copies      smallint not null default 0,
  supplied_at       timestamptz not null,
  replaced_at       timestamptz,
  primary key (received_unit_id, received_on, id)
);
comment on table dossiers.supplied_document is 'Giấy tờ đã nộp: tệp điện tử hoặc số bản giấy nhận tại quầy';
comment on column dossiers.supplied_document.round is '0 lần nộp đầu, 1… các lần bổ sung';
create index supplied_document_dossier on dossiers.supplied_document (dossier_id, supplied_at);

create table dossiers.visit (
  dossier_id  uuid not null,
  account_id  uuid not null,
  opened_at   timestamptz not null,
  seen_sequence integer not null,
  primary key (dossier_id, account_id)
);
comment on table dossiers.visit is 'Ai đang mở, đã xem hồ sơ đến thao tác nào (để báo người đang xử lý và phần mới)';
