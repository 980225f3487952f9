-- As for the states of dossiers: never compressed, read at every step.
alter table workflow.instance set (toast_tuple_target = 8160);
