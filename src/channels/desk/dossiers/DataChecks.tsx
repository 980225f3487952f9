import type { OfficerDossierView } from '#applications/dossiers/views/dossier-views.contract.ts';
import type { DataCheckView } from '#applications/dossiers/views/data-checks-view.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Đối chiếu dữ liệu: declared values beside what a shared database says of them; what waits for a decision first. */
export function DataChecks({ view: { dataChecks } }: { view: OfficerDossierView }) {
  const { t } = useTexts<DeskText>();
  if (dataChecks.length === 0) return null;
  const order = { open: 0, pending: 1, settled: 2 };
  const ordered = dataChecks.toSorted((a, b) => order[a.state] - order[b.state]);
  return (
    <section aria-labelledby="data-checks">
      <h2 id="data-checks">{t('checks.title')}</h2>
      <ul className="plain-list">
        {ordered.map((check) => (
          <li key={check.path} className={check.state === 'open' ? 'notice gold' : undefined}>
            <strong>
              {check.section}: {check.label}
            </strong>{' '}
            <span className="tag">{t(stateText(check))}</span>
            <dl className="facts small">
              <div className="fact">
                <dt>{t('checks.declared')}</dt>
                <dd className="as-written">{check.declaredText || t('checks.nothing')}</dd>
              </div>
              <div className="fact">
                <dt>{check.registerName}</dt>
                <dd className="as-written">
                  {check.registerText || t(check.state === 'pending' ? 'checks.silent' : 'checks.nothing')}
                </dd>
              </div>
              {check.reason && (
                <div className="fact">
                  <dt>{t('checks.reason')}</dt>
                  <dd className="as-written">{check.reason}</dd>
                </div>
              )}
              {check.note && (
                <div className="fact">
                  <dt>{t('checks.note')}</dt>
                  <dd className="as-written">{check.note}</dd>
                </div>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateText({ state, doubt, outcome }: DataCheckView): DeskText {
  if (state === 'pending') return 'checks.pending';
  if (state === 'open') return doubt === 'contested' ? 'checks.contested' : 'checks.differs';
  return `checks.outcome.${outcome ?? 'unknown'}`;
}
