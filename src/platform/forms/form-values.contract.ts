import type { formsVi } from './forms.vi.ts';

export type Language = 'vi' | 'en';

/** Địa chỉ theo đơn vị hành chính: codes of the administrative units; the district ended on 1/7/2025. */
export type Address = {
  readonly province?: string;
  readonly district?: string;
  readonly commune?: string;
  readonly detail?: string;
};

/** Tệp trong tờ khai: an upload of whoever fills it in; what stands in its name is frozen at the hand-in. */
export type UploadedFile = { readonly upload?: string; readonly name?: string };

export type FieldValue = string | number | boolean | readonly string[] | Address | UploadedFile;
export type SectionValues = { readonly [fieldId: string]: FieldValue };

/** Dữ liệu tờ khai, clean: only visible fields with a value, in their stored shape. */
export type FormValues = { readonly [sectionId: string]: SectionValues | readonly SectionValues[] };

/** Danh mục, asked synchronously while a form is checked; plugged by whoever has the lists. */
export type CodeLists = {
  has(list: string, code: string): boolean;
  name(list: string, code: string, lang: Language): string | undefined;
  entries(list: string): readonly { readonly code: string; readonly parent?: string | undefined }[];
  /** Code above an entry, also of one that is not offered; left out, only what is offered is known. */
  parent?(list: string, code: string): string | undefined;
  /** Whether what is here is only a part of the list, as in a browser: other codes are then judged by their digits. */
  isPartial?(list: string): boolean;
};

type Texts = typeof formsVi;
/** Mã lỗi: every text key that words a problem. */
export type ProblemCode = Extract<keyof Texts, `forms.problem.${string}`>;

/** Lỗi hoặc cảnh báo tại một trường; a warning never blocks. */
export type FormProblem = {
  readonly path: string;
  readonly level: 'error' | 'warning';
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
};
