import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { TextProvider } from '../ui/text.tsx';
import { MyDataPage } from './data/MyDataPage.tsx';
import { ContractPage } from './developers/ContractPage.tsx';
import { DevelopersPage } from './developers/DevelopersPage.tsx';
import { ExchangeFiguresPage } from './developers/ExchangeFiguresPage.tsx';
import { ExchangeStatusPage } from './developers/ExchangeStatusPage.tsx';
import { CertificatesPage } from './developers/CertificatesPage.tsx';
import { MessagesPage } from './developers/MessagesPage.tsx';
import { SandboxKeyPage } from './developers/SandboxKeyPage.tsx';
import { CheckPage } from './drafts/CheckPage.tsx';
import { FormPage } from './drafts/FormPage.tsx';
import { DossierPage } from './dossiers/DossierPage.tsx';
import { LookUpPage } from './dossiers/LookUpPage.tsx';
import { MyDossiersPage } from './dossiers/MyDossiersPage.tsx';
import { ReceiptPage } from './dossiers/ReceiptPage.tsx';
import { HomePage } from './home/HomePage.tsx';
import { SignInPage } from './identity/SignInPage.tsx';
import { GoOnPage, SignOnPage } from './identity/SignOnPage.tsx';
import { ErrorPage } from './layout/ErrorPage.tsx';
import { Layout } from './layout/Layout.tsx';
import type { PageModel } from './page-model.ts';
import { portalEn } from './portal.en.ts';
import { portalVi, type PortalText } from './portal.vi.ts';
import { CallingScreen } from './queue/CallingScreen.tsx';
import { KioskPage } from './queue/KioskPage.tsx';
import { TakenNumberPage } from './queue/TakenNumberPage.tsx';
import { ScreenLayout } from './layout/ScreenLayout.tsx';
import { ProcedureListPage } from './procedures/ProcedureListPage.tsx';
import { InformationPage } from './procedures/InformationPage.tsx';
import { ProcedurePage } from './procedures/ProcedurePage.tsx';

/** Draws one page of the portal as a whole HTML document. Only a page of a form and the screens of a queue carry script. */
export function renderPage(model: PageModel): string {
  const texts: Readonly<Record<PortalText, string>> = model.lang === 'en' ? portalEn : portalVi;
  const isForm = model.page === 'formSection';
  const isScreen = model.page === 'kiosk' || model.page === 'takenNumber' || model.page === 'calling';
  const isLive = isForm || model.page === 'calling';
  const draw = isLive ? renderToString : renderToStaticMarkup;
  const page = <Page model={model} />;
  const body = draw(
    <TextProvider value={{ lang: model.lang, texts }}>
      {isScreen ? (
        <ScreenLayout otherLanguageUrl={model.otherLanguageUrl}>{page}</ScreenLayout>
      ) : (
        <Layout viewer={model.viewer} otherLanguageUrl={model.otherLanguageUrl}>
          {page}
        </Layout>
      )}
    </TextProvider>,
  );
  const { assets } = model;
  const styles = [...assets.styles, ...(isForm ? assets.formStyles : [])];
  const links = styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('');
  const source = isForm ? assets.formScript : isScreen ? assets.queueScript : null;
  const script =
    (isLive
      ? `<script type="application/json" id="page-data">${embed({ lang: model.lang, model: model.data })}</script>`
      : '') + (source ? `<script type="module" src="${source}"></script>` : '');
  const goOn = model.page === 'goOn' ? `<meta http-equiv="refresh" content="0;url=${escapeHtml(model.data.url)}">` : '';
  return (
    `<!doctype html><html lang="${model.lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${titleOf(model, texts)}</title>` +
    `<link rel="icon" href="data:,">${goOn}${links}</head><body>${body}${script}</body></html>`
  );
}

function Page({ model }: { model: PageModel }) {
  switch (model.page) {
    case 'home':
      return <HomePage {...model.data} />;
    case 'procedures':
      return <ProcedureListPage {...model.data} />;
    case 'procedure':
      return <ProcedurePage {...model.data} />;
    case 'procedureInformation':
      return <InformationPage {...model.data} />;
    case 'kiosk':
      return <KioskPage {...model.data} />;
    case 'takenNumber':
      return <TakenNumberPage {...model.data} />;
    case 'calling':
      return (
        <div id="queue-screen">
          <CallingScreen {...model.data} />
        </div>
      );
    case 'signIn':
      return <SignInPage {...model.data} />;
    case 'signOn':
      return <SignOnPage {...model.data} />;
    case 'goOn':
      return <GoOnPage {...model.data} />;
    case 'formSection':
      return <FormPage {...model.data} />;
    case 'check':
      return <CheckPage {...model.data} />;
    case 'receipt':
      return <ReceiptPage {...model.data} />;
    case 'mine':
      return <MyDossiersPage {...model.data} />;
    case 'dossier':
      return <DossierPage {...model.data} />;
    case 'myData':
      return <MyDataPage {...model.data} />;
    case 'lookUp':
      return <LookUpPage {...model.data} />;
    case 'developers':
      return <DevelopersPage {...model.data} />;
    case 'contract':
      return <ContractPage {...model.data} />;
    case 'messages':
      return <MessagesPage {...model.data} />;
    case 'certificates':
      return <CertificatesPage {...model.data} />;
    case 'exchangeStatus':
      return <ExchangeStatusPage {...model.data} />;
    case 'exchangeFigures':
      return <ExchangeFiguresPage {...model.data} />;
    case 'sandboxKey':
      return <SandboxKeyPage {...model.data} />;
    case 'error':
      return <ErrorPage {...model.data} />;
  }
}

function titleOf(model: PageModel, texts: Readonly<Record<PortalText, string>>): string {
  const titles: Record<PageModel['page'], string> = {
    home: texts['portal.fullName'],
    procedures: texts['search.title'],
    procedure: model.page === 'procedure' ? model.data.definition.name : '',
    procedureInformation: model.page === 'procedureInformation' ? model.data.name : '',
    kiosk: texts['kiosk.title'],
    takenNumber: texts['kiosk.yourNumber'],
    calling: texts['calling.title'],
    signIn: texts['signIn.title'],
    signOn: texts['signIn.title'],
    goOn: texts['signOn.goingOn'],
    formSection: model.page === 'formSection' ? model.data.procedure.name : '',
    check: texts['check.title'],
    receipt: texts['receipt.title'],
    mine: texts['mine.title'],
    dossier: model.page === 'dossier' ? model.data.dossier.code : '',
    myData: texts['data.title'],
    lookUp: texts['lookUp.title'],
    developers: texts['dev.title'],
    contract: model.page === 'contract' ? `${model.data.contract.name} ${model.data.contract.version}` : '',
    messages: texts['messages.title'],
    certificates: texts['certificates.title'],
    exchangeStatus: texts['status.title'],
    exchangeFigures: texts['figures.title'],
    sandboxKey: texts['dev.key'],
    error: texts['error.title'],
  };
  return escapeHtml(`${titles[model.page]} – ${texts['portal.name']}`);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON inside a script element: no `<` may close it. */
function embed(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}
