-- Interlinked procedures: tasks of coordinating agencies beside those of the lead agency, the ledger of who held a dossier, timers.
alter table dossiers.dossier add column desk_unit_id uuid;
update dossiers.dossier set desk_unit_id = received_unit_id;
alter table dossiers.dossier alter column desk_unit_id set not null;
comment on column dossiers.dossier.desk_unit_id is 'Bộ phận một cửa đang giữ hồ sơ: nơi đã tiếp nhận, hoặc nơi kế thừa sau sắp xếp';

alter table dossiers.open_task
  add column instance text not null default 'main',
  add column partner text,
  add column opened_by integer not null default 1,
  add column term text,
  add column received_at timestamptz,
  add column received_by uuid;
comment on column dossiers.open_task.instance is 'main: cơ quan chủ trì; mã cơ quan phối hợp; opinion: xin ý kiến đồng nghiệp';
comment on column dossiers.open_task.partner is 'Cơ quan phối hợp mà việc này liên quan (mã trong gói thủ tục)';
comment on column dossiers.open_task.opened_by is 'Thao tác (sequence) đã chuyển hồ sơ đến việc này';
comment on column dossiers.open_task.received_at is 'Lúc người nhận mở hồ sơ lần đầu (đã nhận)';

create table dossiers.task_done (
  received_unit_id uuid not null,
  received_on      date not null,
  dossier_id       uuid not null,
  instance         text not null,
  partner          text,
  process_task_id  text not null,
  node_id          text not null,
  name             text not null,
  action           text not null,
  role             text not null,
  unit_id          uuid not null,
  assignee_id      uuid,
  opened_at        timestamptz not null,
  opened_by        integer not null,
  received_at      timestamptz,
  received_by      uuid,
  term             text,
  step_due_at      timestamptz,
  closed_at        timestamptz not null,
  closed_by        integer not null,
  outcome          text not null constraint task_done_outcome check (outcome in ('completed', 'cancelled')),
  primary key (received_unit_id, received_on, dossier_id, instance, process_task_id, opened_by)
);
comment on table dossiers.task_done is 'Việc đã xong: ai đã giữ hồ sơ, từ lúc nào đến lúc nào; cùng open_task là sổ giao nhận';
create index task_done_dossier on dossiers.task_done (dossier_id, opened_at);
create index task_done_unit on dossiers.task_done (unit_id, closed_at);

create table dossiers.consultation (
  received_unit_id uuid not null,
  received_on      date not null,
  dossier_id       uuid not null,
  partner          text not null,
  round            smallint not null,
  unit_id          uuid not null,
  asked_at         timestamptz not null,
  sent_at          timestamptz,
  due_on           date,
  returned_at      timestamptz,
  silent_at        timestamptz,
  ended_at         timestamptz,
  ended            text constraint consultation_ended check (ended in ('answered', 'deemed', 'cancelled')),
  primary key (received_unit_id, received_on, dossier_id, partner, round)
);
comment on table dossiers.consultation is 'Yêu cầu phối hợp gửi từng cơ quan, tính từ nhật ký thao tác; để cơ quan phối hợp tìm và thống kê';
create index consultation_unit on dossiers.consultation (unit_id, asked_at desc);
create index consultation_dossier on dossiers.consultation (dossier_id);

create table dossiers.timer (
  dossier_id uuid not null,
  kind       text not null,
  key        text not null,
  due_at     timestamptz not null,
  retry_at   timestamptz,
  primary key (dossier_id, kind, key)
);
comment on table dossiers.timer is 'Hẹn giờ của hồ sơ: việc hệ thống phải làm khi đến lúc, trừ khi hồ sơ đã đi tiếp';
comment on column dossiers.timer.retry_at is 'Lần làm trước bị lỗi; chưa làm lại trước lúc này';
create index timer_due on dossiers.timer (due_at);

create table dossiers.follow (
  dossier_id uuid not null,
  account_id uuid not null,
  since      timestamptz not null,
  primary key (account_id, dossier_id)
);
comment on table dossiers.follow is 'Cán bộ theo dõi hồ sơ; không cho thêm quyền xem';
