-- Whoever looks after a register reads its records for that: a purpose of its own, seen by the person like any other.
alter table registry.access drop constraint access_purpose;
alter table registry.access add constraint access_purpose
  check (purpose in ('own_form', 'intake', 'match', 'dossier', 'verification', 'own_view', 'reasoned', 'exchange', 'keeping'));
