// Reading the journal: its newest seal for everybody, its rows for the audit administrator, and a check every minute that
// nobody has touched it (GB/T 22239-2019 8.1.4.3). The journal itself is the platform's; nothing here writes.
// Callers: none yet; readers of higher floors may take the head.
export { journalHead, type JournalHead } from './journal/journal-head';
export * from './contract';
