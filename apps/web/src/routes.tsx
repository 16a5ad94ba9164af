import { createBrowserRouter, type RouteObject } from 'react-router';
import { PageFailure, PageMissing, PageOpening } from './frame/page-failure';
import { PublicFrame } from './frame/public-frame';

// Every page is fetched when it is first opened. What needs no sign-in stands in the public frame.

const page = (path: string, read: () => Promise<{ Page: React.ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await read()).Page }),
  hydrateFallbackElement: <PageOpening />,
});

export const routes = createBrowserRouter([
  {
    element: <PublicFrame />,
    errorElement: <PageFailure />,
    hydrateFallbackElement: <PageOpening />,
    children: [
      page('/', () => import('./public/front-page')),
      page('/login', () => import('./public/login-page')),
      page('/v', () => import('./scan/address-page')),
      page('/check', () => import('./scan/scan-page')),
      page('/need', () => import('./applicant/ask-page')),
    ],
  },
  {
    lazy: async () => ({ Component: (await import('./frame/desk-frame')).DeskFrame }),
    errorElement: <PageFailure />,
    hydrateFallbackElement: <PageOpening />,
    children: [
      page('/home', () => import('./frame/home-page')),
      page('/ask', () => import('./applicant/ask-page')),
      page('/apply', () => import('./applicant/apply-page')),
      page('/apply/:id', () => import('./applicant/apply-page')),
      page('/applications', () => import('./applicant/applications-page')),
      page('/applications/:id', () => import('./applicant/application-page')),
      page('/permits', () => import('./applicant/permits-page')),
      page('/permits/number/:number', () => import('./applicant/permit-by-number')),
      page('/permits/:id', () => import('./applicant/permit-page')),
      page('/sales', () => import('./seller/sales-page')),
      page('/sales/:id', () => import('./seller/redeem-page')),
      page('/receipts', () => import('./seller/receipts-page')),
      page('/stock', () => import('./seller/stock-page')),
      page('/desk', () => import('./approver/desk-page')),
      page('/desk/:id', () => import('./approver/desk-page')),
      page('/scan', () => import('./scan/scan-page')),
      page('/messages', () => import('./frame/messages-page')),
      page('/journal', () => import('./admin/journal-page')),
    ],
  },
  { path: '*', element: <PageMissing /> },
]);
