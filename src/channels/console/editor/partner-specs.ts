import { article, from, id, name, nameEn, option, optional, text, to, when, type SectionSpec } from './spec-parts.ts';

/** Cơ quan phối hợp: who is asked, what it sees, within which term it answers. */
export const partnerSection: SectionSpec = {
  title: 'edit.partners',
  lists: [
    {
      key: 'partners',
      title: 'edit.partners',
      item: 'edit.partner',
      nameKey: 'name',
      fields: [
        name,
        nameEn,
        id,
        text('unitKind', 'edit.unitKind'),
        { key: 'question', label: 'edit.question', kind: 'long' },
        when('edit.askedWhen'),
        { key: 'area', label: 'edit.area', kind: 'condition', isOptional: true },
        { key: 'sees.documents', label: 'edit.seesDocuments', kind: 'parts' },
        { key: 'sees.sections', label: 'edit.seesSections', kind: 'parts' },
        { key: 'sees.parties', label: 'edit.seesParties', kind: 'yes-no' },
        optional(text('answer.deemed', 'edit.deemed')),
      ],
      lists: [
        {
          key: 'rules',
          title: 'edit.rules',
          item: 'edit.rule',
          nameKey: 'from',
          fields: [
            from,
            to,
            { key: 'term', label: 'edit.answerTerm', kind: 'term' },
            article,
            {
              key: 'silence',
              label: 'edit.silence',
              kind: 'choice',
              options: [
                option('wait', 'edit.silence.wait'),
                option('deemed_consent', 'edit.silence.deemed_consent'),
                option('escalate', 'edit.silence.escalate'),
              ],
            },
            { key: 'silenceArticle', label: 'edit.silenceArticle', kind: 'article', isOptional: true },
          ],
          fresh: { from: '', term: '3 working days', article: '', silence: 'wait' },
        },
        {
          key: 'answer.outcomes',
          title: 'edit.outcomes',
          item: 'edit.outcome',
          nameKey: 'name',
          fields: [name, nameEn, id],
          fresh: { id: '', name: '' },
        },
      ],
      fresh: {
        id: '',
        name: '',
        unitKind: '',
        question: '',
        rules: [{ from: '', term: '3 working days', article: '', silence: 'wait' }],
        sees: { documents: 'all', sections: 'all', parties: true },
        answer: { outcomes: [{ id: 'agree', name: '' }] },
      },
    },
  ],
};
