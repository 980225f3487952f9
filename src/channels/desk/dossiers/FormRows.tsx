import type { FormRow } from '#applications/dossiers/views/data-checks-view.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { DeskText } from '../desk.vi.ts';

/** Tờ khai theo từng phần. */
export function FormRows({ rows }: { rows: readonly FormRow[] }) {
  const { t } = useTexts<DeskText>();
  const sections = Map.groupBy(rows, ({ section }) => section);
  return (
    <section aria-labelledby="form">
      <h2 id="form">{t('dossier.form')}</h2>
      {[...sections].map(([section, own]) => (
        <section key={section}>
          <h3>{section}</h3>
          <dl className="facts">
            {own.map((row) => (
              <div key={row.path} className="fact">
                <dt>{row.label}</dt>
                <dd className="as-written">
                  {row.text}
                  {row.origin && (
                    <small className={`origin ${row.origin.level}`}>
                      {t(`origin.${row.origin.level}`, { register: row.origin.registerName })}
                    </small>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}
