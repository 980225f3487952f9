import { z } from 'zod';

export const RegisterSearch = z.object({ ngay: z.iso.date().optional().catch(undefined) });
