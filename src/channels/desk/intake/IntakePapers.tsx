import { coverText } from '../../ui/cover-text.ts';
import { useTexts } from '../../ui/text.tsx';
import { FileDrop } from '../../ui/uploads/FileDrop.tsx';
import type { DeskText } from '../desk.vi.ts';
import { PaperTicks } from '../papers/PaperTicks.tsx';
import type { IntakePartProps } from './intake-part.ts';

/** Giấy tờ: tick what is in hand, scan what one likes; what the State holds already is struck out. */
export function IntakePapers({
  state: { draft, change },
  procedure,
  problemAt,
  isRequired,
}: IntakePartProps & { isRequired: (id: string) => boolean }) {
  const { t, lang } = useTexts<DeskText>();
  const { requiredDocuments } = procedure.definition;
  const nameOf = ({ name, nameEn }: (typeof requiredDocuments)[number]) => (lang === 'en' && nameEn) || name;
  const coverOf = (id: string) => (draft.isRepresented ? undefined : draft.covers[id]);
  const asked = requiredDocuments.filter(({ replacedBy }) => !replacedBy);
  const spared = requiredDocuments.filter(({ replacedBy }) => replacedBy);
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{t('intake.papers')}</h2>
      {asked.length === 0 && <p>{t('intake.noPapers')}</p>}
      {asked.length > 0 && (
        <>
          <p className="muted">{t('intake.papersKeys')}</p>
          <PaperTicks
            papers={asked.map((document) => ({
              id: document.id,
              originals: document.originals,
              copies: document.copies,
              name: nameOf(document),
              note: (
                <>
                  {coverOf(document.id) ? (
                    <span style={{ color: 'var(--calm)' }}>
                      ✓ {t('intake.covered', { what: coverText(coverOf(document.id), lang) })}
                    </span>
                  ) : isRequired(document.id) ? (
                    t('intake.required')
                  ) : (
                    t('intake.ifNeeded')
                  )}
                  {problemAt(`paper-${document.id}`) && (
                    <span className="problem"> {problemAt(`paper-${document.id}`)}</span>
                  )}
                </>
              ),
            }))}
            counts={draft.counts}
            onChange={(counts) => change({ counts })}
            renderMore={({ id, name }) => (
              <details open={Boolean(draft.scans[id]?.length)}>
                <summary>{t('intake.addScan')}</summary>
                <FileDrop
                  label={t('intake.scan', { name })}
                  ids={draft.scans[id] ?? []}
                  known={[]}
                  onChange={(ids) => change({ scans: { ...draft.scans, [id]: ids } })}
                />
              </details>
            )}
          />
        </>
      )}
      {spared.map((document) => (
        <p key={document.id}>
          <s className="muted">{nameOf(document)}</s> ✓{' '}
          {t('intake.spared', { why: (lang === 'en' && document.replacedByEn) || document.replacedBy || '' })}
        </p>
      ))}
    </section>
  );
}
