import type { Affected } from '#applications/design/design.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';

/** Hồ sơ bị ảnh hưởng: how many open dossiers there are, and whose. */
export function AffectedPanel({ affected }: { affected: Affected }) {
  const { t } = useTexts<ConsoleText>();
  return (
    <section aria-labelledby="affected">
      <h2 id="affected">{t('affected.title')}</h2>
      {affected.total === 0 ? (
        <p>{t('affected.none')}</p>
      ) : (
        <>
          <p>{t('affected.total', { count: affected.total })}</p>
          <table className="rows narrow">
            <thead>
              <tr>
                <th scope="col">{t('affected.unit')}</th>
                <th scope="col">{t('affected.count')}</th>
              </tr>
            </thead>
            <tbody>
              {affected.units.map(({ unitName, count }) => (
                <tr key={unitName}>
                  <td>{unitName}</td>
                  <td className="numbers">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
