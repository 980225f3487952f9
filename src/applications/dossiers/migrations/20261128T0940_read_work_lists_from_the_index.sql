-- A tray of fifty thousand tasks is counted from the index alone and searched without folding every name anew.
alter table dossiers.open_task add column owner_search text generated always as (infrastructure.fold(owner_name)) stored;
comment on column dossiers.open_task.owner_search is 'Tên chủ hồ sơ không dấu, chữ thường, để tìm trong danh sách';
drop index dossiers.open_task_work_list;
create index open_task_work_list on dossiers.open_task (unit_id, role, waiting, due_at, opened_at, dossier_code)
  include (due_on, assignee_id, procedure_code, channel, owner_search);
