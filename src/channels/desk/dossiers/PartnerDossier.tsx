import type { PartnerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import type { DeskText } from '../desk.vi.ts';
import { ActionPanel } from './actions/ActionPanel.tsx';
import { ConsultationsPanel } from './ConsultationsPanel.tsx';
import { FormRows } from './FormRows.tsx';
import { Facts, partyFacts } from './PartiesPanel.tsx';
import { PapersPanel } from './PapersPanel.tsx';
import { TaskList } from './TaskList.tsx';
import { Timeline } from './Timeline.tsx';

/** Hồ sơ tại cơ quan phối hợp: the question, what was given of the dossier, and what may be done. */
export function PartnerDossier({ view }: { view: PartnerDossierView }) {
  const { t } = useTexts<DeskText>();
  const isWide = useIsWide();
  const papers = <PapersPanel key="papers" view={view} />;
  const content = (
    <div key="content" className="content">
      {view.parties && (
        <section aria-labelledby="parties">
          <h2 id="parties">{t('dossier.parties')}</h2>
          <Facts facts={partyFacts(t('dossier.applicant'), view.parties.applicant, t)} />
          <Facts facts={partyFacts(t('dossier.owner'), view.parties.owner, t)} />
        </section>
      )}
      {view.rows.length > 0 && <FormRows rows={view.rows} />}
      <Timeline view={view} seenSequence={0} />
    </div>
  );
  const side = (
    <aside key="side" className="side">
      <p className="notice">{t('partner.given', { unit: view.leadUnitName })}</p>
      <ConsultationsPanel view={view} />
      <TaskList tasks={view.tasks} />
      <ActionPanel view={view} />
    </aside>
  );
  return (
    <>
      <header className="dossier-head">
        <h1>{view.procedureName}</h1>
        <p>
          <strong className="numbers">{view.code}</strong> · <span className="tag">{t('partner.tag')}</span>
        </p>
      </header>
      <div className="three-columns">{isWide ? [papers, content, side] : [side, content, papers]}</div>
    </>
  );
}
