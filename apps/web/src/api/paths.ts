// The HTTP interface as openapi-fetch wants it: one entry per route, from the types beside this file.
import type * as P from './permit-types';
import type * as T from './types';

type Answer<B> = { 200: { headers: Record<string, unknown>; content: { 'application/json': B } } };
type Read<B, Path = undefined, Query = undefined> = {
  get: (Path extends string
    ? { parameters: { path: { [K in Path]: string } } & (Query extends object ? { query?: Query } : unknown) }
    : { parameters: Query extends object ? { query?: Query } : { query?: never } }) & { responses: Answer<B> };
};
type Act<I, B, Path = undefined> = {
  post: (Path extends string
    ? { parameters: { path: { [K in Path]: string } } }
    : { parameters: { query?: never } }) & {
    requestBody: { content: { 'application/json': I } };
    responses: Answer<B>;
  };
};
type Nothing = Record<string, never>;
type After = { after?: string; limit?: number };
type Fence = { fence: number };

export interface Paths {
  '/api/session': Read<T.Me> &
    Act<{ username: string; password: string }, T.Me> & {
      delete: { parameters: { query?: never }; responses: Answer<unknown> };
    };
  '/api/demo/accounts': Read<{ items: T.DemoAccount[] }>;
  '/api/substances': Read<{ items: T.Substance[] }>;
  '/api/requirement': Act<unknown, unknown>;
  '/api/enterprises/mine': Read<T.EnterpriseFile>;
  '/api/enterprises': Read<
    T.Page<T.Counterparty>,
    undefined,
    After & { q?: string; sells?: string; transports?: 'true' | 'false' }
  >;
  '/api/applications/precheck': Act<T.ApplicationInput, T.Precheck>;
  '/api/applications': Read<T.Page<T.ApplicationRow>, undefined, After & { state?: string }> &
    Act<T.ApplicationInput, T.ApplicationView>;
  '/api/applications/{id}': Read<T.ApplicationView, 'id'>;
  '/api/applications/{id}/resubmit': Act<T.ApplicationInput, T.ApplicationView, 'id'>;
  '/api/applications/{id}/withdraw': Act<Nothing, T.ApplicationView, 'id'>;
  '/api/review/queue': Read<T.Page<T.QueueRow>, undefined, After>;
  '/api/review/counts': Read<T.QueueCounts>;
  '/api/review/reasons': Read<T.ReviewReasons>;
  '/api/review/claim': Act<Nothing, T.ClaimAnswer>;
  '/api/review/applications/{id}/claim': Act<Nothing, T.ClaimAnswer, 'id'>;
  '/api/review/applications/{id}/extend': Act<Fence, T.ClaimAnswer, 'id'>;
  '/api/review/applications/{id}/release': Act<Fence, T.ApplicationView, 'id'>;
  '/api/review/applications/{id}/approve': Act<Fence & { note?: string }, T.ApplicationView, 'id'>;
  '/api/review/applications/{id}/return': Act<
    Fence & { defects: { code: string; note?: string }[] },
    T.ApplicationView,
    'id'
  >;
  '/api/review/applications/{id}/refuse': Act<Fence & { reason: string; note: string }, T.ApplicationView, 'id'>;
  '/api/permits': Read<
    T.Page<P.PermitRow>,
    undefined,
    After & { side?: 'holder' | 'seller' | 'carrier'; state?: string }
  >;
  '/api/permits/{id}': Read<P.PermitView, 'id'>;
  '/api/permits/number/{number}': Read<P.PermitView, 'number'>;
  '/api/permits/{id}/redemptions': Act<P.RedemptionInput, P.RedemptionView, 'id'>;
  '/api/scan': Act<{ text: string }, P.ScanVerdict>;
  '/api/verify/keys': Read<P.VerifyKeys>;
  '/api/consignments': Read<
    T.Page<P.ConsignmentView>,
    undefined,
    After & { side?: 'seller' | 'buyer'; state?: 'in_transit' | 'received' }
  >;
  '/api/consignments/{id}/receipt': Act<
    { lines: { substance: string; quantity: T.QuantityWire }[]; reason?: string },
    P.ConsignmentView,
    'id'
  >;
  '/api/ledger/stock': Read<{ items: P.StockItem[] }>;
  '/api/ledger/entries': Read<T.Page<P.LedgerEntry>, undefined, After>;
  '/api/messages': Read<P.MessagePage, undefined, After>;
  '/api/messages/{id}/read': Act<Nothing, unknown, 'id'>;
  '/api/audit/head': Read<P.AuditHead>;
  '/api/audit/journal': Read<T.Page<P.JournalEntry>, undefined, After>;
}
