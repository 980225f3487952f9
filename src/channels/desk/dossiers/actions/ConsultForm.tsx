import { useState } from 'react';
import { TextField } from '../../../ui/inputs/TextField.tsx';
import { TickField } from '../../../ui/inputs/TickField.tsx';
import { useTexts } from '../../../ui/text.tsx';
import type { DeskText } from '../../desk.vi.ts';
import { ActionForm, type ActionFormProps } from './ActionForm.tsx';

/** Gửi cơ quan phối hợp: whom the procedure asks is ticked; the question may be put in other words. */
export function ConsultForm({ view: { partners }, act }: ActionFormProps) {
  const { t } = useTexts<DeskText>();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [questions, setQuestions] = useState<Readonly<Record<string, string>>>({});
  const asked = partners
    .filter(({ id }) => !left.includes(id))
    .map(({ id, question }) => ({ partner: id, question: (questions[id] ?? question).trim() || question }));
  const command = asked.length > 0 ? { kind: 'consult' as const, asked } : undefined;
  return (
    <ActionForm act={act} button={t('act.consult.button')} command={command}>
      {(isTried) => (
        <>
          {partners.map((partner) => {
            const isAsked = !left.includes(partner.id);
            const { id, name, unitName, question, term, article, silence, silenceArticle } = partner;
            return (
              <fieldset key={id} className="field">
                <legend>{name}</legend>
                <TickField
                  label={unitName ? t('act.consult.ask', { unit: unitName }) : t('act.consult.askThem')}
                  isTicked={isAsked}
                  onChange={(isTicked) => setLeft(isTicked ? left.filter((one) => one !== id) : [...left, id])}
                />
                {isAsked && (
                  <>
                    <TextField
                      label={t('act.consult.question')}
                      value={questions[id] ?? question}
                      onChange={(text) => setQuestions({ ...questions, [id]: text })}
                      isLong
                      maxLength={4000}
                    />
                    <p className="help">
                      {t('consultation.term', { term, article })}{' '}
                      {t(`consultation.silence.${silence}`, { article: silenceArticle })}
                    </p>
                  </>
                )}
              </fieldset>
            );
          })}
          {isTried && !command && (
            <p className="notice bad" role="alert">
              {t('act.consult.none')}
            </p>
          )}
        </>
      )}
    </ActionForm>
  );
}
