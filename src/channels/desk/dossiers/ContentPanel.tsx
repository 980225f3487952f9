import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';
import { PartiesPanel } from './PartiesPanel.tsx';
import { Supplements } from './Supplements.tsx';
import { Timeline } from './Timeline.tsx';

/** Nội dung hồ sơ: the parties, the form by sections, what was asked for again, the course. */
export function ContentPanel({ view, seenSequence }: { view: OfficerDossierView; seenSequence: number }) {
  const { t } = useTexts<DeskText>();
  const sections = Map.groupBy(view.rows, ({ section }) => section);
  return (
    <div className="content">
      <PartiesPanel view={view} />
      <section aria-labelledby="form">
        <h2 id="form">{t('dossier.form')}</h2>
        {[...sections].map(([section, rows]) => (
          <section key={section}>
            <h3>{section}</h3>
            <dl className="facts">
              {rows.map((row) => (
                <div key={row.path} className="fact">
                  <dt>{row.label}</dt>
                  <dd className="as-written">{row.text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
      <Supplements view={view} />
      <Timeline view={view} seenSequence={seenSequence} />
    </div>
  );
}
