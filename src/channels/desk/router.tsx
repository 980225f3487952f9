import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { DataPage } from './data/DataPage.tsx';
import { DossierPage } from './dossiers/DossierPage.tsx';
import { InboxPage } from './inbox/InboxPage.tsx';
import { IntakePage } from './intake/IntakePage.tsx';
import { Frame } from './layout/Frame.tsx';
import { NoPage } from './layout/NoPage.tsx';
import { OfficePage } from './office/OfficePage.tsx';
import { QueuePage } from './queue/QueuePage.tsx';
import { RegisterPage } from './register/RegisterPage.tsx';
import { RegisterSearch } from './register/register-search.ts';
import { FoundSearch } from './search/found-search.ts';
import { SearchPage } from './search/SearchPage.tsx';
import { WorkPage } from './work/WorkPage.tsx';
import { WorkSearch } from './work/work-search.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NoPage });
const getParentRoute = () => root;

const routes = [
  createRoute({ getParentRoute, path: '/', validateSearch: WorkSearch, component: WorkPage }),
  createRoute({ getParentRoute, path: '/ho-so/$code', component: DossierPage }),
  createRoute({ getParentRoute, path: '/tiep-nhan', component: IntakePage }),
  createRoute({ getParentRoute, path: '/goi-so', component: QueuePage }),
  createRoute({ getParentRoute, path: '/tin', component: InboxPage }),
  createRoute({ getParentRoute, path: '/co-quan', component: OfficePage }),
  createRoute({ getParentRoute, path: '/du-lieu', component: DataPage }),
  createRoute({ getParentRoute, path: '/tra-cuu', validateSearch: FoundSearch, component: SearchPage }),
  createRoute({ getParentRoute, path: '/so-theo-doi', validateSearch: RegisterSearch, component: RegisterPage }),
] as const;

/** Addresses of the desk. What is in the address is plain text, without the router's JSON. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/ban-lam-viec',
  defaultPreload: false,
  scrollRestoration: true,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const entries = Object.entries(search).flatMap(([key, value]) =>
      value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
    );
    const text = new URLSearchParams(entries).toString();
    return text && `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
