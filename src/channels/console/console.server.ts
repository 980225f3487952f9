import fastifyStatic from '@fastify/static';
import { fileURLToPath } from 'node:url';
import type { App } from '#infrastructure/http/app.ts';
import { refuseHttp } from '#infrastructure/http/errors.ts';

const root = fileURLToPath(new URL('../../../dist/console', import.meta.url));

/** Trang quản trị as files; an address that is no file gets the application, which finds the page. */
export async function consolePages(app: App): Promise<void> {
  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, { root, prefix: '/', redirect: true });
      scope.setNotFoundHandler((request, reply) => {
        const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
        if (!wantsPage) throw refuseHttp('http.not_found');
        return reply.sendFile('index.html');
      });
    },
    { prefix: '/quan-tri' },
  );
}
