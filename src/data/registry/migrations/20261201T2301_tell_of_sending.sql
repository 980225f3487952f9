-- What the system itself sent of somebody to another agency: seen by the person like any look.
alter table registry.access drop constraint access_purpose;
alter table registry.access add constraint access_purpose
  check (purpose in ('own_form', 'intake', 'match', 'dossier', 'verification', 'own_view', 'reasoned', 'exchange', 'keeping', 'sign_on', 'sent'));
