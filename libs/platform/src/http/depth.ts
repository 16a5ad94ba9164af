import { platformRefusal } from '../platform.refusals';

const DEEPEST = 32;

/** Bodies are walked by recursion further on; one of many thousand levels would exhaust the stack. @throws Refusal platform.bad-json */
export function checkDepth(body: unknown): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw platformRefusal('bad-json');
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? Object.values(value) : [],
    );
  }
}
