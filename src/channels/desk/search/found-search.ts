import { z } from 'zod';

export const FoundSearch = z.object({ q: z.string().max(100).optional().catch(undefined) });
