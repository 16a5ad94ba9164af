import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

// What a phone holds of scans until the register has them, and the list of a checkpoint. In the browser's database: it is
// still there after a reload.

export interface ScanPlace {
  latitude: number;
  longitude: number;
  accuracy?: number;
}

export interface WaitingScan {
  id: string;
  account: string;
  text: string;
  scannedAt: string;
  offline: boolean;
  shown: string;
  place?: ScanPlace;
  checkpoint?: string;
  /** Code of the refusal, when the server will not take it. */
  refused?: string;
}

interface Schema extends DBSchema {
  waiting: { key: string; value: WaitingScan; indexes: { account: string } };
  lists: { key: string; value: unknown };
}

let opening: Promise<IDBPDatabase<Schema>> | null = null;

function store(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('yby-scans', 1, {
    upgrade(made) {
      made.createObjectStore('waiting', { keyPath: 'id' }).createIndex('account', 'account');
      made.createObjectStore('lists');
    },
  }).catch((error: Error) => {
    opening = null;
    throw error;
  });
  return opening;
}

export const keepScan = async (scan: WaitingScan): Promise<void> => void (await (await store()).put('waiting', scan));

/** Of this person alone, oldest first. */
export async function waitingScans(account: string): Promise<WaitingScan[]> {
  const all = await (await store()).getAllFromIndex('waiting', 'account', account);
  return all.sort((a, b) => a.scannedAt.localeCompare(b.scannedAt));
}

export async function dropScans(ids: readonly string[]): Promise<void> {
  const tx = (await store()).transaction('waiting', 'readwrite');
  await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done]);
}

export const keepList = async (account: string, list: unknown): Promise<void> =>
  void (await (await store()).put('lists', list, account));
export const keptList = async (account: string): Promise<unknown> => (await store()).get('lists', account);
