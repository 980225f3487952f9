import { useState } from 'react';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import { FileDrop } from '../../../ui/uploads/FileDrop.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { countOf, type PaperCounts } from '../../papers/paper-counts.ts';
import { PaperTicks } from '../../papers/PaperTicks.tsx';
import { documentsOf, type Scans } from '../../papers/counted-documents.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';
import { CorrectedForm } from './CorrectedForm.tsx';

/** Nhận bổ sung tại quầy: the papers brought, the asked ones first. */
export const SupplementForm = HandInForm('supplement');
/** Điều chỉnh hồ sơ theo đề nghị của người nộp. */
export const ChangeForm = HandInForm('change');

function HandInForm(kind: 'supplement' | 'change') {
  return function PapersForm({ view, act }: ActionFormProps) {
    return <Papers kind={kind} view={view} act={act} />;
  };
}

function Papers({ kind, view, act }: { kind: 'supplement' | 'change' } & Pick<ActionFormProps, 'view' | 'act'>) {
  const { t } = useTexts<DeskText>();
  const [counts, setCounts] = useState<PaperCounts>({});
  const [scans, setScans] = useState<Scans>({});
  const [note, setNote] = useState('');
  const [form, setForm] = useState<Record<string, unknown> | null>(null);
  const items = kind === 'supplement' ? (view.supplements.at(-1)?.items ?? []) : [];
  const isAsked = (id: string) => items.some(({ target }) => target === id);
  const papers = view.requiredDocuments
    .toSorted((a, b) => Number(isAsked(b.id)) - Number(isAsked(a.id)))
    .map(({ id, name }) => ({ id, name, originals: 1, copies: 1, note: isAsked(id) ? t('act.supplement.wrong') : '' }));
  const documents = documentsOf(
    papers.map(({ id }) => id),
    { counts, scans },
  );
  return (
    <ActionForm act={act} button={t(`act.${kind}.button`)} command={{ kind, documents, form, note }}>
      <PaperTicks
        papers={papers}
        counts={counts}
        onChange={setCounts}
        renderMore={({ id, name }) =>
          (isAsked(id) || countOf(counts, id).originals + countOf(counts, id).copies > 0) && (
            <FileDrop
              label={t('act.supplement.scan', { name })}
              ids={scans[id] ?? []}
              known={[]}
              onChange={(ids) => setScans({ ...scans, [id]: ids })}
            />
          )
        }
      />
      {(kind === 'change' || items.some(({ target }) => target.startsWith('form:'))) && (
        <details>
          <summary>{t(kind === 'change' ? 'act.change.form' : 'act.supplement.correctForm')}</summary>
          <CorrectedForm view={view} corrected={form} onChange={setForm} />
        </details>
      )}
      <TextField label={t('act.supplement.note')} optional={t('form.optional')} value={note} onChange={setNote} />
    </ActionForm>
  );
}
