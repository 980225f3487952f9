import { useState } from 'react';
import type { DesignDraft } from '#applications/design/design.contract.ts';
import { useTexts } from '../../ui/text.tsx';
import type { ConsoleText } from '../console.vi.ts';
import { FormPreview } from '../drafts/FormPreview.tsx';
import { usePreview } from '../drafts/drafts.data.ts';
import type { DraftEditor } from '../drafts/use-draft-editor.ts';
import { move, readForm, remove, writeForm, type EditedForm, type Place } from './edited-form.ts';
import { FormOutline } from './FormOutline.tsx';
import { ImportFormio } from './ImportFormio.tsx';
import { FieldProperties, SectionProperties } from './Properties.tsx';

const file = 'form.json';

/** Thiết kế tờ khai: outline, live preview, properties; what is changed is saved and checked like every file of the draft. */
export function FormDesignerPart({ draft, editor }: { draft: DesignDraft; editor: DraftEditor }) {
  const { t } = useTexts<ConsoleText>();
  const [place, setPlace] = useState<Place>({ section: 0 });
  const [past, setPast] = useState<readonly string[]>([]);
  const text = editor.files[file] ?? '';
  const form = readForm(text);
  if (!form) return <p className="notice bad">{t('fd.unreadable')}</p>;
  const change = (changed: EditedForm, at: Place = place) => {
    setPast([...past.slice(-49), text]);
    editor.setFile(file, writeForm(changed));
    setPlace(at);
  };
  const undo = () => {
    const before = past.at(-1);
    if (before === undefined) return;
    editor.setFile(file, before);
    setPast(past.slice(0, -1));
  };
  const shift = (by: -1 | 1) => {
    const moved = move(form, place, by);
    change(moved.form, moved.place);
  };
  const take = () => {
    const removed = remove(form, place);
    change(removed.form, removed.place);
  };
  return (
    <div className="form-designer">
      <section aria-labelledby="fd-outline">
        <h2 id="fd-outline">{t('fd.outline')}</h2>
        <FormOutline form={form} place={place} onChoose={setPlace} onChange={change} />
        <div className="buttons">
          <button type="button" className="button plain" aria-disabled={past.length === 0} onClick={undo}>
            {t('fd.undo')}
          </button>
        </div>
        <ImportFormio draft={draft} onImported={(imported) => change(imported, { section: 0 })} />
      </section>
      <section aria-labelledby="fd-properties">
        <h2 id="fd-properties">{t('fd.properties')}</h2>
        <div className="buttons">
          <button type="button" className="button plain" onClick={() => shift(-1)}>
            ↑ {t('fd.up')}
          </button>
          <button type="button" className="button plain" onClick={() => shift(1)}>
            ↓ {t('fd.down')}
          </button>
          <button type="button" className="button plain" onClick={take}>
            {t('fd.remove')}
          </button>
        </div>
        {place.field === undefined ? (
          <SectionProperties draft={draft} form={form} place={place} onChange={change} />
        ) : (
          <FieldProperties draft={draft} form={form} place={place} onChange={change} />
        )}
      </section>
      <Preview editor={editor} />
    </div>
  );
}

function Preview({ editor }: { editor: DraftEditor }) {
  const { t } = useTexts<ConsoleText>();
  const [isPhone, setPhone] = useState(true);
  const { data, error } = usePreview(editor.id, editor.revision);
  return (
    <section aria-labelledby="fd-preview">
      <h2 id="fd-preview">{t('fd.preview')}</h2>
      <div className="choices" role="group" aria-labelledby="fd-preview">
        {[true, false].map((one) => (
          <button
            key={String(one)}
            type="button"
            className="button quiet"
            aria-pressed={isPhone === one}
            onClick={() => setPhone(one)}
          >
            {t(one ? 'fd.phone' : 'fd.wide')}
          </button>
        ))}
      </div>
      <div className={isPhone ? 'fd-phone' : undefined}>
        {error && <p className="muted">{t('fd.noPreview')}</p>}
        {data && !error && <FormPreview preview={data} />}
      </div>
    </section>
  );
}
