// Reading the journal: its newest seal for everybody, its rows for the audit administrator, and a check every minute that
// nobody has touched it (GB/T 22239-2019 8.1.4.3). The journal itself is the platform's. What is written here is who has looked
// at whose personal data (PIPL 51): in the very act that shows it.
// Callers: enterprise and permits, which note each look; readers of higher floors may take the head.
export { journalHead, type JournalHead } from './journal/journal-head';
export { noteAccess, notePaper, UnmaskBody } from './access/note-access';
export * from './contract';
