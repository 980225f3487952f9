-- Open dossiers of one procedure, for whom a new version of it matters.
create index dossier_open_version on dossiers.dossier (procedure_code, code) where finished_at is null;
