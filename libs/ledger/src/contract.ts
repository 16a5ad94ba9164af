// Pure face of the books (条例 19: sales and usage ledgers; 办法 11): the words for books and movements, how a movement
// becomes entries that come to zero, and when a receipt needs a reason. No Nest, no database: the receipt form in the
// browser and the receipt on the server judge a difference by the same function.
// Callers: the web; permits and notifications for the words.

export { accountKinds, goodsKinds, postingKinds, type AccountKind, type PostingKind } from './words';
export { consignmentStates, type ConsignmentState } from './words';
export { entriesOf, receiptMovements, type EntryDraft, type Movement } from './posting';
export { compareReceipt, type LineDifference, type ReceiptLine, type SentLine } from './consignment/compare-receipt';
