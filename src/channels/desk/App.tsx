import { RouterProvider } from '@tanstack/react-router';
import { BrowserApp } from '../ui/frame/BrowserApp.tsx';
import { deskEn } from './desk.en.ts';
import { deskVi } from './desk.vi.ts';
import { router } from './router.tsx';

export function App() {
  return (
    <BrowserApp texts={{ vi: deskVi, en: deskEn }}>
      <RouterProvider router={router} />
    </BrowserApp>
  );
}
