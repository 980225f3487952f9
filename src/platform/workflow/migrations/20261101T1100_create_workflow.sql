-- Running processes: the kernel's small state, one row an instance, changed in the transaction of whoever owns the subject.
create schema workflow;

create table workflow.instance (
  subject_kind text not null,
  subject_id   uuid not null,
  process_id   text not null,
  status       text not null,
  state        jsonb not null,
  started_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (subject_kind, subject_id, process_id)
);
comment on table workflow.instance is 'Quy trình đang chạy của một đối tượng (hồ sơ…); trạng thái là JSON nhỏ của nhân quy trình';
