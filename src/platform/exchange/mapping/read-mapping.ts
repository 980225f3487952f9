import { readByHand } from '../read-by-hand.ts';
import { ServiceMapping } from './mapping.contract.ts';

/** Đọc phép chuyển đổi written by hand. Throws `exchange.mapping_wrong` with the place and what is wrong there. */
export const readMapping = (text: string): ServiceMapping =>
  readByHand(text, { shape: ServiceMapping, refusal: 'exchange.mapping_wrong' });
