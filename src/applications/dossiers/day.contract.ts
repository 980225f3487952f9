import { z } from 'zod';

/** A day the database can keep: its calendar has no year 0. */
export const Day = z.iso.date().refine((day) => day >= '1900-01-01');
