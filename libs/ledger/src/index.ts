// The books in double entry: what each enterprise holds where, and what is on the road (条例 19; 办法 11; ADR 0006).
// `bookDelivery` is called by permits in the redemption's own transaction, so that no sale is booked without a permit and
// none is redeemed without goods. `stockOf` feeds the pre-check; `openStock` the seeds.
// Callers: permits, notifications, the seeds.
export { openStock, type OpeningStock } from './stock/open-stock';
export { stockOf } from './stock/stock-of';
export { bookDelivery, type Delivery } from './consignment/book-delivery';
export * from './contract';
