-- A cashier lists the dossiers received at his desk that wait for their fee (state 6), whoever's lane comes next.
create index open_task_unpaid on dossiers.open_task (received_unit_id) where status = 6;
