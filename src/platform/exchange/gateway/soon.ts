const mostWaitMs = 3000;

/** A database that hangs is one that is gone: a promise of it is waited for so long. Throws when it is not kept by then, or as it does. */
export async function soon<Value>(asked: Promise<Value>): Promise<Value> {
  const { promise: tired, reject: tire } = Promise.withResolvers<never>();
  const timer = setTimeout(() => tire(new Error('The database does not answer')), mostWaitMs);
  try {
    return await Promise.race([asked, tired]);
  } finally {
    clearTimeout(timer);
  }
}
