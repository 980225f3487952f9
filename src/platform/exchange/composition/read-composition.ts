import { readByHand } from '../read-by-hand.ts';
import { ServiceComposition } from './composition.contract.ts';

/** Đọc cách ghép written by hand. Throws `exchange.composition_wrong` with the place and what is wrong there. */
export const readComposition = (text: string): ServiceComposition =>
  readByHand(text, { shape: ServiceComposition, refusal: 'exchange.composition_wrong' });
