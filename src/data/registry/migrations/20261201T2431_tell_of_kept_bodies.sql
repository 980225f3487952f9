-- An official of the axis read what was said about somebody and kept: seen by the person like any look.
alter table registry.access drop constraint access_purpose;
alter table registry.access add constraint access_purpose
  check (purpose in ('own_form', 'intake', 'match', 'dossier', 'verification', 'own_view', 'reasoned', 'exchange', 'keeping', 'sign_on', 'sent', 'kept_bodies'));
