-- A coordinating agency that is not to know the parties read the owner's name in its work list: such tasks carry it no longer.
update dossiers.open_task as task set owner_name = ''
  from dossiers.dossier as dossier
 where dossier.id = task.dossier_id and task.partner is not null
   and not exists (select from jsonb_array_elements(dossier.state -> 'consultations') as asked
                    where asked ->> 'partner' = task.partner and asked ->> 'endedAt' is null
                      and (asked ->> 'seesParties')::boolean);
