import { BrowserApp } from '../ui/frame/BrowserApp.tsx';
import { consoleEn } from './console.en.ts';
import { consoleVi } from './console.vi.ts';
import { Frame } from './layout/Frame.tsx';

export function App() {
  return (
    <BrowserApp texts={{ vi: consoleVi, en: consoleEn }}>
      <Frame />
    </BrowserApp>
  );
}
