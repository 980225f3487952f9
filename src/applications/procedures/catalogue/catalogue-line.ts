import { z } from 'zod';
import { catalogueTexts as texts } from './catalogue-texts.vi.ts';
import type { CatalogueChannel, CatalogueLevel, ProcedureInformation } from './information.contract.ts';

/** Columns of the national catalogue that are read. */
export const catalogueColumns = [
  'code',
  'name',
  'sector_codes',
  'sectors',
  'promulgator',
  'level',
  'type',
  'internal',
  'subject_codes',
  'executing_agency',
  'coordinating',
  'channels',
  'doc_components',
  'decision_no',
  'decision_date',
  'updated',
] as const;
export type CatalogueColumn = (typeof catalogueColumns)[number];

/** Thủ tục trong danh mục: one line, made fit for the database. */
export type CatalogueEntry = {
  code: string;
  name: string;
  sector: string;
  sectorName: string;
  level: 'commune' | 'province' | 'ministry';
  applicantKinds: ('citizen' | 'enterprise' | 'organisation')[];
  information: ProcedureInformation;
};

const levelLetters: Readonly<Record<string, CatalogueLevel>> = {
  X: 'commune',
  T: 'province',
  B: 'ministry',
  N: 'vertical',
  K: 'other',
};
const channelLetters = { O: 'online', D: 'counter', P: 'post' } as const;
const units = { WD: 'working_day', D: 'day', H: 'hour', M: 'month', Y: 'year' } as const;

/** Đối tượng thực hiện: the national codes by the three kinds the portal knows. */
const citizenCodes = ['ĐT1', 'ĐT3', 'ĐT4', 'ĐT5', 'DT12', 'DT13', 'ĐT14', 'ĐT15'];
const enterpriseCodes = ['ĐT2', 'ĐT8', 'ĐT10', 'DT11'];
const organisationCodes = ['ĐT6', 'ĐT7', 'ĐT9'];

/** Below this, an amount of money has lost its thousands. */
const smallestFeeVnd = 1000;

/** Reads one line; what is wrong with it is told, and only without a code or a name is it left out. */
export function readCatalogueLine(line: Readonly<Record<CatalogueColumn, string>>): {
  entry: CatalogueEntry | undefined;
  faults: string[];
} {
  const faults: string[] = [];
  const plain = (column: CatalogueColumn) => {
    const tidy = line[column].replaceAll(/\s+/gu, ' ').trim();
    if (tidy !== line[column].trim() && column === 'name') faults.push(texts.spaces(column));
    return tidy.normalize('NFC');
  };
  const code = line.code.trim();
  if (code !== line.code) faults.push(texts.codeSpaces(code));
  if (!/^\d\.\d{6}$/.test(code)) return { entry: undefined, faults: [...faults, texts.codeWrong(code)] };
  const name = plain('name');
  if (name === '') return { entry: undefined, faults: [...faults, texts.nameMissing(code)] };

  const levels = readLevels(line.level, faults);
  const agency = plain('executing_agency');
  if (agency === '') faults.push(texts.agencyMissing);
  const number = plain('decision_no');
  if (number === '') faults.push(texts.decisionMissing);
  const count = /^\d+$/.test(line.doc_components) ? Number(line.doc_components) : null;
  if (count === null) faults.push(texts.countWrong(line.doc_components));
  return {
    entry: {
      code,
      name,
      sector: line.sector_codes.split('|')[0]?.trim() ?? '',
      sectorName: plain('sectors').split('|')[0]?.trim() ?? '',
      level: nearestLevel(levels),
      applicantKinds: readApplicants(line.subject_codes),
      information: {
        promulgator: plain('promulgator'),
        executingAgency: agency || null,
        coordinatingAgency: plain('coordinating') || null,
        levels,
        channels: readChannels(line.channels, faults),
        documentCount: count,
        decision: number === '' ? null : { number, issuedOn: readDay(line.decision_date, 'decision_date', faults) },
        isInternal: line.internal === '1' || line.type === 'STANDARD_INTERNAL',
        isSpecific: line.type === 'SPECIFIC',
        updatedOn: readDay(line.updated, 'updated', faults),
      },
    },
    faults,
  };
}

function readLevels(letters: string, faults: string[]): CatalogueLevel[] {
  const levels = [...letters].flatMap((letter) => levelLetters[letter] ?? []);
  if (levels.length === 0 || levels.length < letters.length) faults.push(texts.levelWrong(letters));
  return levels;
}

/** The level nearest to whoever hands in. */
function nearestLevel(levels: readonly CatalogueLevel[]): CatalogueEntry['level'] {
  return levels.includes('commune') ? 'commune' : levels.includes('province') ? 'province' : 'ministry';
}

function readApplicants(codes: string): CatalogueEntry['applicantKinds'] {
  const given = codes.split('|');
  const isAny = (some: readonly string[]) => some.some((code) => given.includes(code));
  const kinds = [
    isAny(citizenCodes) && ('citizen' as const),
    isAny(enterpriseCodes) && ('enterprise' as const),
    isAny(organisationCodes) && ('organisation' as const),
  ];
  return kinds.filter((kind) => kind !== false);
}

/** `O:5WD:0 D:7.5WD:10000/20000`: channel, time with its unit (`?` when told in words), amounts by case. */
function readChannels(text: string, faults: string[]): CatalogueChannel[] {
  return text
    .trim()
    .split(/\s+(?=[DOP]:)/u)
    .flatMap((part) => {
      const [, letter, amount = '', unit = '', fees = ''] = /^([DOP]):(.*?)(WD|D|H|M|Y|\?):([^:]*)$/su.exec(part) ?? [];
      if (letter !== 'O' && letter !== 'D' && letter !== 'P') {
        faults.push(texts.channelWrong(part));
        return [];
      }
      return {
        channel: channelLetters[letter],
        term: readTerm(amount, unit, part, faults),
        feesVnd: readFees(fees, part, faults),
      };
    });
}

function readTerm(amount: string, unit: string, part: string, faults: string[]): CatalogueChannel['term'] {
  const known = Object.entries(units).find(([letters]) => letters === unit)?.[1];
  const number = Number(amount);
  if (!known || amount.trim() === '' || !(number > 0)) {
    faults.push(texts.termWrong(part));
    return null;
  }
  return { amount: number, unit: known };
}

function readFees(text: string, part: string, faults: string[]): CatalogueChannel['feesVnd'] {
  if (text.trim() === '') return null;
  const amounts = text.split('/').map(Number);
  if (amounts.some((amount) => !Number.isSafeInteger(amount) || amount < 0)) {
    faults.push(texts.feeWrong(part));
    return null;
  }
  if (amounts.some((amount) => amount > 0 && amount < smallestFeeVnd)) {
    faults.push(texts.feeSmall(part));
    return null;
  }
  return amounts;
}

function readDay(text: string, column: CatalogueColumn, faults: string[]): string | null {
  const day = z.iso.date().safeParse(text.trim());
  if (day.success) return day.data;
  faults.push(texts.dayWrong(column, text));
  return null;
}
