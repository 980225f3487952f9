-- The directory of each process is read again when the organisation changes.
create trigger area_told after insert or update or delete or truncate on organisation.area
  for each statement execute function infrastructure.tell_change('organisation');
create trigger unit_told after insert or update or delete or truncate on organisation.unit
  for each statement execute function infrastructure.tell_change('organisation');
create trigger unit_version_told after insert or update or delete or truncate on organisation.unit_version
  for each statement execute function infrastructure.tell_change('organisation');
create trigger desk_service_told after insert or update or delete or truncate on organisation.desk_service
  for each statement execute function infrastructure.tell_change('organisation');
create trigger post_told after insert or update or delete or truncate on organisation.post
  for each statement execute function infrastructure.tell_change('organisation');
create trigger post_holding_told after insert or update or delete or truncate on organisation.post_holding
  for each statement execute function infrastructure.tell_change('organisation');
