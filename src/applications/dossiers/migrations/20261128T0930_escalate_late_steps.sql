-- A step past its time is told to whoever leads, once.
alter table dossiers.open_task add column escalated_at timestamptz;
comment on column dossiers.open_task.escalated_at is 'Lúc đã báo người phụ trách rằng bước quá thời gian của bước';
create index open_task_late_step on dossiers.open_task (step_due_at)
  where escalated_at is null and not waiting and step_due_at is not null;
