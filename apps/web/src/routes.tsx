import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { EitherFrame } from './frame/either-frame';
import { FrameFailure, PageFailure, PageMissing, PageOpening } from './frame/page-failure';
import type { PageHandle } from './frame/new-page';
import { PublicFrame } from './frame/public-frame';
import type { WordKey } from './words';

// Every page is fetched when it is first opened. What needs no sign-in stands in the public frame.

const page = (path: string, title: WordKey, read: () => Promise<{ Page: React.ComponentType }>): RouteObject => ({
  path,
  handle: { title } satisfies PageHandle,
  lazy: async () => ({ Component: (await read()).Page }),
  hydrateFallbackElement: <PageOpening />,
  errorElement: <PageFailure />,
});

export const routes = createBrowserRouter([
  {
    element: <PublicFrame />,
    errorElement: <FrameFailure />,
    hydrateFallbackElement: <PageOpening />,
    children: [
      page('/', 'public.title', () => import('./public/front-page')),
      page('/join', 'join.title', () => import('./enterprise/join-page')),
      page('/login', 'session.signIn', () => import('./public/login-page')),
      page('/v', 'scan.title', () => import('./scan/address-page')),
      page('/n/:code', 'noticeCheck.title', () => import('./public/notice-page')),
      page('/check', 'scan.title', () => import('./scan/scan-page')),
      { path: '/need', element: <Navigate to="/ask" replace /> },
      { path: '*', handle: { title: 'problem.missing' } satisfies PageHandle, element: <PageMissing /> },
    ],
  },
  {
    element: <EitherFrame />,
    errorElement: <FrameFailure />,
    hydrateFallbackElement: <PageOpening />,
    children: [
      page('/ask', 'ask.title', () => import('./applicant/ask-page')),
      page('/privacy', 'privacy.title', () => import('./privacy/privacy-page')),
      page('/e/:code', 'ecode.title', () => import('./code/code-page')),
    ],
  },
  {
    lazy: async () => ({ Component: (await import('./frame/desk-frame')).DeskFrame }),
    errorElement: <FrameFailure />,
    hydrateFallbackElement: <PageOpening />,
    children: [
      page('/home', 'nav.home', () => import('./frame/home-page')),
      page('/apply', 'apply.title', () => import('./applicant/apply-page')),
      page('/apply/:id', 'apply.correctTitle', () => import('./applicant/apply-page')),
      page('/applications', 'apps.title', () => import('./applicant/applications-page')),
      page('/applications/:id', 'app.title', () => import('./applicant/application-page')),
      page('/applications/:id/why', 'why.title', () => import('./parts/why-page')),
      page('/permits', 'permits.title', () => import('./applicant/permits-page')),
      page('/permits/number/:number', 'permit.title', () => import('./applicant/permit-by-number')),
      page('/permits/:id', 'permit.title', () => import('./applicant/permit-page')),
      page('/measures', 'measures.title', () => import('./permit/measures-page')),
      page('/sales', 'sales.title', () => import('./seller/sales-page')),
      page('/sales/:id', 'redeem.title', () => import('./seller/redeem-page')),
      page('/receipts', 'receipts.title', () => import('./seller/receipts-page')),
      page('/stock', 'stock.title', () => import('./seller/stock-page')),
      page('/desk', 'desk.title', () => import('./approver/desk-page')),
      page('/load', 'load.title', () => import('./approver/load-page')),
      page('/desk/:id', 'desk.title', () => import('./approver/desk-page')),
      page('/visits', 'visits.title', () => import('./course/visits-page')),
      page('/visits/:id', 'visit.page', () => import('./course/visit-page')),
      page('/scan', 'scan.title', () => import('./scan/scan-page')),
      page('/enterprises', 'register.title', () => import('./county/register-page')),
      page('/enterprises/:id', 'cf.title', () => import('./county/county-file-page')),
      page('/checkpoint', 'scan.checkpoint', () => import('./scan/checkpoint-page')),
      page('/scans', 'scans.title', () => import('./scan/scan-log-page')),
      page('/suspicions', 'suspicions.title', () => import('./scan/suspicions-page')),
      page('/enterprises/:id/standing', 'standing.title', () => import('./code/standing-page')),
      page('/code', 'ecode.title', () => import('./code/my-code-page')),
      page('/file', 'file.title', () => import('./enterprise/file-page')),
      page('/file/:id', 'file.title', () => import('./enterprise/filing-page')),
      page('/verification', 'verify.title', () => import('./approver/verification-page')),
      page('/verification/:id', 'verify.title', () => import('./approver/verify-page')),
      page('/account', 'account.title', () => import('./account/account-page')),
      page('/messages', 'messages.title', () => import('./frame/messages-page')),
      page('/messages/settings', 'outward.title', () => import('./frame/message-settings-page')),
      page('/keys', 'keys.title', () => import('./keys/keys-page')),
      page('/imports', 'imports.title', () => import('./import/imports-page')),
      page('/imports/:id', 'import.title', () => import('./import/import-page')),
      page('/access', 'access.title', () => import('./privacy/access-log-page')),
      page('/account/data', 'mine.title', () => import('./privacy/my-data-page')),
      page('/cities', 'cities.title', () => import('./cities/cities-page')),
      page('/cities/new', 'cities.new', () => import('./cities/new-city-page')),
      page('/cities/proposals/:id', 'cities.title', () => import('./cities/proposal-page')),
      page('/cities/:stem', 'cities.title', () => import('./cities/city-page')),
      page('/journal', 'journal.title', () => import('./admin/journal-page')),
      page('/absence', 'absence.title', () => import('./people/absence-page')),
      page('/organs', 'organs.title', () => import('./people/organs-page')),
      page('/people', 'people.title', () => import('./people/people-page')),
      page('/people/:id', 'people.title', () => import('./people/person-page')),
      page('/proposals', 'proposals.title', () => import('./people/proposals-page')),
      page('/law', 'law.title', () => import('./admin/law-page')),
      page('/law/import', 'law.import', () => import('./admin/law-import-page')),
      page('/law/amendments/:id', 'law.amendment', () => import('./admin/amendment-page')),
    ],
  },
]);
