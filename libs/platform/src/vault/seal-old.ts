/** Name of the port at which every module answers that keeps personal data of an earlier version, not sealed yet. */
export const SEAL_OLD_PORT = 'platform.seal-old';

export interface SealOld {
  readonly what: { readonly zh: string; readonly en: string };
  /** Goes once over all there is, page by page, each page an act of its own: may be stopped, repeated and run beside the system. */
  sealOld(): Promise<number>;
}

/** Rows of one page. */
export const PAGE = 500;

/** In SQL: whether a text has the sealed form. */
export const SEALED_FORM = '^v1[.][0-9a-f]{16}[.]';

/** Takes pages until one comes back without its end. @returns how many rows they have sealed */
export async function everyPage<C>(
  page: (after: C | null) => Promise<{ sealed: number; next: C | null }>,
): Promise<number> {
  let count = 0;
  let after: C | null = null;
  do {
    const { sealed, next }: { sealed: number; next: C | null } = await page(after);
    count += sealed;
    after = next;
  } while (after !== null);
  return count;
}
