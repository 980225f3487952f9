import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { ConsultationsPanel } from './ConsultationsPanel.tsx';
import { DataChecks } from './DataChecks.tsx';
import { FormRows } from './FormRows.tsx';
import { HoldingsPanel } from './HoldingsPanel.tsx';
import { Opinions } from './Opinions.tsx';
import { PartiesPanel } from './PartiesPanel.tsx';
import { Supplements } from './Supplements.tsx';
import { Timeline } from './Timeline.tsx';

/** Nội dung hồ sơ: the parties, the form by sections, what other agencies and colleagues said, who held it, the course. */
export function ContentPanel({ view, seenSequence }: { view: OfficerDossierView; seenSequence: number }) {
  return (
    <div className="content">
      <PartiesPanel view={view} />
      <DataChecks view={view} />
      <FormRows rows={view.rows} />
      <ConsultationsPanel view={view} />
      <Supplements view={view} />
      <Opinions view={view} />
      <HoldingsPanel view={view} />
      <Timeline view={view} seenSequence={seenSequence} />
    </div>
  );
}
