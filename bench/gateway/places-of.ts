/** A contract with one read of an object, as text. */
export const placesOf = (title: string): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title, version: '1.0' },
    paths: {
      '/places': {
        get: {
          operationId: 'listPlaces',
          responses: { '200': { description: 'ok', content: { 'application/json': { schema: { type: 'object' } } } } },
        },
      },
    },
  });
