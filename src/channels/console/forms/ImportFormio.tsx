import { useState } from 'react';
import type { DesignDraft } from '#applications/design/design.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import type { EditedForm } from './edited-form.ts';
import { importFormio } from './import-formio.ts';

/** Nhập từ Form.io: the file is read here; what has no like is named. */
export function ImportFormio({ draft, onImported }: { draft: DesignDraft; onImported: (form: EditedForm) => void }) {
  const { t } = useTexts<ConsoleText>();
  const [told, setTold] = useState<readonly string[]>([]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const json: unknown = await file
      .text()
      .then(JSON.parse)
      .catch(() => undefined);
    const imported = importFormio(json, { id: `form-${draft.code}`, title: draft.name });
    if (!imported) return setTold([t('fd.notFormio')]);
    onImported(imported.form);
    const { leftOut, notes } = imported;
    const told = [...Map.groupBy(notes, ({ kind }) => kind)].map(([kind, own]) =>
      t(`fd.note.${kind}`, { names: own.map(({ name }) => name).join(', ') }),
    );
    const names = leftOut.join(', ');
    setTold([t('fd.imported'), ...(leftOut.length > 0 ? [t('fd.leftOut', { names })] : []), ...told]);
  };
  return (
    <details>
      <summary>{t('fd.import')}</summary>
      <label htmlFor="fd-import">{t('fd.import')}</label>
      <input
        id="fd-import"
        type="file"
        accept="application/json,.json"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <div role="status">
        {told.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </details>
  );
}
