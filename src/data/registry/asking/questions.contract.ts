import { z } from 'zod';

export const AskInput = z.object({ question: z.string().trim().min(5).max(1000) });
export const AnswerInput = z.object({ answer: z.string().trim().min(5).max(2000) });

/** Câu hỏi của người dân về một lượt khai thác dữ liệu, as the unit that has to answer sees it. */
export const QuestionView = z.object({
  id: z.uuid(),
  askedAt: z.iso.datetime(),
  question: z.string(),
  dueAt: z.iso.datetime(),
  late: z.boolean(),
  answeredAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
  look: z.object({
    at: z.iso.datetime(),
    registerName: z.string(),
    readerName: z.string(),
    unitName: z.string(),
    postTitle: z.string(),
    purposeText: z.string(),
    article: z.string(),
    dossierCode: z.string().nullable(),
    reason: z.string(),
    fields: z.array(z.string()),
  }),
});
export type QuestionView = z.infer<typeof QuestionView>;
