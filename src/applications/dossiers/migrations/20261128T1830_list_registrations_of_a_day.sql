-- Reconciling with a ministry's system: what it registered on a day, without reading every action there is.
create index action_registration on dossiers.action ((content ->> 'registeredOn')) where kind = 'register_result';
