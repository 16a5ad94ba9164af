/** A piece of a paper that is not torn across pages. */
export interface Block {
  /** Points, with what the block keeps free below itself. */
  readonly height: number;
  /** Free space above, left out at the top of a page. */
  readonly before?: number;
  /** Stands at the foot of a page that it shares. */
  readonly atFoot?: boolean;
  draw(y: number): void;
}

export interface Placed {
  readonly block: Block;
  readonly y: number;
}

/**
 * Blocks on pages, in their order.
 * @param tops y of the writing on the first and on every further page
 * @param bottom y that no block passes, unless it is higher than a whole page
 */
export function inPages(blocks: readonly Block[], tops: readonly [number, number], bottom: number): Placed[][] {
  const pages: Placed[][] = [[]];
  let [y] = tops;
  for (const block of blocks) {
    const page = pages.at(-1)!;
    const before = page.length ? (block.before ?? 0) : 0;
    if (page.length && y + before + block.height > bottom) {
      pages.push([{ block, y: tops[1] }]);
      y = tops[1] + block.height;
      continue;
    }
    y += before;
    page.push({ block, y: block.atFoot ? bottom - block.height : y });
    y += block.height;
  }
  return pages;
}
