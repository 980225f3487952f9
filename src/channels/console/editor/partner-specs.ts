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
        { key: 'questionEn', label: 'edit.questionEn', kind: 'long', isOptional: true },
        when('edit.askedWhen'),
        { key: 'area', label: 'edit.area', kind: 'condition', isOptional: true },
        { key: 'sees.documents', label: 'edit.seesDocuments', kind: 'parts' },
        { key: 'sees.sections', label: 'edit.seesSections', kind: 'parts' },
        { key: 'sees.parties', label: 'edit.seesParties', kind: 'yes-no' },
        optional(text('answer.deemed', 'edit.deemed')),
        {
          key: 'answer.paper',
          label: 'edit.answerPaper',
          kind: 'choice',
          options: [option('required', 'edit.answerPaper.required'), option('optional', 'edit.answerPaper.optional')],
          isOptional: true,
        },
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
        {
          key: 'answer.fields',
          title: 'edit.answerFields',
          item: 'edit.answerField',
          nameKey: 'label',
          fields: [
            text('label', 'edit.fieldLabel'),
            optional(text('labelEn', 'edit.fieldLabelEn')),
            id,
            {
              key: 'type',
              label: 'edit.fieldType',
              kind: 'choice',
              options: [
                option('text', 'edit.fieldType.text'),
                option('number', 'edit.fieldType.number'),
                option('money', 'edit.fieldType.money'),
                option('date', 'edit.fieldType.date'),
                option('yes_no', 'edit.fieldType.yes_no'),
              ],
            },
            { key: 'required', label: 'edit.fieldRequired', kind: 'yes-no' },
          ],
          fresh: { id: '', label: '', type: 'text', required: false },
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
