import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentFault } from '#infrastructure/content-file.ts';
import { fold } from '#infrastructure/fold.browser.ts';
import { codeListTexts } from '../code-lists.vi.ts';

export type PlaceLevel = 'province' | 'district' | 'commune';
const levels: readonly PlaceLevel[] = ['province', 'district', 'commune'];

/** Địa bàn cả nước: one unit with those above it; `text` names them all, `key` is that without marks for searching. */
export type CountryPlace = {
  code: string;
  name: string;
  level: PlaceLevel;
  parent: CountryPlace | undefined;
  text: string;
  /** Its own name without marks and without its kind. */
  shortKey: string;
  key: string;
};

/** The whole country as it was divided from a day on. */
export type CountryEdition = { from: string; places: readonly CountryPlace[] };

/** Words before the name proper. */
export const placeKind = /^(thi tran|phuong|xa|dac khu|huyen|quan|thi xa|thanh pho|tinh) /;

const line = /^(\t{0,2})(\d{2,5}) (\S.*)$/;
/** The code's digits say the level: a district may be missing, a commune then stands right below its province. */
const levelOf: Readonly<Record<number, PlaceLevel>> = { 2: 'province', 3: 'district', 5: 'commune' };

/**
 * Reads `content/<province>/places`: one text file an edition, named after its first day, a unit a line (`code name`), a tab deeper than the
 * unit it belongs to. Throws ContentFault naming file and line of every fault.
 */
export async function readCountryPlaces(folder: string): Promise<CountryEdition[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  const read = await Promise.all(
    names.map(async (name) => readEdition(join(folder, name), await readFile(join(folder, name), 'utf8'))),
  );
  const faults = read.flatMap((edition) => edition.faults);
  if (faults.length > 0) throw new ContentFault(faults);
  return read.map(({ places }, index) => ({ from: names[index]?.slice(0, -4) ?? '', places }));
}

function readEdition(file: string, text: string): { places: CountryPlace[]; faults: string[] } {
  const places: CountryPlace[] = [];
  const faults: string[] = [];
  const codes = new Set<string>();
  const above: (CountryPlace | undefined)[] = [];
  for (const [index, one] of text.split('\n').entries()) {
    if (one.trim() === '' || one.startsWith('#')) continue;
    const fault = (message: string) => faults.push(`${file}, dòng ${index + 1}: ${message}`);
    const [, tabs, code = '', name = ''] = line.exec(one) ?? [];
    const level = levelOf[code.length];
    const depth = tabs?.length ?? 0;
    const parent = depth === 0 ? undefined : above[depth - 1];
    const isPlaced = level !== undefined && (depth === 0) === (level === 'province');
    const isBelow = !parent || (level && levels.indexOf(level) > levels.indexOf(parent.level));
    if (tabs === undefined || !isPlaced || !isBelow || (depth > 0 && !parent)) {
      fault(codeListTexts.placeUnread);
      continue;
    }
    if (codes.has(`${level} ${code}`)) fault(codeListTexts.placeTwice(code));
    codes.add(`${level} ${code}`);
    const whole = [name, parent?.text].filter(Boolean).join(', ');
    const own = wordsOf(name).join(' ');
    const place = {
      ...{ code, name, level, parent, text: whole },
      shortKey: own.replace(placeKind, ''),
      key: ` ${own}${parent?.key ?? ''}`,
    };
    above.length = depth;
    above[depth] = place;
    places.push(place);
  }
  return { places, faults };
}

/** Words without marks or signs. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
