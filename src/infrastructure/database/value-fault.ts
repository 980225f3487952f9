import pg from 'pg';

/** Lỗi của giá trị: PostgreSQL's classes of errors a statement meets in its values, 22 what cannot be read, 23 what is not allowed. */
export const isValueFault = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
