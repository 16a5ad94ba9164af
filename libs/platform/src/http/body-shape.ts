import { platformRefusal } from '../platform.refusals';

const DEEPEST = 32;
/** The largest form holds some hundred; a whole law brought as one amendment some thousand. */
const MOST_VALUES = 10_000;

/**
 * Looked at before anything else walks the body: a body of many thousand levels would exhaust the stack, and one of 256 KB
 * full of tiny objects would keep the process busy for a second.
 * @throws Refusal platform.bad-json, platform.too-large
 */
export function checkShape(body: unknown): void {
  let level: unknown[] = [body];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length;
    if (depth > DEEPEST) throw platformRefusal('bad-json');
    if (values > MOST_VALUES) throw platformRefusal('too-large', { limit: `${MOST_VALUES} 项 / values` });
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
