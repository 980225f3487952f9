/** Ngôn ngữ of screens and of the sentences the server makes: Vietnamese is the language of the law and comes first. */
export type Language = 'vi' | 'en';

/** Texts of one language under their codes. */
export type Catalogue = Readonly<Record<string, string>>;

/** The same texts in every language. */
export type Catalogues = Readonly<Record<Language, Catalogue>>;

/** The text of a code; what English does not have is said in Vietnamese. */
export function findText(texts: Catalogues, lang: Language, code: string): string | undefined {
  return texts[lang][code] ?? texts.vi[code];
}
